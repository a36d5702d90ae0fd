"""What surrounds the numbers of a brief: terms, strength, sources, doubts; nothing is said that is not there."""

import pandas as pd

from o7lib.show.sections.evidence_box import _box
from o7lib.tables.model.schema import schema

KIND = schema().codes("source_notes", "kind")[0]


def strength(**cells: tuple[int, object, str]) -> pd.DataFrame:
    rows = [{"measure": m, "count": n, "of": of, "code": code, "refs": []} for m, (n, of, code) in cells.items()]
    return pd.DataFrame(rows).astype({"of": "Int64"})


def test_a_share_of_a_few_has_no_percentage(shown):
    _box(strength(results=(3, None, ""), firm=(2, 3, ""), criteria=(8, 16, "")), schema())
    assert "2 of 3<" in shown[0] and "8 of 16 (50%)" in shown[0]


def test_doubts_are_called_doubts_and_none_is_said(shown):
    _box(strength(undoubted=(0, 1, ""), notes=(0, 0, KIND)), schema())
    _box(strength(undoubted=(1, 1, ""), notes=(2, 2, KIND)), schema())
    assert "without reports that a note says do not count" in shown[0] and "<dd>none</dd>" in shown[0]
    assert f"{schema().label('source_notes', 'kind', KIND).lower()} 2" in shown[1]
