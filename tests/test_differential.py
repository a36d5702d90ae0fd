"""Every headline number, computed a second time from the CSVs with plain SQL, over every scope.

Nothing of the library is used on the second way: the csv module reads, SQLite counts.
"""

import csv
import os
import sqlite3
from itertools import product
from pathlib import Path

import pytest

from o7lib.measures import (
    additivity,
    comparison,
    counting_rules,
    dac,
    evidence,
    funding,
    partners,
    people,
    periods,
    progress,
    projects,
    scope,
    sensitivity,
    standards,
    standing,
    support,
    targets,
)
from o7lib.tables.load import load_all
from o7lib.tables.model.schema import schema

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
    parts += [("indicator", i) for i in record["indicators"]["indicator"].unique()] + [("", "")]
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


def struck(*effects: str) -> str:
    """Whether a note on the result's own text strikes the report x, as a SQL condition."""
    named = ", ".join(f"'{effect}'" for effect in effects)
    same_report = "(n.biennium, n.indicator, n.cpo, n.criterion) = (x.biennium, x.indicator, x.cpo, x.criterion)"
    touches = f"n.effect in ({named}) and n.side in ('result', 'both') and coalesce(n.item, x.item) = x.item"
    return f"exists (select 1 from source_notes n where {same_report} and {touches})"


@pytest.mark.parametrize("parts", scopes(), ids=lambda p: ",".join(p.values()) or "everything")
def test_what_stands_in_a_scope_is_what_sql_counts(db, record, parts):
    here, where = scope.narrow(record, **parts), inside(parts)
    reports, results = standing.reports(here), standing.results(here)
    rows = f"select count(*) from achievements x join results r on {ON} where {where}"
    same("doubted", (reports["standing"] == "doubted").sum(), number(db, f"{rows} and {struck('count')}"))
    clear = f"{rows} and not {struck('count', 'condition')}"
    same("clear", (reports["standing"] == "clear").sum(), number(db, clear))
    asked = (
        "(select i.criteria_required + 0 from indicators i where (i.biennium, i.indicator) = (r.biennium, r.indicator))"
    )
    for column, effects in (("keeps", ("count",)), ("keeps_clear", ("count", "condition"))):
        left = f"(select count(distinct x.criterion) from achievements x where {ON} and not {struck(*effects)})"
        same(
            column,
            results[column].sum(),
            number(db, f"select count(*) from results r where {where} and {left} >= {asked}"),
        )
    adopted = f"exists (select 1 from achievements x where {ON} and x.criterion = '1' and x.stage in {FIRM} and not {struck('count', 'condition')})"
    same(
        "policy_clear",
        results["policy_clear"].sum(),
        number(db, f"select count(*) from results r where {where} and {adopted}"),
    )
    for cell in standing.by_level(here, "biennium", "indicator").to_dict("records"):
        one = f"{where} and r.biennium = '{cell['biennium']}' and r.indicator = '{cell['indicator']}' and p.kind = 'member_state'"
        left = f"(select count(distinct x.criterion) from achievements x where {ON} and not {struck('count')})"
        query = f"select count(distinct r.place_id) from results r join places p using (place_id) where {one} and {left} >= {asked}"
        same("States that keep enough", cell["keeps"], number(db, query))


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
    claimed, firm, _, _ = standing.policies(here)
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
    partner = f"select count(*) from results r where {where} and exists (select 1 from result_partners x where {ON})"
    same("results with a partner", evidence.value(strength, "partner")[0], number(db, partner))
    criteria = f"select count(*) from (select distinct x.biennium, x.indicator, x.cpo, x.criterion from achievements x join results r on {ON} where {where})"
    same("criteria reported", evidence.value(strength, "criteria")[0], number(db, criteria))


