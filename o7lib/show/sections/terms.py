"""Section: what the record counts."""

from o7lib.measures import requirements
from o7lib.show.html.parts import part
from o7lib.show.page import show_part
from o7lib.show.words import terms as terms_words
from o7lib.tables.model.record import Record


def terms(record: Record) -> None:
    """What is counted here, before any number: the indicators, a result, a criterion, an achievement."""
    required, number = requirements.required(record), requirements.number(record)
    asks = [(*cell, int(needed), int(number.get(cell, 0))) for cell, needed in required.items()]
    biennia = record.columns("biennia", "first_year", "last_year")
    years = (biennia["last_year"] - biennia["first_year"] + 1).max() if len(biennia) else 2
    indicators = requirements.indicators(record).to_dict("records")
    begun = terms_words.terms_sentence(record.schema.subject, indicators, asks, years)
    sentence = begun if asks and len(biennia) else terms_words.NOT_BEGUN
    show_part(part("terms", words=sentence))
