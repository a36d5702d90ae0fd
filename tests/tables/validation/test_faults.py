"""Files broken on purpose: what spreadsheets, editors and cut downloads do to a table as a whole."""

import csv
import gzip
import io
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TRIED = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _every_table(faults, kind: str, change: Callable[[bytes], bytes], *words: str) -> None:
    """The same fault in each table, one at a time: refused, in a message that names that file first."""
    for name, table in faults.tables.items():
        found = faults.refused(kind, faults.with_raw(name, change), f"data/{table.path}:", *words)
        assert {p.file for p in found} == {f"data/{table.path}"}


def test_the_shipped_tables_load_as_they_stand(faults):
    faults.loads("nothing broken", faults.files)


@pytest.mark.parametrize("left", [b"", b"\n", b" \n\n "])
def test_an_empty_file_is_said_to_be_empty(faults, left):
    _every_table(faults, "empty file", lambda raw: left, "the file is empty; expected at least the header row")


def test_a_missing_file_is_named_with_its_table(faults):
    for name, table in faults.tables.items():
        without = {file: raw for file, raw in faults.files.items() if file != table.path}
        faults.refused(
            "missing file", without, f"data/{table.path}:1  the file does not exist; expected the table {name}"
        )


def test_a_byte_order_mark_is_refused(faults):
    _every_table(
        faults,
        "byte order mark",
        lambda raw: b"\xef\xbb\xbf" + raw,
        "starts with a byte order mark; expected UTF-8 without one",
    )


def test_carriage_returns_are_refused_and_the_first_line_that_has_one_is_named(faults):
    _every_table(faults, "carriage return", lambda raw: raw.replace(b"\n", b"\r\n"), ":1  holds a carriage return")
    _every_table(faults, "carriage return", lambda raw: raw.replace(b"\n", b"\r"), ":1  holds a carriage return")
    _every_table(faults, "carriage return", lambda raw: raw[:-1] + b"\r\n", "holds a carriage return")


def test_other_encodings_are_refused(faults):
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        word = "holds a NUL byte" if encoding.endswith("e") else "the file is UTF-16; expected UTF-8"
        _every_table(faults, "wrong encoding", lambda raw, e=encoding: raw.decode().encode(e), ":1  ", word)


def test_a_file_in_an_eight_bit_encoding_is_refused_on_the_line_of_its_first_accent(faults):
    for encoding in ("latin-1", "cp1252", "mac-roman"):
        for table in faults.tables.values():
            text = faults.files[table.path].decode()
            lines = [n for n, line in enumerate(text.split("\n"), start=1) if not line.isascii()]
            # Plain letters are the same bytes in every encoding; latin-1 has no curly quote.
            if not lines or text.encode(encoding, "ignore").decode(encoding) != text:
                continue
            broken = faults.files | {table.path: text.encode(encoding)}
            faults.refused(
                "wrong encoding", broken, f"data/{table.path}:{lines[0]}  byte 0x", "is not UTF-8; expected UTF-8"
            )


def test_other_delimiters_are_refused_with_the_header_as_it_was_read(faults):
    for delimiter in (b";", b"\t", b"|"):
        _every_table(
            faults,
            "wrong delimiter",
            lambda raw, d=delimiter: raw.replace(b",", d),
            "the header is one cell",
            "split by commas",
        )


def test_a_file_of_another_kind_is_refused(faults):
    page = b"<!DOCTYPE html>\n<html><body>404, not found</body></html>\n"
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    for other in (page, pointer, b"PK\x03\x04\x14\x00\x06\x00", b"{}\n", b"\x89PNG\r\n\x1a\n"):
        _every_table(faults, "file of another kind", lambda raw, o=other: o, "expected")
    _every_table(faults, "file of another kind", lambda raw: gzip.compress(raw, mtime=0), "expected")


def test_a_nul_byte_is_refused(faults):
    _every_table(faults, "NUL byte", lambda raw: raw[:-1] + b"\0\n", "holds a NUL byte; expected text")


