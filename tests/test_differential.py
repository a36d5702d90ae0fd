"""Every headline number, computed a second time from the CSVs with plain SQL, over every scope.

Nothing of the library is used on the second way: the csv module reads, SQLite counts.
"""

import csv
import sqlite3
from itertools import product
from pathlib import Path

import pytest

from o7lib.measures import comparison, evidence, funding, progress, scope, sensitivity, targets
from o7lib.tables import load_all
from o7lib.tables.schema import codes, firm_stage

DATA = Path(__file__).resolve().parents[1] / "data"
FIRM = ("adopted", "operational")
compared: list[str] = []


@pytest.fixture(scope="module")
def db():
    base = sqlite3.connect(":memory:")
    for file in DATA.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        base.execute(f"create table {file.stem} ({', '.join(f'{c!r}' for c in header)})")
        base.executemany(
            f"insert into {file.stem} values ({', '.join('?' * len(header))})",
            [[c or None for c in row] for row in rows],
        )
    return base


@pytest.fixture(scope="module")
def record():
    return load_all()


def scopes():
    record = load_all()
    biennia = ["all", *record["biennia"]["biennium"]]
    parts = [("region", r) for r in record["regions"]["region_id"]]
    parts += [("place", p) for p in sorted(set(record["results"]["place_id"]))]
    parts += [("funder", f) for f in record["funders"]["funder_id"]]
    parts += [("indicator", i) for i in record["indicators"]["indicator"]] + [("", "")]
    return [
        {k: v for k, v in ((part, key), ("biennium", b)) if k and v != "all"}
        for (part, key), b in product(parts, biennia)
    ]


def inside(parts: dict[str, str]) -> str:
    """The results of a scope as a SQL condition on the alias r."""
    said = {
        "region": "r.place_id in (select place_id from places where region_id = '{}')",
        "place": "r.place_id = '{}'",
        "funder": "exists (select 1 from funding f where f.funder_id = '{}' and (f.biennium, f.indicator, f.cpo) = (r.biennium, r.indicator, r.cpo))",
        "biennium": "r.biennium = '{}'",
        "indicator": "r.indicator = '{}'",
    }
    return " and ".join(said[k].format(v) for k, v in parts.items()) or "1"


def number(db, query: str) -> int:
    return db.execute(query).fetchone()[0]


def same(what: str, ours: object, theirs: object) -> None:
    compared.append(what)
    assert int(ours) == int(theirs), f"{what}: {ours} by the library, {theirs} by SQL"


ON = "(x.biennium, x.indicator, x.cpo) = (r.biennium, r.indicator, r.cpo)"