@pytest.mark.parametrize("parts", scopes(), ids=lambda p: ",".join(p.values()) or "everything")
def test_how_the_text_puts_who_paid_and_how_far_each_policy_got_is_what_sql_counts(db, record, parts):
    here, where = scope.narrow(record, **parts), inside(parts)
    clearest = [f"exists (select 1 from funding x where {ON})"]
    clearest += [
        f"exists (select 1 from support x where {ON} and x.wording = '{wording}')"
        for wording in ("ilo", "support", "named_project")
    ]
    by_wording = support.by_result(here)["wording"].astype(str).value_counts()
    for at, (wording, said) in enumerate(zip(support.WORDINGS, [*clearest, "1"], strict=True)):
        above = " ".join(f"and not {other}" for other in clearest[:at])
        query = f"select count(*) from results r where {where} and {said} {above}"
        same(f"wording {wording}", by_wording.get(wording, 0), number(db, query))
    policy = f"select 1 from results r join achievements x on {ON} where x.criterion = '1' and {where} and r.place_id = q.place_id"
    states = {
        "clear": f"exists ({policy} and x.stage in {FIRM} and not {struck('count', 'condition')})",
        "doubted": f"exists ({policy} and x.stage in {FIRM})",
        "not_adopted": f"exists ({policy})",
        "unreported": "1",
    }
    by_state = standing.policy_by(here)["policy"].astype(str).value_counts()
    for at, (state, held) in enumerate(states.items()):
        above = " ".join(f"and not {other}" for other in list(states.values())[:at])
        query = f"select count(*) from (select distinct r.place_id from results r where {where}) q where {held} {above}"
        same(f"policy {state}", by_state.get(state, 0), number(db, query))


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
        adopted = f"select count(*) from achievements x join results r on {ON} where x.stage in {FIRM} and {where}"
        same("firm", row["firm"], number(db, adopted))
        same("clear", row["clear"], number(db, f"{adopted} and not {struck('count', 'condition')}"))


def test_the_stricter_rules_leave_what_sql_leaves(db, record):
    met = "select count(*) from (select r.place_id from results r join places p using (place_id) where p.kind = 'member_state' and r.biennium = '{}' and r.indicator = '{}' and {} group by r.place_id)"
    three = f"(select count(distinct x.criterion) from achievements x where {ON}) >= 3"
    adopted = f"exists (select 1 from achievements x where {ON} and x.criterion = '1' and x.stage in {FIRM})"
    for rule, condition in (
        (counting_rules.Rule("three", criteria_required=3), three),
        (counting_rules.Rule("adopted", first_criterion_stage=schema().firm_stage), adopted),
    ):
        for row in sensitivity.remaining(record, rule).to_dict("records"):
            same(rule.name, row["states_left"], number(db, met.format(row["biennium"], row["indicator"], condition)))


def strength_in_sql(db, parts: dict[str, str]) -> dict[tuple[str, str], tuple[int, int | None]]:
    """Count and denominator of every measure of `evidence.strength`, by SQL."""
    where, one = inside(parts), lambda query: number(db, query)
    done = f"select count(*) from achievements x join results r on {ON} where {where}"
    results, total = one(f"select count(*) from results r where {where}"), one(done)
    printed = f"select count(*) from figures x join results r on {ON} where {where}"
    people, sexed = (
        "x.measure_group like 'people\\_%' escape '\\'",
        "coalesce(x.women, x.men, x.women_pct) is not null",
    )
    firm_first = f"{done.replace('count(*)', 'count(distinct r.biennium || r.indicator || r.cpo)')} and x.criterion = '1' and x.stage in {FIRM}"
    found: dict[tuple[str, str], tuple[int, int | None]] = {
        ("results", ""): (results, None),
        ("achievements", ""): (total, None),
        ("firm", ""): (one(f"{done} and x.stage in {FIRM}"), total),
        ("operational", ""): (one(f"{done} and x.stage = 'operational'"), total),
        ("policy", ""): (one(firm_first), results),
        ("women_result", ""): (one(f"{done} and x.women_in_result = 'true'"), total),
        ("women_contribution", ""): (one(f"{done} and x.women_in_contribution = 'true'"), total),
        ("women", ""): (one(f"{done} and 'true' in (x.women_in_result, x.women_in_contribution)"), total),
        ("figures", ""): (one(printed), None),
        ("people", ""): (one(f"{printed} and {people}"), one(printed)),
        ("people_sex", ""): (one(f"{printed} and {people} and {sexed}"), one(f"{printed} and {people}")),
    }
    for what, table in (("funder", "funding"), ("partner", "result_partners"), ("instrument", "result_instruments")):
        named = f"select count(*) from results r where {where} and exists (select 1 from {table} x where {ON})"
        found[what, ""] = (one(named), results)
    for code in schema().codes("achievements", "language"):
        found["language", code] = (one(f"{done} and x.language = '{code}'"), total)
    notes = f"select count(*) from source_notes x join results r on {ON} where {where}"
    for code in schema().codes("source_notes", "kind"):
        found["notes", code] = (one(f"{notes} and x.kind = '{code}'"), one(notes))
    return found


