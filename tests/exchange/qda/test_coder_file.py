"""A coder may judge in another program: their judgements come back into their own file, whole or not at all."""

import zipfile
from xml.etree import ElementTree as ET

import pytest

from o7lib.errors import ParameterError, TableError
from o7lib.exchange.qda.coder_file import import_qda
from o7lib.exchange.qda.export import export_qda, passage_name
from o7lib.exchange.qda.names import NAMESPACE, PROJECT, guid, tag
from o7lib.tables.coding.coder import Coder
from o7lib.tables.coding.forms import REASON, judgements

PROJECT_OF = f"<Project xmlns='{NAMESPACE}'><CodeBook><Codes>{{}}</Codes></CodeBook></Project>"
ANA = "{0A0A0A0A-0000-4000-8000-000000000001}"


class Elsewhere:
    """A project as another program would hand it back, with the coder Ana in it."""

    def __init__(self, file, folder):
        self.file, self.folder = file, folder
        with zipfile.ZipFile(file) as archive:
            self.members = {name: archive.read(name) for name in archive.namelist()}
        self.root = ET.fromstring(self.members[PROJECT])
        ET.SubElement(self.root.find(tag("Users")), tag("User"), {"guid": ANA, "name": "Ana"})
        self.by_name = {chosen.get("name"): chosen for chosen in self.root.iter(tag("PlainTextSelection"))}

    def judge(self, key, row, reason=None):
        """Apply the codes of a row to the passage of an achievement."""
        chosen = self.by_name[passage_name(key)]
        for column in judgements(self.folder):
            if row[column] and row[column] != "false":
                self.apply(
                    chosen,
                    guid("code", column, row[column]),
                    number := len(chosen),
                    row[REASON] if reason is None else reason,
                )
        return number

    def apply(self, chosen, code, number, reason):
        name = chosen.get("guid")
        coding = ET.SubElement(chosen, tag("Coding"), {"guid": guid("ana", name, code), "creatingUser": ANA})
        ET.SubElement(coding, tag("CodeRef"), {"targetGUID": code})
        if reason:
            note = guid("ana's reason", name)
            ET.SubElement(coding, tag("NoteRef"), {"targetGUID": note})
            notes = self.root.find(tag("Notes"))
            notes = ET.SubElement(self.root, tag("Notes")) if notes is None else notes
            if all(known.get("guid") != note for known in notes):
                about = {"guid": note, "name": "why", "creatingUser": ANA}
                ET.SubElement(ET.SubElement(notes, tag("Note"), about), tag("PlainTextContent")).text = reason

    def saved(self, **members):
        """The project as a file again."""
        held = self.members | {PROJECT: ET.tostring(self.root)} | members
        with zipfile.ZipFile(self.file, "w") as archive:
            for name, raw in held.items():
                archive.writestr(name, raw)
        return self.file


@pytest.fixture
def elsewhere(uncoded, tmp_path):
    return Elsewhere(export_qda(uncoded.data, tmp_path / "coding.qdpx", uncoded.sources), uncoded.data)


@pytest.fixture
def given(uncoded):
    """Key to what the first coder gave."""
    return {
        tuple(row[name] for name in ("biennium", "indicator", "cpo", "criterion", "item")): row
        for row in uncoded.given["first"]
    }


def test_what_a_coder_judged_elsewhere_is_in_their_file(elsewhere, uncoded, given):
    for key, row in given.items():
        elsewhere.judge(key, row)
    file, taken = import_qda(elsewhere.saved(), "Ana", uncoded.data)
    coder = Coder("ana", uncoded.data)
    assert (file, taken, coder.left) == (coder.file, len(given), [])
    for key, row in given.items():
        kept = coder.rows[key]
        assert {n: kept[n] for n in (*judgements(uncoded.data), REASON)} == {
            n: row[n] for n in (*judgements(uncoded.data), REASON)
        }
    assert all(coder.rows[unit.key]["lines"] == unit.lines for unit in coder.units)


def test_what_is_not_coded_yet_stays_open(elsewhere, uncoded, given):
    key, row = next(iter(given.items()))
    elsewhere.judge(key, row)
    assert import_qda(elsewhere.saved(), "ana", uncoded.data)[1] == 1
    assert len(Coder("ana", uncoded.data).left) == len(given) - 1


