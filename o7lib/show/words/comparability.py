"""Sentences on what may not be compared across biennia."""

import pandas as pd

from o7lib.show.words.grammar import listing

DIFFERENCES = {
    "regional_targets": "Targets by region",
    "regional_totals": "Totals by region",
    "typology": "Places listed by type of result",
    "critical_area": "Area of critical importance named in the country entries",
    "gender_section": "Section on gender in the country entries",
    "partnership_section": "Section on partnerships in the country entries",
    "output_types": "Groups of outputs",
    "units": "What totals count",
    "region_labels": "Names of regions",
}


def form_differences(rows: pd.DataFrame, between: str = "from one biennium to the next") -> str:
    """What the documents of one biennium have and another's lack, from `comparability.not_comparable`.

    >>> form_differences(pd.DataFrame({"kind": ["typology", "typology"]}))
    'The documents differ in form from one biennium to the next: places listed by type of result.'
    """
    kinds = [DIFFERENCES[k].lower() for k in dict.fromkeys(rows["kind"].astype(str))]
    if not kinds:
        return "The documents have the same form in every biennium."
    return f"The documents differ in form {between}: {listing(kinds)}."