@pytest.mark.parametrize("parts", scopes(), ids=lambda p: ",".join(p.values()) or "everything")
def test_the_strength_of_the_evidence_of_a_scope_is_what_sql_counts(db, record, parts):
    theirs = strength_in_sql(db, parts)
    ours = evidence.strength(scope.narrow(record, **parts))
    seen = set()
    for row in ours.to_dict("records"):
        key = (row["measure"], row["code"])
        if key in theirs:
            seen.add(key)
            same(f"{key}", row["count"], theirs[key][0])
            if theirs[key][1] is not None:
                same(f"{key} of", row["of"], theirs[key][1])
    assert seen == set(theirs)


def test_every_rule_a_brief_shows_leaves_what_sql_leaves(db, record):
    """Each way of being stricter, said a second time as a condition on the alias r."""
    criteria = "(select count(distinct x.criterion) from achievements x where {} and {})"
    asked = (
        "(select i.criteria_required + 0 from indicators i where (i.biennium, i.indicator) = (r.biennium, r.indicator))"
    )

    def any_of(condition: str) -> str:
        return f"exists (select 1 from achievements x where {ON} and {condition})"

    noted = f"exists (select 1 from source_notes x where {ON} and x.kind in ('recycled_evidence', 'counted_twice') and x.side in ('result', 'both'))"
    every = "(select count(*) from criteria c where (c.biennium, c.indicator) = (r.biennium, r.indicator))"
    late = f"exists (select 1 from source_notes x where {ON} and x.criterion = '1' and x.kind = 'outside_biennium' and x.side in ('result', 'both'))"
    early = "x.stage = 'in_preparation'"
    said = [
        f"{criteria.format(ON, 1)} >= {asked}",
        f"{criteria.format(ON, 1)} >= 3",
        f"{criteria.format(ON, 1)} >= {every}",
        f"{criteria.format(ON, 'x.repeats is null')} >= {asked}",
        f"not {noted}",
        any_of(f"x.stage in {FIRM}"),
        f"{criteria.format(ON, f'x.stage in {FIRM}')} >= {asked}",
        f"not {any_of(early)}",
        any_of("x.criterion = '1'"),
        any_of(f"x.criterion = '1' and x.stage in {FIRM}"),
        any_of(f"x.criterion = '1' and x.stage in {FIRM} and not {struck('count')}") + f" and not {late}",
        f"{criteria.format(ON, 'not ' + struck('count'))} >= {asked}",
        f"{criteria.format(ON, 'not ' + struck('count', 'condition'))} >= {asked}",
    ]
    met = "select count(*) from (select distinct r.place_id from results r join places p using (place_id) where p.kind = 'member_state' and r.biennium = '{}' and r.indicator = '{}' and {} and {})"
    rules = counting_rules.standard(record)
    assert len(rules) == len(said)
    for rule, condition in zip(rules, said, strict=True):
        for row in sensitivity.remaining(record, rule).to_dict("records"):
            query = met.format(row["biennium"], row["indicator"], condition, said[0])
            same(rule.name, row["states_left"], number(db, query))


