"""Write the pages of `docs/` that are made from the schema and the codings."""

from pathlib import Path

import pandas as pd

from o7lib import page_files
from o7lib.briefs.docs import codebook
from o7lib.measures import coding_agreement
from o7lib.tables.coding import read_codings, read_pairs
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.schema import schema

DOCS = SHIPPED.parent / "docs"


def pages(data: Path | None = None) -> dict[str, str]:
    """The generated pages by file name, as they should stand."""
    record = load_all(data)
    rows = {name: len(record.untracked(name)) for name in record}
    codings = read_codings(data)
    pairs = {what: (frame["first"], frame["second"]) for what, frame in read_pairs(data).items()}
    agreed = [coding_agreement.per_column(codings.first, codings.second), coding_agreement.per_judgement(pairs)]
    table = codebook.agreement(pd.concat(agreed, ignore_index=True))
    method = (DOCS / "method.md").read_text(encoding="utf-8")
    return {
        "codebook.md": codebook.codebook(schema(data), rows),
        "method.md": codebook.between(method, "agreement", table),
    }


def write_docs(data: Path | None = None) -> list[Path]:
    """Write the generated pages that differ; returns those written."""
    written = []
    for name, text in pages(data).items():
        file = DOCS / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            page_files.whole(file, text)
            written.append(file)
    return written
