"""What two finished codings agree on, as tables: kappa with its interval for each judgement, a grid that opens its rows."""

from pathlib import Path

import pandas as pd

from o7lib.measures import coding_agreement
from o7lib.show.html.tables import table
from o7lib.tables.coding import forms
from o7lib.tables.coding.compare import Both
from o7lib.tables.model.references import ACHIEVEMENT, Ref

COLUMNS = {
    "judgement": "Judgement", "n": "Coded twice", "agreed": "Agreed", "kappa": "Cohen's kappa",
    "interval": "95 % interval", "ac1": "Gwet's AC1", "weighted": "Weighted kappa",
}  # fmt: skip
_NONE = "none"


def _two(number: object) -> str:
    return "–" if pd.isna(number) else f"{number:.2f}"


def agreement(two: Both, folder: str | Path | None = None) -> pd.DataFrame:
    """Agreement on every judgement of this round, in words: one row each, the columns of `COLUMNS`.

    Counts achievements. Kappa has a 95 % interval from a bootstrap over CPOs; a column of codes in an order
    has a weighted kappa too. A dash where both coders gave everything one code.
    """
    shown = [*ACHIEVEMENT, *two.judged]
    graded = {c: forms.judgements(folder)[c].codes for c in two.judged if _graded(c, folder)}
    rows = coding_agreement.per_column(two.first[shown], two.second[shown], graded)
    titles = {name: column.title for name, column in forms.judgements(folder).items()}
    return pd.DataFrame(
        {
            "judgement": rows["column"].map(titles),
            "n": rows["n"],
            "agreed": rows["agreed"],
            "kappa": rows["kappa"].map(_two),
            "interval": [_interval(low, high) for low, high in zip(rows["low"], rows["high"], strict=True)],
            "ac1": rows["ac1"].map(_two),
            "weighted": rows["weighted"].map(_two),
        }
    )


def _graded(column: str, folder: str | Path | None) -> bool:
    """Whether the codes have an order: those whose schema says from which on something counts as reached."""
    return bool(forms.firm(folder, column))


def _interval(low: object, high: object) -> str:
    return "–" if pd.isna(low) else f"{low:.2f} to {high:.2f}"


def agreement_table(two: Both, folder: str | Path | None = None) -> str:
    """The agreement of two codings as an HTML table."""
    return table(agreement(two, folder), COLUMNS, f"Agreement of {two.names[0]} and {two.names[1]}")


def grid(two: Both, column: str, folder: str | Path | None = None) -> str:
    """One judgement as an HTML table of first by second code; each number opens the achievements it counts."""
    judged = forms.judgements(folder)[column]
    labels = {"": _NONE, **forms.labels(folder, judged)}
    counts = coding_agreement.confusion(two.first[column], two.second[column], judged.codes)
    codes = counts["code"].tolist()
    refs = [Ref(two.units[key].name, two.units[key].doc_id, two.units[key].entry) for key in two.units]
    opened = {f"refs_{n}": counts[f"at_{c}"].map(lambda places: [refs[p] for p in places]) for n, c in enumerate(codes)}
    shown = pd.DataFrame({"code": [labels.get(c, c) for c in codes]})
    shown = shown.assign(**{f"n_{n}": counts[c] for n, c in enumerate(codes)}, **opened)
    headings = {"code": f"{two.names[0]} gave"} | {
        f"n_{n}": f"{two.names[1]}: {labels.get(c, c)}" for n, c in enumerate(codes)
    }
    opens = {f"n_{n}": f"refs_{n}" for n in range(len(codes))}
    return table(shown, headings, f"{judged.title}: how the two coders' codes met (achievements)", opens)
