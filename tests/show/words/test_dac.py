"""An evaluation's words: what the record is silent on stands first, and a count near it is no answer."""

import pandas as pd
import pytest

from o7lib.measures import dac
from o7lib.measures.evidence import MEASURES
from o7lib.show import page
from o7lib.show.words import dac as dac_words
from o7lib.tables.model.references import Ref
from o7lib.tables.model.schema import codes


@pytest.fixture
def shown(monkeypatch):
    """What a page shows, as text without its markup."""
    parts: list[str] = []
    monkeypatch.setattr(page, "display", lambda data, raw: parts.append(data["text/html"]))
    return parts


def test_every_measure_that_a_criterion_quotes_and_every_silence_has_its_words():
    quoted = [m for _, measures in dac.QUOTED.values() for m, _ in measures]
    quoted += [m for limits in dac.LIMITS.values() for m, _ in limits]
    for name in [*quoted, *MEASURES, *(s for silent in dac.SILENT.values() for s in silent)]:
        assert dac_words.measure(name, "")[0].isupper(), name


def test_a_kind_of_doubt_and_a_language_are_labels_not_codes():
    kind, language = codes("source_notes", "kind")[0], codes("achievements", "language")[0]
    for name, code in (("notes", kind), ("language", language)):
        said = dac_words.measure(name, code)
        assert ": " in said and "_" not in said and not said.endswith(f": {code}")


ROWS = pd.DataFrame(
    [
        {
            "dac": "impact",
            "role": "silent",
            "measure": "baselines",
            "code": "",
            "count": pd.NA,
            "of": pd.NA,
            "refs": [],
        },
        {"dac": "impact", "role": "beside", "measure": "people", "code": "", "count": 3, "of": 9, "refs": []},
        {"dac": "relevance", "role": "touches", "measure": "results", "code": "", "count": 4, "of": pd.NA, "refs": []},
    ]
).astype({"count": "Int64", "of": "Int64"})


def test_a_silence_has_a_dash_and_a_count_says_of_how_many():
    assert dac_words.dac(ROWS)["shown"].tolist() == ["–", "3 of 9", "4"]


def test_every_role_has_its_words_and_a_count_beside_a_question_is_no_answer():
    assert set(dac_words.ROLES) == set(dac.ROLES)
    assert dac_words.dac(ROWS)["role"].tolist()[1] == "does not answer it with"


def test_each_criterion_is_asked_once_over_a_table_of_its_own(shown):
    dac_words.criteria(ROWS)
    assert len(shown) == 2
    assert shown[0].count(f"<span>{dac_words.DAC['impact']}") == 1
    assert shown[0].index("says nothing of") < shown[0].index("does not answer it with")


def test_gaps_stand_under_the_names_of_their_own_criteria(shown):
    grid = pd.DataFrame(
        {
            "indicator": ["7.1", "7.2"],
            "criterion": [4, 4],
            "label": ["Data by sex", "Services for return"],
            "region": "Africa",
            "results": 1,
            "reporting": 0,
            "refs": [[], []],
            "skipped_by": [[Ref("KHM129", "results-2012-13", "5-9")], []],
        }
    )
    dac_words.gaps(grid, {"region": "Region"}, "results that report")
    assert 'class="num stage hollow"' in shown[0] and "results-2012-13, lines 5-9" in shown[0]
    assert "popover" not in shown[1] and '<span class="stage hollow">0 of 1</span>' in shown[1]
    assert "4 Data by sex" in shown[0] and "4 Services for return" not in shown[0]
    assert "7.2: results that report" in shown[1] and "4 Services for return" in shown[1]


def test_a_kind_of_doubt_that_nobody_noted_has_no_row():
    kinds = codes("source_notes", "kind")[:2]
    rows = pd.DataFrame({"measure": "notes", "code": kinds, "count": [0, 2], "of": [2, 2]})
    assert dac_words.strength(rows)["code"].tolist() == [kinds[1]]


def test_a_strength_without_a_whole_has_no_share():
    rows = pd.DataFrame({"measure": ["results", "firm"], "code": "", "count": [4, 1], "of": [pd.NA, 4]})
    assert dac_words.strength(rows)["percent"].tolist() == ["–", "25%"]
