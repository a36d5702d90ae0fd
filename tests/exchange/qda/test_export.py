"""A coding project holds every passage where it stands, and every judgement under its coder; a reader not ours agrees."""

import shutil
import zipfile
from collections import Counter

import pytest

from o7lib.errors import ParameterError, SourceError
from o7lib.exchange.qda.export import CODERS, export_qda, passage_name
from o7lib.exchange.qda.names import guid
from o7lib.tables.coding import forms
from o7lib.tables.model.paths import ROOT


@pytest.fixture(scope="module")
def project(third_biennium, third_sources, tmp_path_factory):
    """The invented biennium's codings, read back by pyrefiqda, and the texts of the archive."""
    reader = pytest.importorskip("pyrefiqda").RefiProject
    room = tmp_path_factory.mktemp("qda")
    file = export_qda(third_biennium, room / "coding.qdpx", third_sources)
    with zipfile.ZipFile(file) as archive:
        texts = {name.partition("/")[2]: archive.read(name).decode() for name in archive.namelist() if "/" in name}
    return reader.load(file, str(room / "unpacked")), texts


def passages(project):
    return [(source, chosen) for source in project[0].sources.text_source for chosen in source.plain_text_selection]


def test_each_coder_has_a_code_for_each_judgement_that_they_made(project, third_biennium, next_biennium, coding_rows):
    codings = [coding for _, chosen in passages(project) for coding in chosen.coding]
    made = Counter(coding.creating_user for coding in codings)
    boolean = [name for name, column in forms.judgements(third_biennium).items() if column.type == "boolean"]
    for coder in ("first", "second"):
        rows = [row for row in coding_rows(third_biennium, coder) if row["biennium"] == next_biennium]
        judged = [row[name] for row in rows for name in forms.judgements(third_biennium)]
        want = sum(bool(value) and value != "false" for value in judged)
        assert rows and boolean and made[guid("user", coder)] == want
    assert {user.name for user in project[0].users.user} == set(CODERS.values())


def test_a_passage_is_the_lines_of_its_achievement(project, third_biennium, next_biennium, table_rows):
    rows = [row for row in table_rows(third_biennium, "achievements") if row["biennium"] == next_biennium]
    lines = {passage_name(tuple(row[name] for name in forms.ACHIEVEMENT)): row["lines"] for row in rows}
    assert {chosen.name for _, chosen in passages(project)} == set(lines)
    for source, chosen in passages(project):
        text = project[1][source.plain_text_path.removeprefix("internal://")]
        first, last = map(int, lines[chosen.name].split(", ")[0].split("-"))
        assert text[chosen.start_position : chosen.end_position] == "\n".join(text.split("\n")[first - 1 : last])


def test_each_code_applied_is_one_of_the_codebook_and_each_reason_a_note(project):
    def every(codes):
        for code in codes:
            yield code.guid
            yield from every(code.code)

    known = set(every(project[0].code_book.codes.code))
    notes = {note.guid: note.plain_text_content for note in project[0].notes.note}
    codings = [coding for _, chosen in passages(project) for coding in chosen.coding]
    assert {coding.code_ref.target_guid for coding in codings} <= known
    held = {ref.target_guid for coding in codings for ref in coding.note_ref}
    assert held == set(notes) and all(notes.values())


def test_the_same_record_gives_the_same_bytes_wherever_it_lies(third_biennium, third_sources, tmp_path):
    moved = shutil.copytree(third_biennium, tmp_path / "elsewhere" / "tables")
    folders = {"a.qdpx": third_biennium, "b.qdpx": moved}
    files = [export_qda(folder, tmp_path / name, third_sources) for name, folder in folders.items()]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_folder_without_the_documents_is_refused_with_what_was_looked_for(third_biennium, tmp_path):
    with pytest.raises(SourceError, match=r"holds none of the documents that were coded: results-2012-13, .*results-"):
        export_qda(third_biennium, tmp_path / "a.qdpx", tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("folder", ["data", "reports", "docs"])
def test_a_file_with_the_documents_is_not_written_among_what_is_published(third_biennium, third_sources, folder):
    with pytest.raises(ParameterError, match="would hold the documents' texts among what is published"):
        export_qda(third_biennium, ROOT / folder / "a.qdpx", third_sources)


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(ParameterError, match=r"'a.zip' is no name of a REFI-QDA project; it ends in .qdpx"):
        export_qda(None, tmp_path / "a.zip")
