"""Every text of the explorer; the page fills in what is in braces."""

FILTERS = {
    "biennium": ("Biennium", ""),
    "indicator": ("Indicator", ""),
    "region": ("Region", ""),
    "stage": ("Stage reached", "Solid: at least {firm}. Hollow: not yet."),
    "standing": ("Doubt", "What the source notes say of the report."),
    "criterion": ("Measurement criterion", ""),
    "place": ("Place", "Member States, and regions that have an entry of their own."),
    "type": ("Kind of achievement", "An achievement may be of several kinds."),
    "funder": ("Funder", "Named in the text of the achievement, or for its result as a whole."),
}
"""The filters in the order they are offered: title, and a hint under it."""

OPEN = ("biennium", "indicator", "region", "stage", "standing")
"""The filters that stand open at first."""

NOBODY = "No payer named"
NO_ENTRY = "counted, no entry"

COLUMNS = (
    *("biennium", "indicator", "cpo", "place_id", "place", "region", "criterion", "criterion_label", "item"),
    *("stage", "stage_reason", "standing", "types", "funders", "funders_of_result", "summary", "ilo_contribution"),
    *("doc_id", "first_line", "last_line", "brief"),
)
"""What copy and download give, in order."""

SORTS = {
    "record": "As in the record: biennium, indicator, code",
    "place": "By place",
    "furthest": "Furthest stage first",
    "earliest": "Earliest stage first",
}
MATRIX_ROWS = {"region": "Regions", "result": "Results"}

PAGE = {
    "none": "No achievement in the record fits all these choices. Take one back, or start again with Reset.",
    "no_entry": "{place} is counted in a summary, but the country documents have no entry for it.",
    "one": (
        "1 of {of} achievements, in 1 of {all_results} results and 1 of {all_places} places with a result; "
        "it is {firm_one}at least {firm_word}{clear_said}."
    ),
    "many": (
        "{n} of {of} achievements, in {results} of {all_results} results "
        "and {places} of {all_places} places with a result; {firm} of the {n} are at least {firm_word}{clear_said}."
    ),
    "not": "not ",
    "clear_one": ", clear of doubt",
    "doubted_one": ", with a doubt",
    "clear_many": ", {clear} of them clear of doubt",
    "everything": "Nothing is left out: this is the whole record.",
    "left_out": "The address asks for something that this record does not have; it was left out: {what}.",
    "chosen": "{n} chosen",
    "drop": "Take back: {what}",
    "words": "Words: {what}",
    "of": "{n} of {of}",
    "of_clear": "{n} of {of}, {clear} clear",
    "tip": "{name}: {n} of {of} achievements in the selection",
    "tip_no_entry": "{name}: counted in a summary, no entry in the country documents",
    "map_says": "Achievements of the selection by place, most first: {list}.",
    "stages_say": "Achievements of the selection by stage: {list}.",
    "matrix_says": "Indicator {indicator}, achievements of the selection by {by} and criterion: {list}.",
    "targets_say": "Member States reported against targets: {list}.",
    "nothing": "none",
    "more": "{n} more",
    "by_region": "region",
    "by_result": "result",
    "target_name": "{biennium}, {indicator}",
    "target_name_region": "{region}, {biennium}, {indicator}",
    "target_verdict": "{reported} reported, target {target}: {verdict}",
    "target_open": "{reported} reported: {verdict}",
    "target_chosen": "{n} with an entry in the selection",
    "copied": "Copied: {n} rows with a heading row, ready to paste into a spreadsheet.",
    "copied_link": "Copied: the address of this view.",
    "copied_file_link": "Copied: the address of this view in a file on this computer. Whoever is to open it needs the file too, and opens it at the same place or puts the part after # behind their own address.",
    "by_hand": "This browser does not let the page copy. The text stands below, selected: press Ctrl+C or Cmd+C.",
    "saved": "Saved: {n} rows as {file}.",
    "file": "{outcome}-selection.csv",
    "was_reset": "All choices were taken back.",
    "failed": "The pictures could not be drawn here; the filters, the numbers and the table below work without them.",
    "head_place": "Place",
    "head_selection": "Achievements in the selection",
    "head_all": "Achievements in all",
    "head_clear": "clear",
    "head_stage": "Stage",
    "head_region": "Region",
    "head_result": "Result",
    "head_criterion": "Criterion {n}",
    "head_target": "Target (member States)",
    "head_reported": "Reported (member States)",
    "head_chosen": "With an entry in the selection (member States)",
    "head_verdict": "Verdict",
    "head_row": "Biennium and indicator",
    "filter_to": "{what}. Show only this",
}
"""What the page says while it is used."""

TITLE = "Explore the whole record"
NAME = "Explorer"
ALL = "All briefs"
CAPTION = "Achievements in the selection, one row each"
CAVEATS = ("states", "silence", "few", "no_regional_targets", "claims", "boundaries")
"""Standing caveats, by name, beside those that every page carries."""


def clear_said(rows: int, firm: int, clear: int) -> str:
    """How many of the adopted achievements of a selection are clear of doubt, as the end of its sentence.

    >>> clear_said(5, 2, 1), clear_said(1, 1, 0), clear_said(4, 0, 0)
    (', 1 of them clear of doubt', ', with a doubt', '')
    """
    if not firm:
        return ""
    if rows == 1:
        return PAGE["clear_one" if clear else "doubted_one"]
    return PAGE["clear_many"].format(clear=clear or "none")
