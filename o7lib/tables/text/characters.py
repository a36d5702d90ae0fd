"""Characters that a reader cannot see or cannot tell apart: by Unicode property, never by a list of our own."""

import unicodedata
from functools import cache
from itertools import combinations

import regex

# Controls, formats (zero width, direction), separators of lines; the private, unassigned and lone signs that a
# wrong encoding leaves; and what Unicode says is drawn as nothing (fillers, variation selectors, joiners).
# The blank braille pattern is a drawn sign by its property and empty to the eye.
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\ufffd]")
_OTHER_SPACE = regex.compile(r"[\p{Zs}--[ ]]", regex.VERSION1)
# Three scripts share most of their capitals to the eye; a word of two of them is read as a word of one.
_ALIKE = ("Latin", "Cyrillic", "Greek")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_OF = {script: regex.compile(rf"\p{{Script={script}}}") for script in _ALIKE}


def named(c: str) -> str:
    """A character by number and name, as a message gives it.

    >>> named("\\u200b")
    'U+200B ZERO WIDTH SPACE'
    """
    return f"U+{ord(c):04X} {unicodedata.name(c, 'a character without a name')}"


def mixed(text: str) -> str:
    """What was expected instead of a word that is written in two scripts whose letters look alike; else empty.

    >>> mixed("G\\u0435rmany")
    "each word in one script; '\u0435' in 'G\u0435rmany' is U+0435 CYRILLIC SMALL LETTER IE"
    """
    if text.isascii():
        return ""
    for word in _WORD.findall(text):
        for one, other in combinations(_ALIKE, 2):
            if _OF[one].search(word) and (found := _OF[other].search(word)):
                return f"each word in one script; {found[0]!r} in {word!r} is {named(found[0])}"
    return ""


def unclean(text: str) -> str:
    """What no text of a table may hold, said as what was expected; empty where it is clean.

    >>> unclean("Viet\\u200bNam"), unclean("Viet Nam ")
    ('no U+200B ZERO WIDTH SPACE', 'no space before or after')
    """
    if text != text.strip():
        return "no space before or after"
    if text.isascii() and text.isprintable():
        return ""
    if found := _UNSEEN.search(text):
        return f"no {named(found[0])}"
    if not unicodedata.is_normalized("NFC", text):
        return "accents joined to their letters (Unicode NFC)"
    return ""


def spaced(name: str) -> str:
    """What was expected of the spaces in a name, by which things are told apart; empty where they are plain.

    A text may have them as a document prints them.

    >>> spaced("Viet\\u00a0Nam"), spaced("Viet  Nam"), spaced("Viet Nam")
    ('no U+00A0 NO-BREAK SPACE', 'one space between words', '')
    """
    if "  " in name:
        return "one space between words"
    found = None if name.isascii() else _OTHER_SPACE.search(name)
    return f"no {named(found[0])}" if found else ""


@cache
def _twins() -> dict[str, str]:
    """Each letter or digit that looks like a plain one, with the plain one: Unicode's own table of confusables."""
    from confusable_homoglyphs.confusables import confusables_data  # read from a file: only where names are compared

    plain = "abcdefghijklmnopqrstuvwxyz0123456789"
    alike = {twin["c"]: sign for sign in plain for twin in confusables_data.get(sign, ()) if len(twin["c"]) == 1}
    capitals = {
        twin["c"]: sign for sign in plain for twin in confusables_data.get(sign.upper(), ()) if len(twin["c"]) == 1
    }
    return {c: sign for c, sign in {**capitals, **alike}.items() if c not in plain and not c.isascii()}


def skeleton(text: str) -> str:
    """A text without what the eye passes over: case, accents, spaces, signs, the script of look-alike letters.

    Two names of one skeleton are one name to a reader.

    >>> skeleton("Suède") == skeleton("SUEDE") == skeleton("Sued\\u0435")
    True
    """
    twins = _twins()
    seen = "".join(twins.get(c, c) for c in text)
    apart = unicodedata.normalize("NFKD", seen.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return "".join(twins.get(c, c) for c in bare if c.isalnum()) or text
