"""Write areas.csv: every State or territory with an ISO code, and whether it is a member of the UN and the ILO.

    python data/geo/build/build_areas.py TAXONOMY.csv [--out FOLDER]

TAXONOMY.csv is the countries and territories taxonomy of UN OCHA inside hdx-python-country 4.2.5 (see
PROVENANCE.md). A row is a UN member State when the taxonomy has it in the list of the UN's Department for
General Assembly and Conference Management. Names are those of the UN's M49 standard; an area that M49 does
not list (TWN) takes the taxonomy's preferred term.

The ILO's members are the UN's, apart from the few named here. A year is given where a State joined in the
record's years or later: before that year it could have no result.
"""

import argparse
import csv
from pathlib import Path

GEO = Path(__file__).resolve().parents[1]
NEVER = {"AND", "BTN", "FSM", "LIE", "MCO", "NRU", "PRK"}
JOINED = {"COK": 2015, "TON": 2016}
COLUMNS = ["place_id", "m49", "name", "un_member", "ilo_member", "ilo_joined"]


def area(row: dict[str, str]) -> dict[str, str]:
    """One row of the taxonomy as a row of areas.csv, with plain apostrophes."""
    code = row["ISO 3166-1 Alpha 3-Codes"]
    name = (row["M49 English"] or row["Preferred Term"]).replace("\u2019", "'")
    un = row["Appears in DGACM list"] == "Y"
    ilo = (un or code in JOINED) and code not in NEVER
    return {
        "place_id": code,
        "m49": row["m49 numerical code"].zfill(3),
        "name": name,
        "un_member": str(un).lower(),
        "ilo_member": str(ilo).lower(),
        "ilo_joined": str(JOINED.get(code, "")),
    }


def main() -> None:
    """Read the taxonomy, write areas.csv, sorted by code."""
    parser = argparse.ArgumentParser(description="Build the list of areas and their memberships.")
    parser.add_argument("source", type=Path, help="the taxonomy's CSV file")
    parser.add_argument("--out", type=Path, default=GEO, help="folder to write to (default: data/geo)")
    options = parser.parse_args()
    with options.source.open(encoding="utf-8-sig", newline="") as handle:
        rows = [area(row) for row in csv.DictReader(handle) if row["ISO 3166-1 Alpha 3-Codes"]]
    with (options.out / "areas.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["place_id"]))


if __name__ == "__main__":
    main()
