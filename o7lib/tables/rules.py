"""Meaning: what must be true of the ILO's record, one named truth a function, each with its reason.

A rule holds only what no document could contradict. Where the documents contradict each other
(a total that does not match its list, parts that do not add up) the rows stay as printed and
`source_notes` says so.
"""

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from o7lib.errors import Problem

Frames = Mapping[str, pd.DataFrame]
RESULT = ["biennium", "indicator", "cpo"]


def _each(
    wrong: pd.DataFrame, file: str, column: str, expected: Callable[[pd.Series], str] | str
) -> Iterator[Problem]:
    for row, cells in wrong.iterrows():
        wanted = expected if isinstance(expected, str) else expected(cells)
        value = cells[column]
        yield Problem(file, int(str(row)) + 2, column, value if pd.notna(value) else "", wanted)


def _span(frame: pd.DataFrame) -> pd.DataFrame:
    """`lines` as two whole numbers: first, last."""
    return frame["lines"].astype("str").str.extract(r"(?P<first>\d+)-(?P<last>\d+)").astype("Int64")


def biennia_are_two_years(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """A biennium is two calendar years, and its name says which."""
    b = t["biennia"]
    named = b["first_year"].astype(str) + "-" + (b["last_year"] % 100).astype(str).str.zfill(2)
    yield from _each(b[b["last_year"] != b["first_year"] + 1], path("biennia"), "last_year", "first_year plus 1")
    yield from _each(b[b["biennium"] != named], path("biennia"), "biennium", "the name of its two years, such as 2012-13")


def lines_lie_in_their_document(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """A locator that points past the end of its document leads a reader nowhere."""
    length = t["documents"].set_index("doc_id")["line_count"]
    for name, frame in t.items():
        if not {"doc_id", "lines"} <= set(frame.columns):
            continue
        span = _span(frame)
        end = frame["doc_id"].map(length)
        wrong = frame[(span["first"] > span["last"]) | (span["last"] > end)]
        yield from _each(wrong, path(name), "lines", lambda r: f"first-last, at most {length[r['doc_id']]} in {r['doc_id']}")


def lines_lie_in_their_result(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """What is said of a result is said between its first and its last line, in its own document."""
    home = t["results"][[*RESULT, "doc_id"]].join(_span(t["results"]))
    for name in ("achievements", "funding", "figures", "result_instruments", "result_partners"):
        here = t[name].join(_span(t[name]))
        both = here.merge(home, on=RESULT, how="left", suffixes=("", "_home"), validate="many_to_one").set_axis(here.index)
        outside = (both["first"] < both["first_home"]) | (both["last"] > both["last_home"])
        elsewhere = both["doc_id"] != both["doc_id_home"]
        yield from _each(
            both[outside & ~elsewhere], path(name), "lines", lambda r: f"lines within its result, {r['first_home']}-{r['last_home']}"
        )
        yield from _each(both[elsewhere], path(name), "doc_id", lambda r: f"the document of its result, {r['doc_id_home']}")


def documents_report_their_own_biennium(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """A document of one biennium is no source for the results or targets of another."""
    of = t["documents"].set_index("doc_id")["biennium"]
    for name in ("results", "targets", "reported_totals", "reported_places", "outputs", "lessons"):
        printed = t[name]["doc_id"].map(of)
        wrong = t[name][printed.isna() | (printed != t[name]["biennium"])]
        yield from _each(wrong, path(name), "doc_id", lambda r: f"a document that reports on {r['biennium']}")


def codes_name_their_place(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """The first three letters of a country programme outcome are its country's or subregion's code."""
    r = t["results"]
    yield from _each(r[r["cpo"].str[:3] != r["place_id"]], path("results"), "place_id", lambda c: f"{c['cpo'][:3]}, as in {c['cpo']}")


def results_meet_the_criteria_required(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """A result is reportable when it meets the number of criteria that its indicator requires."""
    met = t["achievements"].groupby(RESULT)["criterion"].nunique().rename("met")
    r = t["results"].join(met, on=RESULT).fillna({"met": 0}).astype({"met": int})
    r = r.join(t["indicators"].set_index("indicator")["criteria_required"], on="indicator")
    wrong = r[r["met"] < r["criteria_required"]]
    yield from _each(wrong, path("results"), "cpo", lambda c: f"achievements under at least {c['criteria_required']} criteria, not {c['met']}")


def items_count_from_one(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """Items and figures are numbered without gaps, so that a dropped row is noticed."""
    for name, of, number in (("achievements", [*RESULT, "criterion"], "item"), ("figures", RESULT, "figure_no")):
        place = t[name].groupby(of)[number].rank(method="first").astype("Int64")
        wrong = t[name].assign(place=place)
        yield from _each(wrong[wrong[number] != wrong["place"]], path(name), number, lambda r: f"{r['place']}, the next number")


def repeats_name_another_criterion(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """A text can only repeat the text of another criterion that the same result reports."""
    a = t["achievements"]
    known = set(map(tuple, a[[*RESULT, "criterion"]].astype(str).to_numpy()))
    claimed = a[a["repeats"].notna()]
    asked = claimed[[*RESULT, "repeats"]].astype(str).apply(tuple, axis=1) if len(claimed) else pd.Series(dtype=object)
    wrong = claimed[(claimed["repeats"] == claimed["criterion"]) | ~asked.isin(known)]
    yield from _each(wrong, path("achievements"), "repeats", "another criterion that this result reports")


def achievements_have_a_type(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """Everything achieved is a thing of some kind; without a type it would drop out of every count by type."""
    key = [*RESULT, "criterion", "item"]
    typed = t["achievements"].merge(t["achievement_types"][key].drop_duplicates(), on=key, how="left", indicator=True)
    typed.index = t["achievements"].index
    yield from _each(typed[typed["_merge"] == "left_only"], path("achievements"), "cpo", "at least one row in achievement_types")


def criteria_belong_to_their_result(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """Funding, numbers and instruments under a criterion stand in a row that the result has."""
    known = set(map(tuple, t["achievements"][[*RESULT, "criterion"]].astype(str).to_numpy()))
    for name in ("funding", "figures", "result_instruments"):
        rows = t[name][t[name]["criterion"].notna()]
        keys = [tuple(k) for k in rows[[*RESULT, "criterion"]].astype(str).to_numpy()]
        wrong = rows[[k not in known for k in keys]]
        yield from _each(wrong, path(name), "criterion", "a criterion that this result reports, or none")


def parts_stay_within_the_whole(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """Women and men counted are among everyone counted, and together no more than everyone."""
    f = t["figures"]
    for column in ("women", "men"):
        yield from _each(f[(f[column] > f["value"]).fillna(False)], path("figures"), column, lambda r: f"at most {r['value']}")
    both = f[((f["women"] <= f["value"]) & (f["men"] <= f["value"]) & (f["women"] + f["men"] > f["value"])).fillna(False)]
    yield from _each(both, path("figures"), "men", lambda r: f"at most {r['value'] - r['women']}, what the women leave of {r['value']}")


def projects_end_after_they_start(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """A project's last year is not before its first."""
    p = t["projects"]
    yield from _each(p[(p["last_year"] < p["first_year"]).fillna(False)], path("projects"), "last_year", lambda r: f"{r['first_year']} or later")


def member_states_have_a_number(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """Every member State has a United Nations M49 number; a subregion of the ILO's has none."""
    p = t["places"]
    state = p["kind"] == "member_state"
    yield from _each(p[state & p["m49"].isna()], path("places"), "m49", "the M49 number of a member State")
    yield from _each(p[~state & p["m49"].notna()], path("places"), "m49", "nothing: a subregion has no M49 number")


def channels_suit_their_funder(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """Extra-budgetary technical cooperation is paid by donors; the other channels are the ILO's own funds."""
    kind = t["funders"].set_index("funder_id")["kind"]
    f = t["funding"]
    own = f["funder_id"].map(kind).astype(str) == "ilo"
    wrong = f[own == (f["channel"].astype(str) == "XBTC")]
    yield from _each(wrong, path("funding"), "channel", "XBTC for a donor, another channel for the ILO's own funds")


def donor_states_have_a_code(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """A bilateral donor is a State and has its ISO code; no other funder has one."""
    f = t["funders"]
    wrong = f[(f["kind"].astype(str) == "bilateral") != f["iso3"].notna()]
    yield from _each(wrong, path("funders"), "iso3", "an ISO code for a bilateral donor, nothing for another funder")


def notes_name_results_that_exist(t: Frames, path: Callable[[str], str]) -> Iterator[Problem]:
    """A note on a result names a result of the record; a note on a document names none."""
    known = set(map(tuple, t["results"][RESULT].astype(str).to_numpy()))
    notes = t["source_notes"][t["source_notes"]["cpo"].notna()]
    keys = [tuple(k) for k in notes[RESULT].astype(str).to_numpy()]
    yield from _each(notes[[k not in known for k in keys]], path("source_notes"), "cpo", "a result of results.csv, with its biennium and indicator")


RULES = (
    biennia_are_two_years,
    lines_lie_in_their_document,
    lines_lie_in_their_result,
    documents_report_their_own_biennium,
    codes_name_their_place,
    results_meet_the_criteria_required,
    items_count_from_one,
    repeats_name_another_criterion,
    achievements_have_a_type,
    criteria_belong_to_their_result,
    parts_stay_within_the_whole,
    projects_end_after_they_start,
    member_states_have_a_number,
    channels_suit_their_funder,
    donor_states_have_a_code,
    notes_name_results_that_exist,
)


def problems(frames: Frames, folder: str = "data") -> list[Problem]:
    """Every cell that breaks a rule, over all tables. Empty when the record holds."""
    return [p for rule in RULES for p in rule(frames, lambda table: f"{folder}/{table}.csv")]