def test_places_that_stayed_left_or_arrived_are_those_that_sql_finds(db, record):
    under = "(select group_concat(indicator) from (select distinct indicator from {} where place_id = '{}' and biennium = '{}' order by indicator))"
    for table in ("results", "reported_places"):
        rows = periods.movements(record, table)
        for row in rows.to_dict("records"):
            old, new = (
                db.execute(f"select {under.format(table, row['place_id'], row[side])}").fetchone()[0] or ""
                for side in ("before", "after")
            )
            kind = "left" if not new else "stayed" if old == new else "moved" if old else row["movement"]
            assert row["movement"] == kind and (old or kind in ("arrived", "returned"))
            compared.append("movement")
        pairs = f"select count(distinct place_id) from {table} where biennium in ('{rows['before'].iloc[0]}', '{rows['after'].iloc[0]}')"
        same("places in either biennium", len(rows[rows["before"] == rows["before"].iloc[0]]), number(db, pairs))
        counts = periods.movement_counts(record, table)
        same("places that moved", counts["places"].sum(), len(rows))


def test_what_each_place_reached_in_each_biennium_is_what_sql_counts(db, record):
    for row in periods.place_history(record).to_dict("records"):
        where = inside({"place": row["place_id"], "biennium": row["biennium"]})
        done = f"from achievements x join results r on {ON} where {where}"
        same("achievements", row["achievements"], number(db, f"select count(*) {done}"))
        same("firm", row["firm"], number(db, f"select count(*) {done} and x.stage in {FIRM}"))
        criteria = f"select count(distinct x.indicator || x.criterion) {done}"
        same("criteria", row["criteria"], number(db, criteria))
    furthest = "(select max(instr('in_preparation,drafted,adopted,operational', x.stage)) from achievements x join results r on {} where r.place_id = '{}' and r.biennium = '{}' and x.indicator = '{}' and x.criterion = '{}')"
    for row in periods.steps(record).to_dict("records"):
        at = (row["place_id"], row["indicator"], row["criterion"])
        old, new = (
            db.execute(f"select {furthest.format(ON, at[0], row[side], *at[1:])}").fetchone()[0]
            for side in ("before", "after")
        )
        if old is None or new is None:
            expected = "neither" if old == new else "new" if old is None else "dropped"
        else:
            expected = "forward" if new > old else "back" if new < old else "same"
        compared.append("step")
        assert row["step"] == expected, row


@pytest.mark.parametrize("parts", [{}, {"biennium": "2012-13"}, {"biennium": "2014-15"}], ids=str)
def test_partners_standards_and_printed_numbers_are_what_sql_counts(db, record, parts):
    here, where = scope.narrow(record, **parts), inside(parts)
    key = "r.biennium || r.indicator || r.cpo"
    for row in partners.reach(here).to_dict("records"):
        named = f"from result_partners x join results r on {ON} join places p using (place_id) where x.partner_id = '{row['partner_id']}' and {where}"
        units = {"results": key, "places": "r.place_id", "regions": "p.region_id", "biennia": "r.biennium"}
        for unit, of in units.items():
            same(f"{unit} of a partner", row[unit], number(db, f"select count(distinct {of}) {named}"))
    for row in partners.kinds(here).to_dict("records"):
        named = f"from result_partners x join results r on {ON} join partners k using (partner_id) where k.kind = '{row['partner_kind']}' and r.biennium = '{row['biennium']}' and {where}"
        same("partners of a kind", row["partners"], number(db, f"select count(distinct x.partner_id) {named}"))
        same("results with a kind", row["results"], number(db, f"select count(distinct {key}) {named}"))
    for row in standards.cited(here).to_dict("records"):
        cites = f"from result_instruments x join results r on {ON} where x.instrument_id = '{row['instrument_id']}' and {where}"
        for unit, of in (("results", f"distinct {key}"), ("places", "distinct r.place_id"), ("mentions", "*")):
            same(f"{unit} of an instrument", row[unit], number(db, f"select count({of}) {cites}"))
    for row in people.by_group(here).to_dict("records"):
        printed = f"from figures x join results r on {ON} where x.measure_group = '{row['measure_group']}' and r.biennium = '{row['biennium']}' and {where}"
        same("figures", row["figures"], number(db, f"select count(*) {printed}"))
        same("results with figures", row["results"], number(db, f"select count(distinct {key}) {printed}"))
        sexed = f"select count(*) {printed} and coalesce(x.women, x.men, x.women_pct) is not null"
        same("figures with sex", row["sex_given"], number(db, sexed))


