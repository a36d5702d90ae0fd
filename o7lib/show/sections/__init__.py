"""Sections: parts of a page made from a whole record."""

from o7lib.show.sections.achieved import achieved, achieved_with
from o7lib.show.sections.caveats import caveats
from o7lib.show.sections.contents import notebook_links, scope_parts, welcome
from o7lib.show.sections.criteria_matrix import criteria_matrix
from o7lib.show.sections.evidence_box import evidence_box
from o7lib.show.sections.opening import open_counted, open_country, open_funder, open_overview, open_region
from o7lib.show.sections.results import entries, results_paid_by, results_table
from o7lib.show.sections.source_notes import notes_on_whole_results, source_notes
from o7lib.show.sections.sources import sources
from o7lib.show.sections.terms import terms

__all__ = [
    "achieved",
    "achieved_with",
    "caveats",
    "criteria_matrix",
    "entries",
    "evidence_box",
    "notebook_links",
    "notes_on_whole_results",
    "open_counted",
    "open_country",
    "open_funder",
    "open_overview",
    "open_region",
    "results_paid_by",
    "results_table",
    "scope_parts",
    "source_notes",
    "sources",
    "terms",
    "welcome",
]
