"""Rules on the reference tables: biennia, regions, places, funders."""

from collections.abc import Iterator

from o7lib.errors import Problem
from o7lib.tables.text.characters import skeleton
from o7lib.tables.validation.problems import Frames, Path, problems_from_rows


def biennia_are_two_years(t: Frames, path: Path) -> Iterator[Problem]:
    """A biennium is two calendar years, and its name says which."""
    b = t["biennia"]
    named = b["first_year"].astype(str) + "-" + (b["last_year"] % 100).astype(str).str.zfill(2)
    yield from problems_from_rows(
        b[b["last_year"] != b["first_year"] + 1], path("biennia"), "last_year", "first_year plus 1"
    )
    yield from problems_from_rows(
        b[b["biennium"] != named], path("biennia"), "biennium", "the name of its two years, such as 2012-13"
    )


def biennia_follow_each_other(t: Frames, path: Path) -> Iterator[Problem]:
    """Two biennia share no year, or what was reached in it would count twice."""
    b = t["biennia"].sort_values("first_year")
    shared = b[(b["first_year"] <= b["last_year"].shift()).fillna(False)]
    yield from problems_from_rows(shared, path("biennia"), "first_year", "a year that no other biennium has")


def names_lead_to_one(t: Frames, path: Path) -> Iterator[Problem]:
    """A reader may ask for a place, region or funder by any of its names, so no two share one."""
    for name, column in (("regions", "printed_names"), ("places", "printed_names"), ("funders", "name")):
        owner: dict[str, int] = {}
        for row, (first, more) in enumerate(zip(t[name]["name"], t[name][column], strict=True)):
            said = {skeleton(word): word.casefold() for word in (first, *more.split("; "))}
            taken = sorted(word for word in said if owner.setdefault(word, row) != row)
            if taken:
                lines = ", ".join(f"{said[word]} is on line {owner[word] + 2}" for word in taken)
                yield Problem(path(name), row + 2, column, more, f"names of its own: {lines}")


def member_states_have_a_number(t: Frames, path: Path) -> Iterator[Problem]:
    """Every member State has a United Nations M49 number; a subregion of the ILO's has none."""
    p = t["places"]
    state = p["kind"] == "member_state"
    yield from problems_from_rows(p[state & p["m49"].isna()], path("places"), "m49", "the M49 number of a member State")
    yield from problems_from_rows(
        p[~state & p["m49"].notna()], path("places"), "m49", "nothing: a subregion has no M49 number"
    )
    shared = p[p["m49"].notna() & p["m49"].duplicated()]
    yield from problems_from_rows(shared, path("places"), "m49", "a number that no other place has")


def donor_states_have_a_code(t: Frames, path: Path) -> Iterator[Problem]:
    """A bilateral donor is a State and has its ISO code; no other funder has one."""
    f = t["funders"]
    wrong = f[(f["kind"].astype(str) == "bilateral") != f["iso3"].notna()]
    yield from problems_from_rows(
        wrong, path("funders"), "iso3", "an ISO code for a bilateral donor, nothing for another funder"
    )


def indicators_have_the_criteria_required(t: Frames, path: Path) -> Iterator[Problem]:
    """An indicator asks for no more criteria than it has in that biennium, or no result could ever count."""
    key = ["biennium", "indicator"]
    i = t["indicators"].join(t["criteria"].groupby(key).size().rename("criteria"), on=key).fillna({"criteria": 0})
    yield from problems_from_rows(
        i[i["criteria_required"] > i["criteria"]],
        path("indicators"),
        "criteria_required",
        lambda r: f"at most {int(r['criteria'])}, the criteria of {r['indicator']} in {r['biennium']}",
    )