def test_merge_conflict_marks_are_refused_line_by_line(faults):
    def conflict(raw: bytes) -> bytes:
        header, first, rest = raw.split(b"\n", 2)
        return b"\n".join([header, b"<<<<<<< HEAD", first, b"=======", first, b">>>>>>> other", rest])

    _every_table(faults, "merge conflict", conflict, ":2  1 cells; expected", ":4  1 cells", ":6  1 cells")


def test_a_stray_quote_is_refused_on_its_line(faults):
    def opened(raw: bytes) -> bytes:
        header, first, rest = raw.split(b"\n", 2)
        return b"\n".join([header, b'"' + first, rest])

    _every_table(faults, "stray quote", opened, ":2  a stray or unbalanced quote; expected")
    _every_table(faults, "stray quote", lambda raw: raw[:-1] + b'"\n', "a stray or unbalanced quote; expected")
    _every_table(
        faults, "stray quote", lambda raw: raw.replace(b"\n", b'\n"a"b', 1), ":2  a stray or unbalanced quote; expected"
    )


def test_a_cell_with_a_line_break_is_refused(faults):
    for name, table in faults.tables.items():
        column = next(iter(table.columns))
        broken = faults.with_cells((name, 0, column, "two\nlines"))
        faults.refused("line break in a cell", broken, f"data/{table.path}:2", "no line break in a cell")


def test_blank_lines_are_refused(faults):
    _every_table(faults, "blank line", lambda raw: raw + b"\n", "a blank line; expected one record a line")
    _every_table(faults, "blank line", lambda raw: raw.replace(b"\n", b"\n\n", 1), ":2  a blank line")
    _every_table(faults, "blank line", lambda raw: raw.replace(b"\n", b"\n   \n", 1), ":2  a blank line")


def test_a_line_beyond_every_measure_is_refused(faults):
    def long(raw: bytes) -> bytes:
        return raw[:-1] + b"x" * 200_000 + b"\n"

    _every_table(faults, "very long line", long, " characters; expected at most 131072")


def test_a_missing_last_line_feed_is_taken_for_a_cut(faults):
    _every_table(
        faults,
        "cut file",
        lambda raw: raw[:-1],
        "the last line has no line feed; expected a whole last line (is the file cut?)",
    )


def test_a_file_cut_at_any_byte_is_refused_or_is_whole_rows_of_itself(faults):
    for name in ("biennia", "regions", "indicators"):
        path = faults.tables[name].path
        for at in range(len(faults.files[path])):
            faults.either("cut file", faults.files | {path: faults.files[path][:at]})


@TRIED
@given(data=st.data())
def test_a_larger_file_cut_at_any_byte_is_refused_or_is_whole_rows_of_itself(faults, data):
    name = data.draw(st.sampled_from(sorted(faults.tables)))
    raw = faults.files[faults.tables[name].path]
    at = data.draw(st.integers(0, len(raw) - 1))
    if faults.either("cut file", faults.with_raw(name, lambda raw: raw[:at])):
        assert raw[at - 1 : at] == b"\n", "a row cut in the middle was loaded"


def test_rows_lost_at_the_end_are_found_by_references_or_a_seal(faults):
    """A file cut between two rows is a smaller table. Only a size or a checksum can tell it from one."""
    for name, table in faults.tables.items():
        raw = faults.files[table.path]
        shorter = raw[: raw.rstrip(b"\n").rindex(b"\n") + 1]

        def seal(descriptor, name=name, raw=raw):
            next(r for r in descriptor["resources"] if r["name"] == name)["bytes"] = len(raw)

        faults.either("last row lost", faults.files | {table.path: shorter})
        sealed = faults.with_schema(seal) | {table.path: shorter}
        faults.refused(
            "last row lost, table sealed",
            sealed,
            f"{table.path}:1  the file has {len(shorter)} bytes; expected {len(raw)}",
        )


def _header(change: Callable[[list[str]], list[str]]) -> Callable[[bytes], bytes]:
    def changed(raw: bytes) -> bytes:
        header, rest = raw.split(b"\n", 1)
        return ",".join(change(header.decode().split(","))).encode() + b"\n" + rest

    return changed


