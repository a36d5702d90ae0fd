"""A scope is named as a person would: by any name, in any spelling, or with an offer of the nearest."""

import unicodedata
from collections.abc import Iterator

import pandas as pd
import pytest

from o7lib.errors import ParameterError
from o7lib.measures import scope
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record

RECORD = load_all()


def bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def spoken() -> Iterator[tuple[str, str, str]]:
    """Every name of every region, place, funder, biennium and indicator, with the key it stands for."""
    for part, (table, key, name) in scope.PARTS.items():
        for row in RECORD.untracked(table).to_dict("records"):
            names = {row[key], row[name], *str(row.get("printed_names") or row[name]).split("; ")}
            if pd.notna(row.get("m49")):
                names.add(f"{row['m49']:03}".lstrip("0"))
            for one in names:
                yield part, one, row[key]


@pytest.mark.parametrize(
    "spelt",
    [
        str,
        str.upper,
        str.lower,
        str.title,
        bare,
        lambda t: f"  {t} ",
        lambda t: t.replace("'", "’"),
        lambda t: t.replace(" ", "-"),
    ],
    ids=["as it is", "upper", "lower", "title", "no accents", "spaces round", "curly", "hyphens"],
)
def test_every_name_in_every_spelling_finds_its_key(spelt) -> None:
    wrong = [(part, spelt(said)) for part, said, key in spoken() if scope.resolve(RECORD, part, spelt(said)) != key]
    assert wrong == []


def test_no_two_keys_answer_to_one_name() -> None:
    seen: dict[tuple[str, str], str] = {}
    for part, said, key in spoken():
        assert seen.setdefault((part, said.casefold()), key) == key


def test_what_a_refusal_offers_can_be_pasted_back() -> None:
    for part in scope.PARTS:
        for key, name in scope.keys(RECORD, part).items():
            assert scope.resolve(RECORD, part, f"{name} ({key})") == key


def dropped(name: str) -> str:
    """A name with a letter lost in its middle."""
    return name[: len(name) // 2] + name[len(name) // 2 + 1 :]


def swapped(name: str) -> str:
    """A name with two letters of its middle in the wrong order."""
    middle = len(name) // 2
    return name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]


def understood(said: str) -> str:
    """The key that a text is taken for, else the offer that a refusal makes."""
    try:
        return scope.resolve(RECORD, "place", said)
    except ParameterError as refused:
        return str(refused).split(" The record has")[0]


@pytest.mark.parametrize("misspelt", [dropped, swapped])
def test_a_slip_of_the_keyboard_is_met_with_the_place_that_was_meant(misspelt) -> None:
    for key, name in scope.keys(RECORD, "place").items():
        if RECORD.untracked("places").set_index("place_id").loc[key, "kind"] == "subregion":
            continue  # named after a region, which is the nearer guess
        said = understood(misspelt(name))
        assert said == key or f"{key} ({name})" in said, f"{misspelt(name)}: {said}"


@pytest.mark.parametrize(
    ("said", "offer"),
    [("Vietnm", "VNM (Viet Nam)"), ("Laos", "LAO (Lao People's Democratic Republic)")],
)
def test_the_nearest_place_is_offered_with_its_key(said: str, offer: str) -> None:
    with pytest.raises(ParameterError) as refused:
        scope.resolve(RECORD, "place", said)
    assert f"there is no place {said!r}. Did you mean {offer}?" in str(refused.value)


def test_where_nothing_is_near_nothing_is_offered_and_all_is_listed() -> None:
    with pytest.raises(ParameterError) as refused:
        scope.resolve(RECORD, "funder", "Atlantis")
    said = str(refused.value)
    assert said.startswith("there is no funder 'Atlantis'. The record has: AUS (Australia), ")
    assert all(key in said for key in scope.keys(RECORD, "funder"))


def test_numbers_of_the_narratives_follow_the_documents_of_the_scope() -> None:
    here = scope.narrow(RECORD, biennium="2014-15")
    assert set(here.narrative_figures["doc_id"]) <= set(here.documents["doc_id"])
    assert "summary-2012-13" not in set(here.narrative_figures["doc_id"])


def test_a_record_of_results_and_places_alone_can_be_narrowed() -> None:
    record = Record(
        {
            "results": RECORD.untracked("results"),
            "places": RECORD.untracked("places"),
            "regions": RECORD.untracked("regions"),
        }
    )
    assert set(scope.narrow(record, region="Africa").results["place_id"].str.len()) == {3}


def test_a_table_of_reference_stays_whole_however_many_columns_it_has() -> None:
    wide = RECORD.places.assign(note="x", more="y")
    there = {name: RECORD.untracked(name) for name in RECORD} | {"places": wide}
    here = scope.narrow(Record(there), indicator="7.1", biennium="2012-13")
    assert len(here.places) == len(wide) and len(here.biennia) == len(RECORD.biennia)
