"""Rules on identity: one thing has one key and one name, to a person and to a machine."""

from collections.abc import Iterator

from o7lib.errors import Problem
from o7lib.tables.text.characters import skeleton
from o7lib.tables.text.reserved import is_reserved
from o7lib.tables.validation.problems import Frames, Path, problems_from_rows, rows_where

KEYS = {
    "regions": "region_id",
    "places": "place_id",
    "funders": "funder_id",
    "partners": "partner_id",
    "instruments": "instrument_id",
    "documents": "doc_id",
    "projects": "project_id",
}
NAMED = ("partners", "instruments")  # regions, places and funders: names_lead_to_one


def keys_are_free_words(t: Frames, path: Path) -> Iterator[Problem]:
    """A key names pages, columns and choices: a word that means something else there would show another thing."""
    for table, key in KEYS.items():
        wrong = rows_where(t[table], map(is_reserved, t[table][key].tolist()))
        yield from problems_from_rows(wrong, path(table), key, "another key: this word means something else to a page")


def keys_differ_by_more_than_capitals(t: Frames, path: Path) -> Iterator[Problem]:
    """Two keys that differ by capitals alone are one file name on many systems."""
    for table, key in KEYS.items():
        wrong = t[table][t[table][key].str.casefold().duplicated().astype(bool)]
        yield from problems_from_rows(
            wrong, path(table), key, "a key that differs from every other by more than capitals"
        )


def bodies_have_names_of_their_own(t: Frames, path: Path) -> Iterator[Problem]:
    """Two bodies whose names differ by capitals, accents, signs or look-alike letters alone are one to a reader."""
    for table in NAMED:
        first: dict[str, int] = {}
        for row, name in enumerate(t[table]["name"].tolist()):
            other = first.setdefault(skeleton(name), row)
            if other != row:
                expected = f"a name that tells it from line {other + 2}, {t[table]['name'].iloc[other]!r}"
                yield Problem(path(table), row + 2, "name", name, expected)


def donors_have_codes_of_their_own(t: Frames, path: Path) -> Iterator[Problem]:
    """Two funders of one ISO code are one State, whose payments would count as two donors'."""
    f = t["funders"]
    wrong = f[f["iso3"].notna() & f["iso3"].duplicated()]
    yield from problems_from_rows(wrong, path("funders"), "iso3", "a code that no other funder has")


RULES = (
    keys_are_free_words,
    keys_differ_by_more_than_capitals,
    bodies_have_names_of_their_own,
    donors_have_codes_of_their_own,
)
