"""An IATI file is judged by the standard's XSD, codelists and rules, and says what the record says."""

import copy
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from lxml import etree

from o7lib.errors import ParameterError
from o7lib.exchange.iati.export import export_iati
from o7lib.exchange.iati.publisher import publisher
from o7lib.measures import standing
from o7lib.measures.scope import narrow
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record

WHO = publisher("GB-COH-01234567", "A university")


@pytest.fixture(scope="module")
def record() -> Record:
    return load_all()


@pytest.fixture(scope="module")
def file(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export_iati(record, tmp_path_factory.mktemp("iati") / "outcome7.iati.xml", WHO)


@pytest.fixture(scope="module")
def tree(file: Path, judges: Any) -> Any:
    return judges.parse(file)


def test_the_file_is_of_the_standards_form(tree: Any, judges: Any) -> None:
    assert judges.faults_of_form(tree) == []


def test_every_code_is_in_its_list(tree: Any, judges: Any, record_property: Callable[[str, object], None]) -> None:
    tried, wrong = judges.check_codes(tree)
    record_property("codes looked up", tried)
    assert wrong == [] and tried > 2000


def test_every_rule_holds(tree: Any, judges: Any, record_property: Callable[[str, object], None]) -> None:
    done, wrong = judges.check_rules(tree)
    record_property("rules tried", sum(done.values()))
    assert wrong == [] and sum(done.values()) > 3000
    # No budget line, no money: what is never met in this file is tried on a broken one below.
    assert {kind for kind, count in done.items() if count == 0} == {"between_dates"}


def test_two_exports_are_equal_byte_for_byte(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.iati.xml"
    code = "import sys; from o7lib.cli import main; sys.exit(main(sys.argv[1:]))"
    words = ["export", "--to", str(again), "--org", WHO.identifier, "--org-name", WHO.name]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert again.read_bytes() == file.read_bytes()


# ---- the judges can find fault


def attribute(path: str, name: str, value: str | None) -> Callable[[Any], None]:
    def change(tree: Any) -> None:
        element = tree.xpath(path)[0]
        element.attrib.pop(name) if value is None else element.set(name, value)

    return change


def added(path: str, xml: str) -> Callable[[Any], None]:
    return lambda tree: tree.xpath(path)[0].append(etree.fromstring(xml))


def removed(path: str) -> Callable[[Any], None]:
    def change(tree: Any) -> None:
        for found in tree.xpath(path):
            found.getparent().remove(found)

    return change


def written(path: str, text: str) -> Callable[[Any], None]:
    def change(tree: Any) -> None:
        tree.xpath(path)[0].text = text

    return change


ONE = "//iati-activity"
MONEY = "<recipient-country-budget><period-start iso-date='2013-01-01'/><period-end iso-date='2013-12-31'/>{}</recipient-country-budget>"
BROKEN = {
    "atleast_one": removed(f"{ONE}[1]/sector"),
    "no_more_than_one": added(f"{ONE}[1]", "<reporting-org/>"),
    "dependent": attribute("/iati-activities", "version", None),
    "only_one_of": added(f"{ONE}[1]", "<transaction><recipient-country code='TN'/></transaction>"),
    "one_or_all": attribute(ONE, "{http://www.w3.org/XML/1998/namespace}lang", None),
    "sum": attribute("//recipient-country", "percentage", "60"),
    "strict_sum": attribute("//sector", "percentage", "99.9"),
    "date_order": attribute("//activity-date[@type='3']", "iso-date", "2001-01-01"),
    "date_now": attribute(ONE, "last-updated-datetime", "2999-01-01T00:00:00Z"),
    "time_limit": added(
        ONE, "<budget><period-start iso-date='2012-01-01'/><period-end iso-date='2013-12-31'/></budget>"
    ),
    "between_dates": added(ONE, MONEY.format("<budget-line><value value-date='2014-01-01'/></budget-line>")),
    "regex_matches": attribute("//reporting-org", "ref", "GB/COH?1"),
    "regex_no_matches": attribute("//reporting-org", "ref", "XM-DAC-41302"),
    "startswith": written("//iati-identifier", "FR-COH-1-KHM129"),
    "unique": lambda tree: tree.getroot().append(copy.deepcopy(tree.getroot()[0])),
    "if_then": attribute(ONE, "default-currency", "USD"),
    "evaluates_to_true": attribute(ONE, "budget-not-provided", "1"),
    "range": attribute("//sector", "percentage", "101"),
    "no_percent": attribute("//indicator[@measure='1']//target", "value", "8%"),
    "positive_decimal": attribute("//sector", "percentage", "0"),
    "no_spaces": written("//iati-identifier", " GB-COH-01234567-x"),
    "loop": removed("//other-identifier[1]/owner-org"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_fails_the_rule(kind: str, tree: Any, judges: Any) -> None:
    bad = copy.deepcopy(tree)
    BROKEN[kind](bad)
    if kind == "no_percent":  # the range of such a value cannot be read at all
        bad.xpath("//indicator[@measure='1']//target")[0].set("value", "8%")
        with pytest.raises(ArithmeticError, match="ConversionSyntax"):
            judges.check_rules(bad)
        return
    wrong = [w for w in judges.check_rules(bad)[1] if w.startswith("atleast_one" if kind == "loop" else kind)]
    assert wrong


def test_a_kind_of_rule_is_broken_for_each_that_can_be_tried(tree: Any, judges: Any) -> None:
    assert set(judges.check_rules(tree)[0]) == set(BROKEN)


def test_a_code_that_no_list_has_and_an_element_out_of_order_are_found(tree: Any, judges: Any) -> None:
    bad = copy.deepcopy(tree)
    attribute("//sector", "code", "99999")(bad)
    assert judges.check_codes(bad)[1] == ["//iati-activity/sector/@code '99999' is not in Sector"]
    removed(f"{ONE}[1]/title")(bad)
    assert "Expected is ( title )" in judges.faults_of_form(bad)[0]


# ---- what it says


def activity(tree: Any, cpo: str) -> Any:
    return tree.xpath(f"//iati-activity[other-identifier/@ref='{cpo}']")[0]


def test_an_outcome_is_one_activity_over_all_its_biennia(tree: Any, record: Record) -> None:
    results = record.results
    assert len(tree.xpath("//iati-activity[@hierarchy='2']")) == results["cpo"].nunique()
    twice = results.groupby("cpo")["biennium"].nunique()
    for cpo in twice[twice > 1].index:
        one = activity(tree, cpo)
        assert [d.get("iso-date") for d in one.findall("activity-date")] == ["2012-01-01", "2015-12-31"]
        assert len(one.findall("related-activity")) == 2


def test_every_result_achievement_and_number_is_there_once(tree: Any, record: Record) -> None:
    assert len(tree.xpath("//iati-activity[@hierarchy='2']/result")) == len(record.results)
    assert len(tree.xpath("//indicator[@measure='5']//actual")) == len(record.achievements)
    numbers = record.figures[["value", "women", "men"]].notna().sum().sum()
    assert len(tree.xpath("//iati-activity[@hierarchy='2']//indicator[@measure='1']//actual")) == numbers
    assert len(tree.xpath("//target")) == len(record.targets)


def test_an_achievement_tells_its_stage_the_reason_and_each_doubt(tree: Any, record: Record) -> None:
    comments = "\n".join(tree.xpath("//indicator[@measure='5']//comment/narrative/text()"))
    doubts = standing.notes_on_reports(record)
    assert comments.count("Doubt (") == len(doubts) > 0
    assert all(note in comments for note in doubts["note"])
    clear = (standing.reports(record)["standing"] == standing.CLEAR).sum()
    assert comments.count("no source note touches") == clear
    assert all(reason in comments for reason in record.achievements["stage_reason"].dropna())


def test_who_pays_only_indirectly_has_no_role_and_is_told_in_words(tree: Any, record: Record) -> None:
    paid = record.funding
    only = paid.groupby(["cpo", "funder_id"])["indirect"].all()
    names = record.funders.set_index("funder_id")["name"]
    for cpo, funder in only[only].index:
        one = activity(tree, cpo)
        assert names[funder] not in one.xpath("participating-org[@role='1']/narrative/text()")
        assert any(names[funder] in text for text in one.xpath("description[@type='4']/narrative/text()"))


def test_a_region_that_its_code_does_not_fit_says_so(tree: Any) -> None:
    regions = {r.get("code"): r.findtext("narrative") for r in tree.xpath("//recipient-region")}
    assert "wider (South of Sahara, regional)" in regions["289"]
    assert "wider" not in regions["798"]


def test_a_link_leads_to_the_lines_of_the_text_by_its_digest(tree: Any, record: Record) -> None:
    first = record.achievements.iloc[0]
    link = activity(tree, first["cpo"]).xpath(".//actual/document-link")[0]
    start, end = first["lines"].split("-")
    assert link.get("url").endswith(f"#line={int(start) - 1},{end}")
    assert link.findtext("title/narrative") == f"{first['doc_id']}, lines {start}-{end}"


def test_there_is_no_money_and_no_excuse_for_it(tree: Any) -> None:
    assert tree.xpath("//transaction | //budget | //@budget-not-provided | //@default-currency") == []


# ---- scopes and other records


@pytest.mark.parametrize(
    "parts",
    [
        {"region": "africa"},
        {"place": "RAS"},
        {"funder": "EU"},
        {"biennium": "2012-13"},
        {"indicator": "7.2"},
        {"naming": "JOR"},
        {"region": "arab_states", "biennium": "2014-15"},
    ],
    ids=str,
)
def test_any_scope_is_a_valid_file(parts: dict[str, str], record: Record, judges: Any, tmp_path: Path) -> None:
    here = narrow(record, **parts)
    tree = judges.accept(export_iati(here, tmp_path / "part.iati.xml", WHO))
    assert {str(o.get("ref")) for o in tree.iter("other-identifier")} <= set(here.results["cpo"])


def test_a_third_biennium_is_a_valid_file(third_biennium: Path, judges: Any, tmp_path: Path) -> None:
    record = load_all(third_biennium)
    tree = judges.accept(export_iati(record, tmp_path / "third.iati.xml", WHO))
    assert len(tree.xpath("//iati-activity[@hierarchy='1']")) == 3


@pytest.fixture
def elsewhere(record: Record) -> Record:
    """A record of another outcome: its own sector, indicators, codes, places and documents, no notes and no targets."""
    frames = {name: record.untracked(name).iloc[:0] for name in record}
    frames["biennia"] = pd.DataFrame({"biennium": ["2026-27"], "first_year": [2026], "last_year": [2027]})
    frames["documents"] = pd.DataFrame({"doc_id": ["r"], "sha256": ["ab" * 32], "languages": ["es"]})
    frames["places"] = pd.DataFrame(
        {
            "place_id": ["PER", "CAR"],
            "name": ["Peru", "Caribbean (regional entry)"],
            "kind": ["member_state", "subregion"],
        }
    )
    asked = {"biennium": ["2026-27"], "indicator": ["14.2"]}
    frames["indicators"] = pd.DataFrame(asked | {"label": ["Rules"], "description": ["Made & kept."]})
    frames["criteria"] = pd.DataFrame(
        asked | {"criterion": [1], "label": ["A law"], "description": ["A law <stands>."]}
    )
    key = {"biennium": "2026-27", "indicator": "14.2", "doc_id": "r", "lines": "7-9"}
    frames["results"] = pd.DataFrame(
        [
            key | {"cpo": "PER 1/a", "place_id": "PER", "title": "Trabajo \x02 decente", "title_language": "es"},
            key | {"cpo": "CAR101", "place_id": "CAR", "title": "Decent work", "title_language": "en"},
            key | {"cpo": "CAR102", "place_id": "CAR", "title": "Nothing said yet", "title_language": "en"},
        ]
    )
    said = {
        "criterion": 1,
        "item": 1,
        "stage": "adopted",
        "stage_reason": None,
        "summary": "S.",
        "ilo_contribution": None,
    }
    frames["achievements"] = pd.DataFrame([key | said | {"cpo": cpo} for cpo in ("PER 1/a", "CAR101")])
    described = {**record.schema.descriptor, "name": "outcome-14", "sector": "16020"}
    return Record(frames, schema=replace(record.schema, descriptor=described))


def test_a_record_of_another_outcome_is_a_valid_file(elsewhere: Record, judges: Any, tmp_path: Path) -> None:
    tree = judges.accept(export_iati(elsewhere, tmp_path / "o14.iati.xml", WHO))
    assert tree.xpath("//iati-identifier/text()") == ["GB-COH-01234567-CAR101", "GB-COH-01234567-PER_1_a"]
    assert tree.xpath("//sector/@code") == ["16020", "16020"]
    assert tree.xpath("//activity-status/@code") == ["2", "2"]  # the biennium is not over at the date of the data
    assert tree.xpath("//title/narrative[@xml:lang='es']/text()") == ["Trabajo \ufffd decente"]


def test_two_outcomes_with_one_identifier_are_refused(elsewhere: Record, tmp_path: Path) -> None:
    frames = {name: elsewhere.untracked(name) for name in elsewhere}
    frames["results"] = frames["results"].replace("CAR101", "PER 1?a")
    with pytest.raises(ParameterError, match=r"one IATI identifier: PER 1/a, PER 1\?a"):
        export_iati(Record(frames, schema=elsewhere.schema), tmp_path / "o.iati.xml", WHO)
    assert list(tmp_path.iterdir()) == []


def test_a_record_without_a_sector_is_refused(record: Record, tmp_path: Path) -> None:
    bare = {k: v for k, v in record.schema.descriptor.items() if k != "sector"}
    frames = {name: record.untracked(name) for name in record}
    with pytest.raises(ParameterError, match="IATI asks for the sector .* property sector ''; expected"):
        export_iati(Record(frames, schema=replace(record.schema, descriptor=bare)), tmp_path / "o.iati.xml", WHO)


def test_a_record_with_nothing_in_it_is_refused(record: Record, tmp_path: Path) -> None:
    empty = Record({name: record.untracked(name).iloc[:0] for name in record}, schema=record.schema)
    with pytest.raises(ParameterError, match="there is nothing to write in the record: no target, no result"):
        export_iati(empty, tmp_path / "o.iati.xml", WHO)


def test_a_file_of_another_name_is_refused(record: Record, tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"'o\.xml' is no name of an IATI file; it ends in \.iati\.xml"):
        export_iati(record, tmp_path / "o.xml", WHO)


def test_the_docs_name_every_table_that_the_file_leaves_out(record: Record) -> None:
    page = (Path(__file__).parents[3] / "docs" / "interchange.md").read_text(encoding="utf-8")
    carried = {"documents", "biennia", "regions", "places", "indicators", "criteria", "targets", "reported_totals"}
    carried |= {
        "results",
        "achievements",
        "funders",
        "funding",
        "figures",
        "partners",
        "result_partners",
        "source_notes",
    }
    assert [name for name in record if name not in carried and f"`{name}`" not in page] == []
