"""Write the generated pages of `docs/`."""

from pathlib import Path

import pandas as pd

from o7lib import files
from o7lib.briefs.docs import codebook
from o7lib.measures import coding_agreement
from o7lib.measures.coding_agreement import Judgement
from o7lib.tables.coding.codings import read_codings, read_pairs
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import ROOT
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import schema

DOCS = ROOT / "docs"


def pages(data: Path | None = None) -> dict[str, str]:
    """The generated pages by file name, as they should stand."""
    record = load_all(data)
    rows = {name: len(record.untracked(name)) for name in record}
    codings = read_codings(data)
    pairs = {what: _judgement(frame, record) for what, frame in read_pairs(data).items()}
    graded = {"stage": record.schema.codes("achievements", "stage")}
    agreed = [coding_agreement.per_column(codings.first, codings.second, graded), coding_agreement.per_judgement(pairs)]
    table = codebook.agreement(pd.concat(agreed, ignore_index=True))
    method = (DOCS / "method.md").read_text(encoding="utf-8")
    return {
        "codebook.md": codebook.codebook(schema(data), rows),
        "method.md": codebook.between(method, "agreement", table),
    }


def _judgement(frame: pd.DataFrame, record: Record) -> Judgement:
    """Two coders' codes with the CPO that each is about; a note on a document stands by itself."""
    if "cpo" in frame:
        return Judgement(frame["first"], frame["second"], frame["cpo"])
    notes = record.untracked("source_notes")
    cpo = dict(zip(notes["note_no"].astype(str), notes["cpo"], strict=True))
    about = [cpo[number] if isinstance(cpo[number], str) else f"note {number}" for number in frame["note_no"]]
    return Judgement(frame["first"], frame["second"], pd.Series(about))


def write_docs(data: Path | None = None) -> list[Path]:
    """Write the generated pages that differ; returns those written."""
    written = []
    for name, text in pages(data).items():
        file = DOCS / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            files.write(file, text)
            written.append(file)
    return written
