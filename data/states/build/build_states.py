"""Write states.csv: the region of every State and territory, and the names it is printed under.

    python data/states/build/build_states.py TAXONOMY.csv [--out FOLDER]

TAXONOMY.csv is the one that data/geo/build/build_areas.py reads (see ../PROVENANCE.md). Number, name and memberships
stand in data/geo/areas.csv. The ILO's region follows from the UN's: Western Asia is divided between the Arab States
and Europe and Central Asia, Central Asia goes with Europe, the rest of Asia with Oceania.
"""

import argparse
import csv
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
COLUMNS = ["place_id", "un_region", "un_subregion", "ilo_region", "names"]
REGIONS = {"Africa": "africa", "Americas": "americas", "Oceania": "asia_pacific", "Europe": "europe_central_asia"}
# Of Western Asia, those that the ILO's Regional Office for the Arab States serves.
ARAB_STATES = {"ARE", "BHR", "IRQ", "JOR", "KWT", "LBN", "OMN", "PSE", "QAT", "SAU", "SYR", "YEM"}
NAMES = [
    "M49 English",
    "Preferred Term",
    "English Short",
    "English Formal",
    "M49 French",
    "French Short",
    "M49 Spanish",
]
NAMES += ["Spanish Short", "ISO Alt Term", "DGACM Alt Term", "HPC Tools Alt Term", "RW Short Name", "RW API Alt Term"]


def ilo_region(row: dict[str, str]) -> str:
    """The ILO's region of an area; empty for Antarctica, which has none."""
    code, region, part = row["ISO 3166-1 Alpha 3-Codes"], row["Region Name"], row["Sub-region Name"]
    if region != "Asia":
        return REGIONS.get(region, "")
    if part == "Western Asia":
        return "arab_states" if code in ARAB_STATES else "europe_central_asia"
    return "europe_central_asia" if part == "Central Asia" else "asia_pacific"


def names(row: dict[str, str]) -> list[str]:
    """Every English, French and Spanish name of the taxonomy, each once, with plain apostrophes and spaces."""
    found = (" ".join(row[column].replace("\u2019", "'").split()).removesuffix("*") for column in NAMES)
    plain = [name.strip().removeprefix("the ") for name in found]
    return list(dict.fromkeys(name for name in plain if name and ";" not in name))


def state(row: dict[str, str]) -> dict[str, str]:
    """One row of the taxonomy as a row of states.csv."""
    asia = row["ISO 3166-1 Alpha 3-Codes"] == "TWN"  # M49 does not list it: the taxonomy leaves its region out
    row = row | ({"Region Name": "Asia", "Sub-region Name": "Eastern Asia"} if asia else {})
    told = (row["ISO 3166-1 Alpha 3-Codes"], row["Region Name"], row["Sub-region Name"], ilo_region(row))
    return dict(zip(COLUMNS, (*told, "; ".join(names(row))), strict=True))


def main() -> None:
    """Read the taxonomy, write states.csv, sorted by code."""
    parser = argparse.ArgumentParser(description="Build the reference of States and territories.")
    parser.add_argument("source", type=Path, help="the taxonomy's CSV file")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: data/states)")
    options = parser.parse_args()
    with options.source.open(encoding="utf-8-sig", newline="") as handle:
        rows = [state(row) for row in csv.DictReader(handle) if row["ISO 3166-1 Alpha 3-Codes"]]
    with (options.out / "states.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["place_id"]))


if __name__ == "__main__":
    main()