@pytest.mark.parametrize("parts", scopes(), ids=lambda p: ",".join(p.values()) or "everything")
def test_headline_numbers_of_a_scope_are_what_sql_counts(db, record, parts):
    here = scope.narrow(record, **parts)
    where = inside(parts)
    n, places, by_indicator = progress.sizes(here)
    same("results", n, number(db, f"select count(*) from results r where {where}"))
    same("places", places, number(db, f"select count(distinct place_id) from results r where {where}"))
    for indicator, count in by_indicator.items():
        same(
            f"results under {indicator}",
            count,
            number(db, f"select count(*) from results r where {where} and indicator = '{indicator}'"),
        )
    counts = progress.stage_counts(here)
    for stage, count in zip(counts["stage"], counts["achievements"], strict=True):
        same(
            f"achievements {stage}",
            count,
            number(
                db, f"select count(*) from achievements x join results r on {ON} where x.stage = '{stage}' and {where}"
            ),
        )
    done, total = progress.firm(counts)
    same("achievements", total, number(db, f"select count(*) from achievements x join results r on {ON} where {where}"))
    same(
        "at least adopted",
        done,
        number(db, f"select count(*) from achievements x join results r on {ON} where x.stage in {FIRM} and {where}"),
    )
    claimed, firm, _ = progress.first_criterion(here)
    first = f"select count(distinct x.biennium || x.indicator || x.cpo) from achievements x join results r on {ON} where x.criterion = '1' and {where}"
    same("policies claimed", claimed, number(db, first))
    same("policies adopted", firm, number(db, f"{first} and x.stage in {FIRM}"))
    named, _ = funding.named(here)
    same(
        "results that name a funder",
        named,
        number(db, f"select count(*) from results r where {where} and exists (select 1 from funding x where {ON})"),
    )
    payers = funding.by_funder(here)
    for funder, results in zip(payers["funder_id"], payers["results"], strict=True):
        query = f"select count(distinct r.biennium || r.indicator || r.cpo) from funding x join results r on {ON} where x.funder_id = '{funder}' and {where}"
        same(f"results of {funder}", results, number(db, query))
    strength = evidence.strength(here)
    noted = f"select count(*) from results r where {where} and exists (select 1 from source_notes x where {ON})"
    same("results with a note", evidence.value(strength, "noted")[0], number(db, noted))
    partner = f"select count(*) from results r where {where} and exists (select 1 from result_partners x where {ON})"
    same("results with a partner", evidence.value(strength, "partner")[0], number(db, partner))
    criteria = f"select count(*) from (select distinct x.biennium, x.indicator, x.cpo, x.criterion from achievements x join results r on {ON} where {where})"
    same("criteria reported", evidence.value(strength, "criteria")[0], number(db, criteria))


def test_every_target_and_count_of_states_is_what_sql_counts(db, record):
    for row in targets.against_targets(record).to_dict("records"):
        cell = f"biennium = '{row['biennium']}' and indicator = '{row['indicator']}'"
        region = "region_id is null" if row["region_id"] == "world" else f"region_id = '{row['region_id']}'"
        wanted = db.execute(f"select target from targets where {cell} and {region}").fetchone()
        assert (str(row["target"]) if wanted else "<NA>") == (wanted[0] if wanted else "<NA>")
        near = "1" if row["region_id"] == "world" else f"p.region_id = '{row['region_id']}'"
        listed = f"select count(distinct t.place_id) from reported_places t join places p using (place_id) where p.kind = 'member_state' and {near} and t.{cell.replace('and indicator', 'and t.indicator')}"
        same("States listed", row["listed"], number(db, listed))
        same("States with an entry", row["detailed"], number(db, listed.replace("reported_places", "results")))


def test_each_region_beside_the_others_is_what_sql_counts(db, record):
    for row in comparison.regions(record).to_dict("records"):
        where = inside({"region": row["region_id"], "biennium": row["biennium"]})
        same("results", row["results"], number(db, f"select count(*) from results r where {where}"))
        same(
            "firm",
            row["firm"],
            number(
                db, f"select count(*) from achievements x join results r on {ON} where x.stage in {FIRM} and {where}"
            ),
        )


def test_the_stricter_rules_leave_what_sql_leaves(db, record):
    met = "select count(*) from (select r.place_id from results r join places p using (place_id) where p.kind = 'member_state' and r.biennium = '{}' and r.indicator = '{}' and {} group by r.place_id)"
    three = f"(select count(distinct x.criterion) from achievements x where {ON}) >= 3"
    adopted = f"exists (select 1 from achievements x where {ON} and x.criterion = '1' and x.stage in {FIRM})"
    for rule, condition in (
        (sensitivity.Rule("three", criteria_required=3), three),
        (sensitivity.Rule("adopted", first_criterion_stage=firm_stage()), adopted),
    ):
        for row in sensitivity.remaining(record, rule).to_dict("records"):
            same(rule.name, row["states_left"], number(db, met.format(row["biennium"], row["indicator"], condition)))


def test_what_counts_as_adopted_here_is_what_the_schema_says():
    stages = codes("achievements", "stage")
    assert tuple(stages[stages.index(firm_stage()) :]) == FIRM


def test_many_numbers_were_compared():
    assert len(compared) > 2000, len(compared)
