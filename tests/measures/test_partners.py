"""Partners by reach, by kind and by place."""

from o7lib.measures import partners

WORLD = {
    "results": """
        biennium indicator cpo place_id
        2012-13 7.1 KHM129 KHM
        2012-13 7.2 KHM200 KHM
        2014-15 7.1 ZWE131 ZWE""",
    "partners": "partner_id name kind\niom IOM international_organisation\ntuc Congress trade_union",
    "result_partners": """
        biennium indicator cpo partner_id
        2012-13 7.1 KHM129 tuc
        2012-13 7.2 KHM200 tuc
        2012-13 7.1 KHM129 iom
        2014-15 7.1 ZWE131 iom""",
}


def test_who_works_in_most_places_comes_first_whatever_the_number_of_results(make):
    rows = partners.reach(make(**WORLD))
    assert rows["partner_id"].tolist() == ["iom", "tuc"]
    assert rows[["places", "regions", "biennia", "results"]].to_numpy().tolist() == [[2, 2, 2, 2], [1, 1, 1, 2]]


def test_the_matrix_has_a_cell_for_a_place_where_a_partner_is_not_named(make):
    cells = partners.matrix(make(**WORLD), "place_id").set_index(["partner_id", "place_id"])["results"]
    assert cells.to_dict() == {("tuc", "KHM"): 2, ("tuc", "ZWE"): 0, ("iom", "KHM"): 1, ("iom", "ZWE"): 1}


def test_kinds_count_partners_and_the_results_that_name_one(make):
    rows = partners.kinds(make(**WORLD)).set_index(["biennium", "partner_kind"])
    assert rows.loc[("2012-13", "trade_union"), ["partners", "results"]].tolist() == [1, 2]
    assert rows.loc[("2014-15", "trade_union"), ["partners", "results"]].tolist() == [0, 0]


def test_without_partners_the_frames_are_empty_but_whole(make):
    record = make(results=WORLD["results"])
    assert partners.reach(record).empty
    assert partners.matrix(record).empty
    assert partners.kinds(record)["results"].sum() == 0


def test_the_iom_works_in_seven_places_of_the_record(record, rows):
    place = {(r["biennium"], r["indicator"], r["cpo"]): r["place_id"] for r in rows("results")}
    of = {place[r["biennium"], r["indicator"], r["cpo"]] for r in rows("result_partners") if r["partner_id"] == "iom"}
    first = partners.reach(record).iloc[0]
    assert (first["partner_id"], first["places"]) == ("iom", len(of)) == ("iom", 7)
