"""Who paid, as the text puts it: a verb of paying weighs more than support, and silence is said."""

from o7lib.measures import support

WORLD = {
    "results": """
        biennium indicator cpo place_id
        2012-13 7.1 KHM129 KHM
        2012-13 7.1 LAO179 LAO
        2012-13 7.1 ZWE131 ZWE""",
    "funders": "funder_id name\nEU Union",
    "funding": "biennium indicator cpo criterion funder_id\n2012-13 7.1 KHM129 1 EU",
    "support": """
        biennium indicator cpo criterion wording body
        2012-13 7.1 KHM129 2 ilo ILO
        2012-13 7.1 LAO179 . support Fund
        2012-13 7.1 LAO179 1 named_project Project""",
}


def test_every_statement_has_its_wording_and_its_source(make):
    rows = support.statements(make(**WORLD))
    assert rows[["cpo", "wording", "body"]].to_numpy().tolist() == [
        ["KHM129", "payer", "Union"],
        ["KHM129", "ilo", "ILO"],
        ["LAO179", "support", "Fund"],
        ["LAO179", "named_project", "Project"],
    ]
    assert rows["refs"].map(len).tolist() == [1, 1, 1, 1]


def test_the_clearest_wording_of_a_result_counts_and_silence_is_one(make):
    rows = support.by_result(make(**WORLD)).set_index("cpo")
    assert rows["wording"].astype(str).to_dict() == {"KHM129": "payer", "LAO179": "support", "ZWE131": "unnamed"}
    assert rows["bodies"].to_dict() == {"KHM129": ("Union",), "LAO179": ("Fund",), "ZWE131": ()}


def test_wordings_are_counted_zeros_included(make):
    rows = support.counts(make(**WORLD)).set_index("wording")
    assert rows["results"].to_dict() == {"payer": 1, "ilo": 0, "support": 1, "named_project": 0, "unnamed": 1}
    assert set(rows["of"]) == {3}


def test_the_record_names_nobody_for_fewer_results_than_have_no_payer(record, rows):
    wordings = support.by_result(record)["wording"].astype(str).value_counts()
    paid = {(r["biennium"], r["indicator"], r["cpo"]) for r in rows("funding")}
    assert wordings["payer"] == len(paid) == 19
    assert wordings["unnamed"] < 41 - len(paid)
