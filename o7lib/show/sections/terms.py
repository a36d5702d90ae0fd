"""Section: what the record counts."""

from o7lib.show.html.parts import part
from o7lib.show.page import show_part
from o7lib.show.words import terms as terms_words
from o7lib.tables.model.record import Record


def terms(record: Record) -> None:
    """What is counted here, before any number: the indicators, a result, a criterion, an achievement."""
    indicators = record.columns("indicators", "indicator", "label", "criteria_required").itertuples()
    criteria = record.columns("criteria", "indicator", "criterion").groupby("indicator").size()
    biennia = record.columns("biennia", "first_year", "last_year")
    years = (biennia["last_year"] - biennia["first_year"] + 1).max()
    counted = [(r.indicator, r.label, r.criteria_required) for r in indicators]
    begun = counted and not criteria.empty and not biennia.empty
    sentence = terms_words.terms_sentence(counted, criteria.max(), years) if begun else terms_words.NOT_BEGUN
    show_part(part("terms", words=sentence))