def test_a_header_that_is_not_the_schemas_is_refused(faults):
    for kind, change, words in (
        (
            "misnamed column",
            lambda h: [*h[:-1], h[-1] + "s"],
            ("is missing; expected the columns", "is unknown; expected"),
        ),
        ("misnamed column", lambda h: [h[0].upper(), *h[1:]], ("is missing", "is unknown")),
        ("misnamed column", lambda h: [" " + h[0], *h[1:]], ("is missing", "is unknown")),
        ("misnamed column", lambda h: ["\u200b" + h[0], *h[1:]], ("is missing", "'\\u200b")),
        ("doubled column", lambda h: [*h[:-1], h[0]], ("stands 2 times; expected the columns",)),
        ("swapped columns, header only", lambda h: [h[1], h[0], *h[2:]], ("the header stands in the order",)),
        ("extra column, header only", lambda h: [*h, "remark"], ("the column 'remark' is unknown",)),
        ("missing column, header only", lambda h: h[:-1], ("is missing; expected the columns",)),
        ("header of another size", lambda h: h * 400, ("the header has",)),
    ):
        _every_table(faults, kind, _header(change), ":1  ", *words)


def test_a_file_whose_every_cell_is_quoted_is_the_same_file(faults):
    """As R and some spreadsheets save: more quotes than are needed, and no other change."""
    for name, table in faults.tables.items():
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerows([list(table.columns), *([row[c] for c in table.columns] for row in faults.rows[name])])
        faults.loads("everything quoted", faults.files | {table.path: out.getvalue().encode()})


def test_a_lost_or_doubled_header_is_refused(faults):
    _every_table(faults, "lost header", lambda raw: raw.split(b"\n", 1)[1], ":1  ")
    _every_table(
        faults,
        "doubled header",
        lambda raw: raw.split(b"\n", 1)[0] + b"\n" + raw,
        ":2  the header again; expected a record",
    )


def test_columns_added_dropped_or_swapped_with_their_cells_are_refused(faults):
    for name, table in faults.tables.items():
        columns = list(table.columns)
        for kind, order in (
            ("extra column", [*columns, "remark"]),
            ("missing column", columns[1:]),
            ("missing column", columns[:-1]),
            ("swapped columns", [columns[1], columns[0], *columns[2:]]),
        ):
            broken = faults.with_columns(name, order)
            faults.refused(kind, broken, f"data/{table.path}:1  ", f"expected the columns {columns[0]}")


def test_a_row_of_another_width_is_refused_on_its_line(faults):
    _every_table(faults, "extra cell", lambda raw: raw[:-1] + b",\n", " cells; expected")

    def shorter(raw: bytes) -> bytes:
        header, first, rest = raw.split(b"\n", 2)
        return b"\n".join([header, first.rsplit(b",", 1)[0], rest])

    _every_table(faults, "missing cell", shorter, ":2  ", "; expected")


@TRIED
@given(data=st.data())
def test_one_byte_changed_is_refused_or_changes_one_cell_only(faults, data):
    """What must hold of a flipped byte: refused, or the frames differ in the one cell that holds it."""
    name = data.draw(st.sampled_from(sorted(faults.tables)))
    raw = faults.files[faults.tables[name].path]
    at, byte = data.draw(st.integers(0, len(raw) - 1)), data.draw(st.integers(0, 255))
    changed = raw[:at] + bytes([byte]) + raw[at + 1 :]
    if faults.either("flipped byte", faults.with_raw(name, lambda _: changed)) and changed != raw:
        before, after = (list(csv.reader(io.StringIO(text.decode(), newline=""))) for text in (raw, changed))
        assert len(before) == len(after)
        assert sum(b != a for old, new in zip(before, after, strict=True) for b, a in zip(old, new, strict=True)) <= 1


@TRIED
@given(data=st.data())
def test_bytes_put_in_or_taken_out_are_refused_or_load_as_they_stand(faults, data):
    name = data.draw(st.sampled_from(sorted(faults.tables)))
    raw = faults.files[faults.tables[name].path]
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 80)))
    put = data.draw(st.binary(max_size=12) | st.text(alphabet='",;\n\r\t 0-é\u200b', max_size=6).map(str.encode))
    faults.either("bytes put in or out", faults.with_raw(name, lambda raw: raw[:start] + put + raw[end:]))