def test_every_problem_is_named_at_once_and_nothing_is_written(elsewhere, uncoded, given):
    (one, row), (other, second), *_ = given.items()
    elsewhere.judge(one, row)
    for stage in ("adopted", "drafted", "operational"):
        if stage != row["stage"]:
            elsewhere.apply(elsewhere.by_name[passage_name(one)], guid("code", "stage", stage), 0, "")
    elsewhere.judge(other, second | {"stage": ""})
    with pytest.raises(TableError) as refused:
        import_qda(elsewhere.saved(), "ana", uncoded.data)
    assert "stage is 'adopted, drafted, operational'; expected one value" in str(refused.value)
    assert not Coder("ana", uncoded.data).file.exists()


def test_a_judgement_without_a_reason_is_refused(elsewhere, uncoded, given):
    key, row = next(iter(given.items()))
    elsewhere.judge(key, row, reason="")
    with pytest.raises(TableError, match="reason"):
        import_qda(elsewhere.saved(), "ana", uncoded.data)
    assert not Coder("ana", uncoded.data).file.exists()


def test_a_text_that_was_changed_elsewhere_is_refused(elsewhere, uncoded, given):
    key, row = next(iter(given.items()))
    elsewhere.judge(key, row)
    changed = {name: b"A line more.\n" + raw for name, raw in elsewhere.members.items() if name.startswith("sources/")}
    with pytest.raises(TableError, match="expected the text of results-"):
        import_qda(elsewhere.saved(**changed), "ana", uncoded.data)


def test_a_coder_whom_the_project_does_not_know_is_refused_with_those_it_knows(elsewhere, uncoded):
    with pytest.raises(
        ParameterError, match=r"has 0 coders called 'ben'; it has Ana, First coder, Second coder, Settled"
    ):
        import_qda(elsewhere.saved(), "ben", uncoded.data)


def test_a_project_in_which_the_coder_judged_nothing_is_refused(elsewhere, uncoded):
    with pytest.raises(ParameterError, match="has no judgement of 'Ana' on an achievement that is still to be coded"):
        import_qda(elsewhere.saved(), "Ana", uncoded.data)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"not a zip", "is no REFI-QDA project that can be read"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares entities"),
        (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"),
            "entities",
        ),
        (PROJECT_OF.format("<Code guid='a' name='b'>" * 5000 + "</Code>" * 5000).encode(), "no REFI-QDA project"),
        (b"<a/>", "holds a; expected"),
        (b"<a", "is no REFI-QDA project that can be read"),
    ],
)
def test_what_is_no_project_is_refused(elsewhere, uncoded, tmp_path, raw, words):
    file = tmp_path / "other.qdpx"
    if b"zip" not in raw:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("project.qde", raw)
    else:
        file.write_bytes(raw)
    with pytest.raises(ParameterError, match=words):
        import_qda(file, "ana", uncoded.data)


def test_a_damaged_archive_is_refused(elsewhere, uncoded):
    raw = bytearray(elsewhere.saved().read_bytes())
    raw[len(raw) // 4 : len(raw) // 4 + 200] = b"\xff" * 200
    elsewhere.file.write_bytes(raw)
    with pytest.raises(ParameterError, match=r"is no REFI-QDA project that can be read|has 0 coders"):
        import_qda(elsewhere.file, "ben", uncoded.data)


def test_two_sources_of_one_text_are_refused(elsewhere, uncoded):
    one, two = next(elsewhere.root.iter(tag("TextSource"))), elsewhere.root.find(tag("Sources"))
    two.append(one)
    with pytest.raises(ParameterError, match="two sources of the project name the same text"):
        import_qda(elsewhere.saved(), "Ana", uncoded.data)


def test_judgements_that_stand_in_the_coders_file_are_not_replaced(elsewhere, uncoded, given):
    key, row = next(iter(given.items()))
    elsewhere.judge(key, row)
    file, _ = import_qda(elsewhere.saved(), "Ana", uncoded.data)
    before = file.read_bytes()
    with pytest.raises(
        ParameterError, match=r"work/ana.csv holds judgements on 1 of these achievements, such as 2016-17"
    ):
        import_qda(elsewhere.file, "Ana", uncoded.data)
    assert file.read_bytes() == before
