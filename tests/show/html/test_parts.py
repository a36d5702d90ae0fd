"""Parts of a page: fields that JSON can hold, HTML from templates that escape, words without the frame."""

import json

import pytest

from o7lib.show.html import parts
from o7lib.show.html.parts import part, render

HOSTILE = """</td><script>'"&"""


def test_fields_that_are_empty_are_left_out_and_zero_is_kept():
    assert part("table", caption="", rows=[], lists={}, count=0) == {"kind": "table", "count": 0}


def test_no_character_that_turns_text_round_reaches_a_field():
    assert part("title", words="a\u202eb\x00")["words"] == "ab"


@pytest.mark.parametrize(
    "held",
    [
        part("title", words=HOSTILE, lead=HOSTILE, kicker=HOSTILE),
        part("finding", sentences=[HOSTILE]),
        part("read_also", pieces=[HOSTILE, {"file": HOSTILE, "words": HOSTILE}]),
        part("links", groups=[{"words": HOSTILE, "briefs": [{"file": "a", "words": HOSTILE, "more": HOSTILE}]}]),
        part("nothing", words=HOSTILE),
        part("heading", words=HOSTILE, id=HOSTILE),
        part("table", caption=HOSTILE, columns=[{"heading": HOSTILE}], rows=[[HOSTILE], [{"words": HOSTILE, "drawn": HOSTILE,
             "hint": HOSTILE, "lang": HOSTILE}], [{"words": HOSTILE, "opens": HOSTILE, "label": HOSTILE}]], source=HOSTILE),
        part("caveats", always=[HOSTILE], groups=[{"summary": HOSTILE, "notes": [{"note": HOSTILE, "at": HOSTILE}]}]),
        part("sources", documents=[{"words": HOSTILE, "title": HOSTILE, "lines": HOSTILE, "rows": HOSTILE}]),
        part("contents", tables=[{"caption": HOSTILE, "label": HOSTILE, "rows": [{"words": HOSTILE, "meaning": HOSTILE}]}]),
        part("trail", up=[{"file": HOSTILE, "words": HOSTILE}], words=HOSTILE),
        part("onward", before={"file": HOSTILE, "words": HOSTILE}, after={"file": HOSTILE, "words": HOSTILE}),
    ],
    ids=lambda held: held["kind"],
)  # fmt: skip
def test_no_text_of_a_part_can_break_out_of_its_element(held):
    made = render(held)
    assert "<script" not in made and "&lt;script&gt;" in made and HOSTILE not in made
    assert json.loads(json.dumps(held)) == held


def test_a_part_of_no_known_kind_is_refused():
    with pytest.raises(KeyError, match="poem"):
        render(part("poem"))


def test_in_the_lab_every_link_is_live_and_no_table_becomes_cards():
    assert parts.IN_LAB.href("a.html", "e-1") == "a.html#e-1" and parts.IN_LAB.href("a.html") == "a.html"
    assert parts.IN_LAB.card_class({"columns": [1] * 9}) is None


def test_the_words_of_a_part_are_in_the_order_they_are_read():
    assert list(parts.texts(part("title", kicker="Country", words="Chad", lead="Lead."))) == [
        "Country",
        "Chad",
        "Lead.",
    ]
