"""Find numbers, months, names and quotations of a row in the lines it cites.

Numbers count however they are printed: in digits, or in words in the documents' three languages
(English, French, Spanish). Names count in any case and with any punctuation between their words;
an acronym only as it is printed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

UNITS = """
0 zero
1 one a an un une una uno single first primera primer premier première
2 two deux dos both ambos second segundo segunda
3 three trois tres third tercera
4 four quatre cuatro fourth
5 five cinq cinco fifth
6 six seis
7 seven sept siete
8 eight huit ocho
9 nine neuf nueve
10 ten dix diez
11 eleven onze once
12 twelve douze doce
13 thirteen treize trece
14 fourteen quatorze catorce
15 fifteen quinze quince
20 twenty vingt veinte
30 thirty trente treinta
40 forty quarante cuarenta
50 fifty cinquante cincuenta half
60 sixty soixante sesenta
80 eighty
100 hundred cent cien
"""
WORDS = {word: int(line.split()[0]) for line in UNITS.strip().splitlines() for word in line.split()[1:]}
SCALES = {"mil": 1e3, "thousand": 1e3, "mille": 1e3, "million": 1e6, "millions": 1e6, "billion": 1.0}
MONTHS = """
january janvier enero jan|february février febrero feb|march mars marzo mar|april avril abril apr|may mai mayo|
june juin junio jun|july juillet julio jul|august août agosto aug|
september septembre septiembre setiembre sept sep|october octobre octubre oct|
november novembre noviembre nov|december décembre diciembre dec
"""
MONTH_OF = {name: i for i, names in enumerate(MONTHS.replace("\n", "").split("|"), 1) for name in names.split()}
LIST_MARK = re.compile(r"(?m)(?:^|(?<=>)|(?<=\|))[\s|-]*\d{1,2}(?:[.)](?!\d)|\s(?=\d\.)|\s\|)|\b\d/(?=\s?[a-z])")
NUMBER = re.compile(r"(?<![\w,])(?<!\d\.)(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)?(?![\d])", re.I)
DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
ACRONYM = re.compile(r"\b[A-Z][A-Z&]{2,}\b")
POINTER = re.compile(
    r"\b(?:criteri(?:on|a)|outputs?|lines?|note|footnote|items?)\s[\d, -]+(?:(?:and|nor|or) \d+(?!\.\d))?"
    r"|\b\d\.\d\b",
    re.I,
)
QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")


@lru_cache(maxsize=20_000)  # one audit asks for the same few hundred passages thousands of times
def plain(text: str) -> str:
    """Lower-case words without accents, marks or punctuation; a word cut by a line end is mended.

    >>> plain("Sri-Lanka’s sub-\\nRegión")
    'sri lanka s subregion'
    """
    mended = re.sub(r"(?<=\w)-\s*\n\s*(?=\w)", "", text)
    bare = "".join(c for c in unicodedata.normalize("NFKD", mended) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", bare.casefold()))


def squashed(text: str) -> str:
    """A text without blanks and punctuation: equal for two printings of one title.

    >>> squashed("Multi- lateral Framework.")
    'multilateralframework'
    """
    return plain(text).replace(" ", "")


PLAIN_WORDS = {plain(word): value for word, value in WORDS.items()}


@lru_cache(maxsize=5_000)
def numbers(text: str) -> frozenset[float]:
    """Every number that a text names, in digits or words; marks of a list are left out.

    >>> sorted(numbers("1. Two circulars; 1,152 staff and cerca de 400 mil people"))
    [2.0, 1152.0, 400000.0]
    """
    unmarked = LIST_MARK.sub(" ", text)
    found: set[float] = set()
    for match in NUMBER.finditer(unmarked):
        value = float(re.sub(r"[, ]", "", match.group(1)) + (match.group(2) or ""))
        after = re.match(r"\s*([a-z]+)", unmarked[match.end() :].casefold())
        found.add(value * SCALES.get(after.group(1), 1) if after else value)
    found |= {float(part) for date in DATE.findall(unmarked) for part in date}
    return frozenset(found | {float(PLAIN_WORDS[w]) for w in plain(unmarked).split() if w in PLAIN_WORDS})


def digits(text: str, spelled: bool = True) -> list[tuple[str, float]]:
    """The numbers that a text of ours prints, as printed and as a value: those a reader would look up.

    Number words from two to ten count too, unless `spelled` is false. A number that points
    (criterion 2, output 7, line 35, indicator 7.1) does not count.

    >>> digits("Five of 1,152 in 2012-13")
    [('1,152', 1152.0), ('2012', 2012.0), ('13', 13.0), ('Five', 5.0)]
    """
    text = POINTER.sub(" ", text)
    found = [(m.group(), float(re.sub(r"[, ]", "", m.group()))) for m in NUMBER.finditer(text)]
    words = re.findall(r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\b", text if spelled else "", re.I)
    return found + [(word, float(WORDS[word.casefold()])) for word in words]


def months(text: str) -> set[int]:
    """The months that a text names, as numbers from 1 to 12.

    >>> sorted(months("12.01.2012, en septiembre and 31 May 2013"))
    [1, 5, 9]
    """
    named = {MONTH_OF[w] for w in re.findall(r"[^\W\d_]+", text.casefold()) if w in MONTH_OF}
    return named | {int(m) for m in (date[1] for date in DATE.findall(text))}


def years(text: str) -> set[int]:
    """The years that a text names; `2013-14` names both.

    >>> sorted(years("the plan of 2013-14, in force since 12.1.2012"))
    [2012, 2013, 2014]
    """
    short = {int(a[:2] + b) for a, b in re.findall(r"\b((?:19|20)\d\d)\s?-\s?(\d\d)\b(?!\d)", text)}
    return {int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text)} | short


def names(name: str) -> list[str]:
    """The forms of a name as our tables write it: without what follows a comma, and its acronym.

    Of a government the country is enough: the documents name its embassy, its migration service.

    >>> names("Commission on Higher Education (CHED), Philippines"), names("Government of the Philippines")
    (['Commission on Higher Education', 'CHED'], ['Philippines'])
    """
    base = re.sub("^(?:Government of )?(?:[Tt]he )?", "", re.split(r",\s|\s\(", name)[0])
    return [base, *re.findall(r"\(([A-Z][\w&-]+)\)", name)]


def occurs(name: str, text: str) -> bool:
    """Whether a text holds a name: an acronym as printed, else its words in a row, in any case.

    >>> occurs("ACE", "a place of grace"), occurs("UN Women", "UN-WOMEN and others")
    (False, True)
    """
    if re.fullmatch(r"[A-Z][\w&]*[A-Z]\w*", name):
        return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    words = plain(name)
    return bool(words) and f" {words} " in f" {plain(text)} "


def convention_occurs(number: int, text: str) -> bool:
    """Whether a text names an ILO Convention by its number, alone or in a list of numbers.

    >>> convention_occurs(143, "los convenios 97 y 143"), convention_occurs(29, "Convention no.189")
    (True, False)
    """
    named = rf"\b(?:C|no|n[úu]m|convenios?|conventions?)[\s.]*(?:\d+(?:,| y| and)\s)*0*{number}\b"
    return bool(re.search(named, text, re.I))


def any_occurs(forms: Iterable[str], text: str) -> bool:
    """Whether a text holds a name in any of its forms."""
    return any(occurs(form, text) for form in forms)


def untied_numbers(ours: str, text: str, spelled: bool = True) -> Iterator[str]:
    """Numbers that our words print and the cited text does not, as we print them."""
    known = numbers(text) | {float(year) for year in years(text)} | {float(y % 100) for y in years(text)}
    yield from (printed for printed, value in digits(ours, spelled) if value not in known)


def untied_acronyms(ours: str, text: str) -> Iterator[str]:
    """Acronyms that our words use and the cited text does not."""
    used = dict.fromkeys(ACRONYM.findall(ours))
    yield from (a for a in used if not re.search(rf"(?<!\w){re.escape(a)}(?!\w)", text, re.I))


def untied_quotations(ours: str, text: str) -> Iterator[str]:
    """Quotations in our words that the cited text does not hold."""
    yield from (q for q in QUOTED.findall(ours) if squashed(q) not in squashed(text))
