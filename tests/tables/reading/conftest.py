"""Documents to read, made by the tests: an invented report as PDF, and what a PDF can be instead."""

from pathlib import Path

import pytest

fpdf = pytest.importorskip("fpdf", reason="fpdf2 makes the documents to read")

ROWS = [
    ("1", "A decree on quiet workshops\nwas adopted in 2017.", "Advice on the draft, paid by Norway."),
    ("2", "120 guards were trained, 45 of them women.", "Two courses."),
]


class Report(fpdf.FPDF):
    """A report of four lines of text and a ruled table that goes on over the page's end."""

    def __init__(self, rows=ROWS, pages: int = 1) -> None:
        super().__init__()
        self.set_font("helvetica", size=11)
        for _ in range(pages):
            self.add_page()
            for line in (
                "Outcome 9: Quiet work, 2016-17",
                "Indicator 9.1: Rules on noise and the like",
                "Europe",
                "Norway / NOR301 Less noise",
            ):
                self.cell(text=line, new_x="LMARGIN", new_y="NEXT")
            with self.table(col_widths=(1, 6, 6), first_row_as_headings=False) as table:
                for row in rows:
                    table.row(row)

    def save(self, file: Path) -> Path:
        self.output(str(file))
        return file


@pytest.fixture
def report():
    return Report


@pytest.fixture
def pdf(tmp_path) -> Path:
    return Report().save(tmp_path / "Results 2016-17.pdf")
