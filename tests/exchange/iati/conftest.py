"""The IATI standard's own judges over lxml: its XSD, its codelists by their mapping, and its rulesets, rule by rule."""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

STANDARD = Path(__file__).parent / "standard"
RULESETS = ("standard_ruleset.json", "further_rules.json")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Added to the standard's list after the edition that is at hand; see NOTICE.md.
NEWER = {"Sector": {"15190"}}
Case = dict[str, Any]


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(STANDARD / "iati-activities-schema.xsd"))


def faults_of_form(tree: Any) -> list[str]:
    """What the XSD refuses, as `line: message`."""
    _schema().validate(tree)
    return [f"{error.line}: {error.message}" for error in _schema().error_log]


def check_codes(tree: Any) -> tuple[int, list[str]]:
    """How many values were looked up in their codelist, and those that it lacks."""
    lists = {n: set(c) | NEWER.get(n, set()) for n, c in json.loads((STANDARD / "codelists.json").read_text()).items()}
    tried, wrong = 0, []
    for mapping in etree.parse(STANDARD / "codelist-mapping.xml").iter("mapping"):
        path, condition = mapping.findtext("path"), mapping.findtext("condition")
        element, _, last = path.rpartition("/")
        name = mapping.find("codelist").get("ref")
        for value in tree.xpath(f"{element}[{condition}]/{last}" if condition else path):
            tried += 1
            if text(value) not in lists[name]:
                wrong.append(f"{path} {text(value)!r} is not in {name}")
    return tried, wrong


def text(found: Any) -> str:
    """The text of a value that XPath found: of an attribute, or of an element with what it holds."""
    return str(found) if isinstance(found, str) else "".join(found.itertext())


def values(context: Any, paths: list[str]) -> list[str]:
    """The texts of everything the paths find."""
    return [text(found) for path in paths for found in context.xpath(path)]


def day(written: str) -> date:
    """The day of a date or of a date and time."""
    return datetime.fromisoformat(written).date()


def days(context: Any, path: str) -> list[date]:
    """The days that a path finds; NOW is today."""
    return [datetime.now(UTC).date()] if path == "NOW" else [day(v) for v in values(context, [path])]


def in_order(context: Any, less: str, more: str) -> bool:
    """Whether the last of the days meant to be earlier is not after any of the later ones."""
    early, late = days(context, less), days(context, more)
    return not (early and late) or max(early) <= min(late)


def sums(context: Any, case: Case) -> bool:
    """Whether the values, if there are any, add up exactly."""
    found = values(context, case["paths"])
    return not found or sum(map(Decimal, found)) == Decimal(str(case["sum"]))


def matched(context: Any, case: Case) -> list[bool]:
    """Whether each value is wholly of the form of the regular expression."""
    return [re.fullmatch(case["regex"], v) is not None for v in values(context, case["paths"])]


def within(context: Any, case: Case) -> bool:
    """Whether every number lies between the bounds given."""
    low, high = Decimal(str(case.get("min", "-Infinity"))), Decimal(str(case.get("max", "Infinity")))
    return all(low <= Decimal(v) <= high for v in values(context, case["paths"]))


def one_or_all(context: Any, case: Case) -> bool:
    """Whether the one is there, or else all that could have it for themselves do."""
    if context.xpath(case["one"], namespaces={"xml": LANG[1:].partition("}")[0]}):
        return True
    if case["all"] == "lang":
        return all(n.get(LANG) for n in context.iter("narrative"))
    if case["all"] == "currency":
        money = ("value", "forecast", "loan-status")
        return all(e.get("currency") for tag in money for e in context.iter(tag))
    spent = context.findall("transaction")
    return bool(spent) and all(t.find(case["all"]) is not None for t in spent)


def only_one_of(context: Any, case: Case) -> bool:
    """Whether the one place is used or the other: none of `paths` beside `excluded`, else exactly one."""
    found = len(values(context, case["paths"]))
    return found == 0 if values(context, case["excluded"]) else found == 1


