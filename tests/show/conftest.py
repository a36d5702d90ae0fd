"""What the tests of a brief's parts share: what a page shows, and a record of one place with the rows given."""

from collections.abc import Callable

import pandas as pd
import pytest

from o7lib.show import page
from o7lib.show.explorer import choices
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import schema
from o7lib.tables.model.scope import Scope

KEY = {"biennium": "2012-13", "indicator": "7.1", "cpo": "TGO101"}
ASKED = {"biennium": "2012-13", "indicator": "7.1"}
SPOT = {"doc_id": "results", "lines": "1-2"}


@pytest.fixture(scope="session")
def whole() -> Record:
    """The shipped record."""
    return load_all()


@pytest.fixture(scope="session")
def names(whole: Record) -> dict:
    """Code to label, for every filter of the linked views."""
    return choices.names(whole)


@pytest.fixture
def shown(monkeypatch):
    """What a page shows, part by part, as markup."""
    parts: list[str] = []
    monkeypatch.setattr(page, "display", lambda data, raw: parts.append(data["text/html"]))
    return parts


@pytest.fixture
def dac_rows() -> pd.DataFrame:
    """Rows of `dac.rows`: one that the record is silent on, one counted near the question, one that touches it."""
    return pd.DataFrame(
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
            {
                "dac": "relevance",
                "role": "touches",
                "measure": "results",
                "code": "",
                "count": 4,
                "of": pd.NA,
                "refs": [],
            },
        ]
    ).astype({"count": "Int64", "of": "Int64"})


def _achieved(criterion: int, stage: str, **cell: object) -> dict:
    said = {"summary": "A law.", "ilo_contribution": "Advice.", "stage_reason": None, "repeats": None, "language": "en"}
    women = {"women_in_result": False, "women_in_contribution": False}
    return {**KEY, "criterion": criterion, "item": 1, "stage": stage, **said, **women, **SPOT, **cell}


def _note(number: int, kind: str, cpo: str | None = "TGO101", text: str = "A draft.") -> dict:
    key = KEY if cpo else dict.fromkeys(KEY)
    return {
        "note_no": number,
        **key,
        "criterion": None,
        "item": None,
        "kind": kind,
        "side": "result",
        "effect": "count",
        "note": text,
        **SPOT,
    }


def _record(scope: Scope | None = None, **tables: list[dict]) -> Record:
    """A record of one place and two criteria; every table of the schema is there, with the rows given."""
    given = {
        "documents": [{"doc_id": "results", "title": "Results"}],
        "biennia": [{"biennium": "2012-13", "first_year": 2012, "last_year": 2013}],
        "indicators": [{**ASKED, "label": "Protection policies", "criteria_required": 2}],
        "criteria": [{**ASKED, "criterion": c, "label": f"Criterion {c} of law"} for c in (1, 2)],
        "places": [{"place_id": "TGO", "name": "Togo", "kind": "member_state", "region_id": "africa"}],
        "results": [{**KEY, "place_id": "TGO", "title": "Politique", "title_language": "fr", **SPOT}],
        "achievements": [_achieved(1, schema().codes("achievements", "stage")[-1])],
        "achievement_types": [{**KEY, "criterion": 1, "item": 1, "type": schema().codes("achievement_types", "type")[0]}],
        **tables,
    }  # fmt: skip
    frames = {}
    for name, shape in schema().tables.items():
        frame = pd.DataFrame(given.get(name, []), columns=list(shape.columns))
        for column in shape.columns.values():
            if column.codes:
                frame[column.name] = frame[column.name].astype(pd.CategoricalDtype(list(column.codes), ordered=True))
        frames[name] = frame
    return Record(frames, scope)


@pytest.fixture
def achieved() -> Callable:
    """A row of achievements, by criterion and stage."""
    return _achieved


@pytest.fixture
def note() -> Callable:
    """A row of source notes, by number and kind."""
    return _note


@pytest.fixture
def record() -> Callable:
    """A record of one place and two criteria; every table of the schema is there, with the rows given."""
    return _record