def test_sums_of_people_take_the_largest_of_each_group_that_may_count_the_same(db, record):
    """The verdicts are words; the sums over them are done again, one group of like numbers after the other."""
    rows = additivity.verdicts(record).to_dict("records")
    for row in additivity.sums_of_people(additivity.verdicts(record)).to_dict("records"):
        mine = [r for r in rows if (r["biennium"], r["measure_group"]) == (row["biennium"], row["measure_group"])]
        printed = f"select count(*) from figures where biennium = '{row['biennium']}' and measure_group = '{row['measure_group']}'"
        same("figures of people", row["figures"], number(db, printed))
        largest: dict[int, int] = {}
        for r in mine:
            if not {"not_yet", "number_conflict"} & set(r["reasons"]):
                largest[r["cluster"]] = max(int(r["value"]), largest.get(r["cluster"], 0))
        same("sum of people", row["people"], sum(largest.values()))
        whole = f"select coalesce(sum(value + 0), 0) from figures where biennium = '{row['biennium']}' and measure_group = '{row['measure_group']}'"
        assert row["people"] <= number(db, whole)


def test_ties_of_projects_and_what_the_dac_page_says_are_what_sql_counts(db, record):
    tied = projects.strengths(record)
    best = f"coalesce((select min(x.strength) from project_results x where {ON}), 'none')"
    for row in tied.to_dict("records"):
        query = (
            f"select count(*) from results r where r.biennium = '{row['biennium']}' and {best} = '{row['strength']}'"
        )
        same("results tied", row["results"], number(db, query))
    against, moves = targets.against_targets(record), periods.movements(record)
    page = dac.rows(evidence.strength(record), against, moves, tied)
    theirs = strength_in_sql(db, {})
    said = {(r["measure"], r["code"]): r for r in page[page["role"] != "silent"].to_dict("records")}
    for key in said.keys() & theirs.keys():
        same(f"dac {key}", said[key]["count"], theirs[key][0])
    kept = "select count(distinct a.place_id) from results a join results b using (place_id) where a.biennium = '2012-13' and b.biennium = '2014-15'"
    before = number(db, "select count(distinct place_id) from results where biennium = '2012-13'")
    same("places kept", said["place_kept", ""]["count"], number(db, kept))
    same("places left", said["place_left", ""]["count"], before - number(db, kept))
    close = f"select count(*) from results r where {best} in ('A', 'B')"
    same("tied by the text", said["project_tied", ""]["count"], number(db, close))
    same(
        "tied to none",
        said["project_untied", ""]["count"],
        number(db, f"select count(*) from results r where {best} = 'none'"),
    )


def test_what_counts_as_adopted_here_is_what_the_schema_says():
    stages = schema().codes("achievements", "stage")
    assert tuple(stages[stages.index(schema().firm_stage) :]) == FIRM


@pytest.fixture(autouse=True)
def _each_test_compares(request):
    before = len(compared)
    yield
    assert len(compared) > before or "db" not in request.fixturenames


def test_many_numbers_were_compared():
    """Shared out over several processes, each has compared its share."""
    share = 10_000 / int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    assert len(compared) > share, len(compared)