def year_at_most(context: Any, case: Case) -> bool:
    """Whether each span from start to end is a year at most."""
    spans = zip(days(context, case["start"]), days(context, case["end"]), strict=True)
    return all((end - start).days <= 366 for start, end in spans)


def between(context: Any, case: Case) -> bool:
    """Whether each date lies between start and end."""
    return in_order(context, case["start"], case["date"]) and in_order(context, case["date"], case["end"])


def starts(context: Any, case: Case) -> bool:
    """Whether every value starts with the text at `start`."""
    prefix = tuple(values(context, [case["start"]]))
    return all(v.startswith(prefix) for v in values(context, case["paths"]))


KINDS: dict[str, Callable[[Any, Case], bool]] = {
    "atleast_one": lambda c, k: any(c.xpath(p) for p in k["paths"]),
    "no_more_than_one": lambda c, k: sum(len(c.xpath(p)) for p in k["paths"]) <= 1,
    "dependent": lambda c, k: len({bool(c.xpath(p)) for p in k["paths"]}) == 1,
    "only_one_of": only_one_of,
    "one_or_all": one_or_all,
    "sum": sums,
    "strict_sum": sums,
    "date_order": lambda c, k: in_order(c, k["less"], k["more"]),
    "date_now": lambda c, k: in_order(c, k["date"], "NOW"),
    "time_limit": year_at_most,
    "between_dates": between,
    "regex_matches": lambda c, k: all(matched(c, k)),
    "regex_no_matches": lambda c, k: not any(matched(c, k)),
    "startswith": starts,
    "unique": lambda c, k: max(Counter(values(c, k["paths"])).values(), default=1) == 1,
    "if_then": lambda c, k: not c.xpath(f"boolean({k['if']})") or c.xpath(f"boolean({k['then']})"),
    "evaluates_to_true": lambda c, k: c.xpath(f"boolean({k['eval']})"),
    "range": within,
    "no_percent": lambda c, k: not any("%" in v for v in values(c, k["paths"])),
    "positive_decimal": lambda c, k: all(Decimal(v) > 0 for v in values(c, k["paths"])),
    "no_spaces": lambda c, k: all(v == v.strip() for v in values(c, k["paths"])),
}


def run(context: Any, kind: str, case: Case, done: Counter[str], wrong: list[str]) -> None:
    """Try one rule on one element; a loop tries its own rules once for each value that it finds."""
    if "condition" in case and not context.xpath(f"boolean({case['condition']})"):
        return
    done[kind] += 1
    if kind == "loop":
        for found in dict.fromkeys(values(context, [case["foreach"]])):
            for inner, body in case["do"].items():
                for one in body["cases"]:
                    filled = {
                        k: [p.replace("$1", found) for p in v] if k in case["subs"] else v for k, v in one.items()
                    }
                    run(context, inner, filled, done, wrong)
    elif not KINDS[kind](context, case):
        wrong.append(f"{kind} at line {context.sourceline}: {case}")


def check_rules(tree: Any) -> tuple[Counter[str], list[str]]:
    """How often each kind of rule was tried, and every rule that does not hold, over both rulesets."""
    done: Counter[str] = Counter({kind: 0 for kind in (*KINDS, "loop")})
    wrong: list[str] = []
    for name in RULESETS:
        for where, rules in json.loads((STANDARD / name).read_text()).items():
            for context in tree.xpath(where):
                for kind, body in rules.items():
                    for case in body["cases"]:
                        run(context, kind, case, done, wrong)
    return done, wrong


class Judges:
    """The three judges, for tests."""

    faults_of_form = staticmethod(faults_of_form)
    check_codes = staticmethod(check_codes)
    check_rules = staticmethod(check_rules)
    parse = staticmethod(lambda file: etree.parse(str(file)))

    def accept(self, file: Path) -> Any:
        """The parsed file, after all three judges found nothing wrong with it."""
        tree = self.parse(file)
        assert self.faults_of_form(tree) == []
        assert self.check_codes(tree)[1] == []
        assert self.check_rules(tree)[1] == []
        return tree


@pytest.fixture(scope="session")
def judges() -> Judges:
    """XSD, codelists and rulesets of IATI 2.03."""
    return Judges()
