"""Effect of a counting rule: targets compared with the printed rule, results that no longer count."""

from dataclasses import replace
from typing import Any

import pandas as pd

from o7lib.measures.counting_rules import PRINTED, Rule
from o7lib.measures.sensitivity import remaining
from o7lib.show import charts
from o7lib.show.html.elements import Markup, tag, text
from o7lib.show.html.tables import table
from o7lib.show.lab.views import chart_output
from o7lib.show.words.grammar import count, listing
from o7lib.show.words.sensitivity import REASONS, rule_label
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT

VERDICTS = {True: "met", False: "missed"}
HEADS = {
    "biennium": "Biennium", "indicator": "Indicator", "target": "Target", "before": "As printed", "after": "Your rule",
    "verdict": "Target then", "lost": "Falls away",
}  # fmt: skip
_FALLEN = {
    "place": "Place",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "why": "Why it counts no more",
    "chosen": "In the selection",
}


def beside_printed_rule(record: Record, rule: Rule) -> pd.DataFrame:
    """The printed rule and another side by side, by biennium and indicator, for the whole record.

    Counts member States with an entry. The other rule may loosen the printed one as well as tighten it.

    Returns:
        `sensitivity.remaining` under the other rule, with `before` and `after` (member States that count)
        and `met_before`; `met` is missing where no target was set.
    """
    cell = ["biennium", "indicator"]
    printed = remaining(record, PRINTED).set_index(cell)[["states_left", "met"]]
    rows = remaining(record, rule).rename(columns={"states_left": "after"})
    return rows.join(printed.rename(columns={"states_left": "before", "met": "met_before"}), on=cell)


def _is_changed(rule: Rule) -> bool:
    """Whether a rule is another than the one printed, whatever it is called.

    >>> _is_changed(Rule("Your rule")), _is_changed(Rule(criteria_required=3))
    (False, True)
    """
    return replace(rule, name=PRINTED.name) != PRINTED


def verdict_sentence(rows: pd.DataFrame, rule: Rule) -> str:
    """Whether the targets still hold under a rule, in one sentence, from `beside_printed_rule`.

    >>> cell = {"biennium": "2012-13", "indicator": "7.1", "met": False, "met_before": True}
    >>> verdict_sentence(pd.DataFrame([cell]), Rule(criteria_required=3))
    'Counted from the entries, your rule meets 0 of 1 target, the printed rule 1; it changes 7.1 in 2012-13.'
    """
    with_target = rows[rows["met"].notna()]
    turned = with_target[with_target["met"].astype(bool) != with_target["met_before"].astype(bool)]
    names = listing([f"{r.indicator} in {r.biennium}" for r in turned.itertuples()])
    many = count(len(with_target), "target")
    met, before = int(with_target["met"].sum()), int(with_target["met_before"].sum())
    if not _is_changed(rule):
        return f"Counted from the entries, the rule as printed meets {before} of {many}."
    head = f"Counted from the entries, your rule meets {met} of {many}, the printed rule {before}"
    return f"{head}; it changes {names}." if names else f"{head}; no verdict changes."


def targets(rows: pd.DataFrame) -> str:
    """`beside_printed_rule` as a table; a verdict that changes stands out."""
    shown = rows.assign(
        target=["none set" if pd.isna(t) else str(t) for t in rows["target"]],
        verdict=[_verdict_change(before, after) for before, after in zip(rows["met_before"], rows["met"], strict=True)],
        lost=[listing(list(dict.fromkeys(names))) or "–" for names in rows["lost"]],
    )
    return table(shown, HEADS, "Member States that count, against the targets of the whole record", kind="verdicts")


def _verdict_change(before: Any, after: Any) -> Markup:
    if pd.isna(after):
        return Markup("no target")
    if bool(before) == bool(after):
        return Markup(text(VERDICTS[bool(after)]))
    return Markup(tag("strong", text(f"{VERDICTS[bool(before)]} → {VERDICTS[bool(after)]}")))


def rule_chart(rows: pd.DataFrame, rule: Rule) -> dict[str, Any]:
    """Member States that count under the printed rule and another, the targets as lines, as the output of a cell."""
    before = rows.assign(rule=rule_label(PRINTED.name), states_left=rows["before"], met=rows["met_before"])
    after = rows.assign(rule=rule.name, states_left=rows["after"])
    says = verdict_sentence(rows, rule)
    return chart_output(charts.rule_bars(pd.concat([before, after], ignore_index=True), says), says)


def excluded_results(judged: pd.DataFrame, rows: pd.DataFrame) -> str:
    """The results that count no more under a rule, each with why; those in the selection first.

    Args:
        judged: `sensitivity.judged` of the whole record. rows: the selected achievements.
    """
    gone = judged[~judged["counts"]]
    if gone.empty:
        return tag("p", "Every result counts.", class_="none")
    chosen = pd.MultiIndex.from_frame(gone[RESULT]).isin(pd.MultiIndex.from_frame(rows[RESULT]))
    why = ["; ".join(REASONS[code] for code in codes) for codes in gone["reasons"]]
    shown = gone.assign(why=why, chosen=["yes" if c else "no" for c in chosen])
    return table(
        shown.sort_values("chosen", ascending=False, kind="stable"),
        _FALLEN,
        f"{count(len(gone), 'result')} of {len(judged)} count no more",
    )
