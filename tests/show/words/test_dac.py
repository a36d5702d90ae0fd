"""An evaluation's words: what the record is silent on stands first, and a count near it is no answer."""

from o7lib.measures import dac
from o7lib.show.words import dac as dac_words
from o7lib.tables.model.schema import schema


def test_a_silence_has_a_dash_and_a_count_says_of_how_many(dac_rows):
    assert dac_words.dac_labels(dac_rows, schema())["shown"].tolist() == ["–", "3 of 9", "4"]


def test_every_role_has_its_words_and_a_count_beside_a_question_is_no_answer(dac_rows):
    assert set(dac_words.ROLES) == set(dac.ROLES)
    assert dac_words.dac_labels(dac_rows, schema())["role"].tolist()[1] == "does not answer it with"


def test_the_six_criteria_are_judged_by_how_near_the_record_comes():
    near = {"speaks": [], "touches": ["relevance"], "beside": ["efficiency", "impact"]}
    assert dac_words.dac_summary(near) == (
        "The record touches on relevance, and says nothing that would allow a judgement on efficiency or impact."
    )
    assert (
        dac_words.dac_summary({"speaks": ["effectiveness"], "touches": [], "beside": []})
        == "The record speaks to effectiveness."
    )
    assert dac_words.dac_summary({"speaks": [], "touches": [], "beside": []}) == ""
