"""Activities: one a country programme outcome over all its biennia, one a biennium of the outcome for its targets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from o7lib.errors import ParameterError
from o7lib.exchange.iati.elements import (
    ILO,
    ILO_NAME,
    LANGUAGE,
    MULTILATERAL,
    Row,
    add_text,
    child,
    document_link,
    period,
    table_rows,
)
from o7lib.exchange.iati.places import everywhere, recipient
from o7lib.exchange.iati.publisher import Publisher
from o7lib.exchange.iati.results import UNIT, Material, add_result, grouped_by, refer, started
from o7lib.measures import standing
from o7lib.tables.export.values import Plain
from o7lib.tables.model.record import Record

FUNDING, ACCOUNTABLE, IMPLEMENTING = "1", "2", "4"  # roles of an organisation
PLANNED_START, PLANNED_END = "1", "3"
OUTCOME_LEVEL, COUNTRY_LEVEL = "1", "2"
PARENT, CHILD = "1", "2"
ONGOING, CLOSED = "2", "4"
GENERAL, OTHER = "1", "4"  # types of description
PURPOSE_CODE = re.compile(r"[0-9]{5}")
# IATI's kinds of organisation where the record's kind says as much; other kinds are left open.
KINDS = {
    "bilateral": "10",
    "multilateral": MULTILATERAL,
    "ilo": MULTILATERAL,
    "un_agency": MULTILATERAL,
    "international_organisation": MULTILATERAL,
    "regional_body": MULTILATERAL,
    "government_body": "10",
    "foreign_government": "10",
    "private_sector": "70",
    "academia": "80",
}


@dataclass(frozen=True)
class Common:
    """What every activity of a file carries: who publishes, the date of the data, the sector, the outcome's name."""

    publisher: Publisher
    created: str
    sector: str
    name: str

    def identifier(self, own: object) -> str:
        """An activity's identifier: the publisher's, then the activity's own with what IATI forbids replaced."""
        return f"{self.publisher.identifier}-{re.sub(r'[^A-Za-z0-9._-]', '_', str(own))}"


def common(record: Record, publisher: Publisher) -> Common:
    """What every activity carries.

    Raises:
        ParameterError: the record names no sector, which IATI asks for in every activity.
    """
    described = record.schema.descriptor
    sector = str(described.get("sector", ""))
    if not PURPOSE_CODE.fullmatch(sector):
        raise ParameterError(
            f"IATI asks for the sector of an activity: datapackage.json has the property sector {sector!r}; expected "
            "a purpose code of the OECD's DAC, five digits, such as 15190 (migration)"
        )
    return Common(publisher, record.schema.created, sector, str(described["name"]))


def _opened(root: ET.Element, own: object, level: str, common: Common) -> ET.Element:
    activity = child(root, "iati-activity", last_updated_datetime=common.created, hierarchy=level)
    activity.set(LANGUAGE, "en")
    child(activity, "iati-identifier", common.identifier(own))
    by = common.publisher
    add_text(activity, "reporting-org", by.name, ref=by.identifier, type=by.kind, secondary_reporter="1")
    return activity


def _dates(activity: ET.Element, biennia: Iterable[tuple[str, str]], created: str) -> None:
    """Status and planned dates: first day of the first biennium, last day of the last; over if the data is later."""
    spans = list(biennia)
    last = max(end for _, end in spans)
    child(activity, "activity-status", code=CLOSED if last < created[:10] else ONGOING)
    child(activity, "activity-date", type=PLANNED_START, iso_date=min(start for start, _ in spans))
    child(activity, "activity-date", type=PLANNED_END, iso_date=last)


def _ilo(activity: ET.Element, role: str) -> None:
    add_text(activity, "participating-org", ILO_NAME, ref=ILO, role=role, type=MULTILATERAL)


class Countries:
    """Writes the activities of country programme outcomes of one record."""

    def __init__(self, record: Record, common: Common, given: Material) -> None:
        self.common, self.given = common, given
        self.results = grouped_by(table_rows(record, "results"), "cpo")
        self.places = {p["place_id"]: p for p in table_rows(record, "places")}
        self.funders = {f["funder_id"]: f for f in table_rows(record, "funders")}
        self.partners = {p["partner_id"]: p for p in table_rows(record, "partners")}
        self.funding = grouped_by(table_rows(record, "funding"), "cpo")
        self.partnered = grouped_by(table_rows(record, "result_partners"), "cpo")
        touching = set(standing.notes_on_reports(record)["note_no"].tolist())
        notes = [n for n in table_rows(record, "source_notes") if n["note_no"] not in touching]
        self.notes = grouped_by(notes, "cpo")

    def add(self, root: ET.Element, cpo: Plain) -> None:
        """Append the activity of one outcome; nothing where none of its results has anything to say."""
        rows = sorted(self.results[(cpo,)], key=lambda r: (str(r["biennium"]), str(r["indicator"])))
        activity = _opened(root, cpo, COUNTRY_LEVEL, self.common)
        self._texts(activity, cpo, rows)
        self._organisations(activity, cpo)
        identifier = child(activity, "other-identifier", ref=cpo, type="A1")
        add_text(identifier, "owner-org", ILO_NAME, ref=ILO)
        _dates(activity, (self.given.biennia[r["biennium"]] for r in rows), self.common.created)
        recipient(activity, self.places[rows[0]["place_id"]])
        child(activity, "sector", vocabulary="1", code=self.common.sector)
        for biennium in dict.fromkeys(r["biennium"] for r in rows):
            own = f"{self.common.name}-{biennium}"
            child(activity, "related-activity", ref=self.common.identifier(own), type=PARENT)
        if not any([add_result(activity, row, self.given) for row in rows]):
            root.remove(activity)

    def _texts(self, activity: ET.Element, cpo: Plain, rows: list[dict[str, Plain]]) -> None:
        titles = {row["title_language"]: row["title"] for row in reversed(rows)}
        title = child(activity, "title")
        for language, text in sorted(titles.items(), key=lambda both: str(both[0])):
            child(title, "narrative", text).set(LANGUAGE, str(language))
        place, biennia = self.places[rows[0]["place_id"]]["name"], dict.fromkeys(str(r["biennium"]) for r in rows)
        about = f"Country programme outcome {cpo} of the ILO ({place}), as reported for {' and '.join(biennia)}. "
        about += "Coded by others from the ILO's documents; not a publication of the ILO."
        add_text(activity, "description", about, type=GENERAL)
        for note in self.notes.get((cpo,), []):
            add_text(activity, "description", f"Note on the source: {note['note']}", type=OTHER)
        if indirect := self._payers(cpo, indirect=True):
            names = "; ".join(str(self.funders[f]["name"]) for f in indirect)
            add_text(
                activity,
                "description",
                f"Named as paying for a programme of others that took part: {names}.",
                type=OTHER,
            )

    def _payers(self, cpo: Plain, indirect: bool) -> list[Plain]:
        rows = self.funding.get((cpo,), [])
        return sorted({r["funder_id"] for r in rows if bool(r["indirect"]) is indirect}, key=str)

    def _organisations(self, activity: ET.Element, cpo: Plain) -> None:
        """Payers named directly, the ILO, partners; IATI has no role for who pays a programme of others."""
        for key in self._payers(cpo, indirect=False):
            self._organisation(activity, self.funders[key], FUNDING)
        _ilo(activity, ACCOUNTABLE)
        for key in sorted({r["partner_id"] for r in self.partnered.get((cpo,), [])}, key=str):
            self._organisation(activity, self.partners[key], IMPLEMENTING)

    def _organisation(self, activity: ET.Element, row: Row, role: str) -> None:
        ref = ILO if row["kind"] == "ilo" else None
        add_text(activity, "participating-org", row["name"], ref=ref, role=role, type=KINDS.get(str(row["kind"])))


def add_countries(root: ET.Element, record: Record, common: Common, given: Material) -> None:
    """Append one activity a country programme outcome, in the order of their codes.

    Raises:
        ParameterError: two outcomes would have one identifier.
    """
    countries = Countries(record, common, given)
    codes = sorted(str(cpo) for (cpo,) in countries.results)
    by_identifier = grouped_by([{"id": common.identifier(c), "cpo": c} for c in codes], "id")
    same = [[str(row["cpo"]) for row in rows] for rows in by_identifier.values() if len(rows) > 1]
    if same:
        raise ParameterError(f"these outcomes would have one IATI identifier: {'; '.join(map(', '.join, same))}")
    for cpo in codes:
        countries.add(root, cpo)


class Outcome:
    """Writes the activities of the outcome: one a biennium, with its targets and the totals that were printed."""

    def __init__(self, record: Record, common: Common, given: Material) -> None:
        self.common, self.given, self.schema = common, given, record.schema
        self.regions = {r["region_id"]: r["name"] for r in table_rows(record, "regions")}
        self.targets = grouped_by(table_rows(record, "targets"), "biennium", "indicator")
        self.totals = grouped_by(table_rows(record, "reported_totals"), "biennium", "indicator", "unit")
        self.outcomes = grouped_by(table_rows(record, "results"), "biennium")

    def biennia(self) -> list[str]:
        """The biennia that have a target or a printed total."""
        return sorted({str(key[0]) for key in (*self.targets, *self.totals)})

    def add(self, root: ET.Element, biennium: str, cpos: set[str]) -> None:
        """Append the activity of one biennium; `cpos` are the outcomes that are activities of the file."""
        activity = _opened(root, f"{self.common.name}-{biennium}", OUTCOME_LEVEL, self.common)
        add_text(activity, "title", f"{self.schema.title}. Targets for {biennium}")
        about = f"What the ILO set out to reach in {biennium} and the totals it printed, by region. "
        about += "Coded by others from the ILO's documents; not a publication of the ILO."
        add_text(activity, "description", about, type=GENERAL)
        _ilo(activity, ACCOUNTABLE)
        _dates(activity, [self.given.biennia[biennium]], self.common.created)
        everywhere(activity)
        child(activity, "sector", vocabulary="1", code=self.common.sector)
        for cpo in sorted({str(r["cpo"]) for r in self.outcomes.get((biennium,), [])} & cpos):
            child(activity, "related-activity", ref=self.common.identifier(cpo), type=CHILD)
        for number in sorted({str(k[1]) for k in (*self.targets, *self.totals) if k[0] == biennium}):
            self._result(activity, biennium, number)

    def _result(self, activity: ET.Element, biennium: str, number: str) -> None:
        row = self.given.indicators[biennium, number]
        result = started(activity, f"Indicator {number}, {biennium}: targets", row)
        refer(result, row, self.schema)
        for unit, label in self.schema.labels("reported_totals", "unit").items():
            targets = self.targets.get((biennium, number), []) if unit == "member_state" else []
            totals = self.totals.get((biennium, number, unit), [])
            if targets or totals:
                indicator = child(result, "indicator", measure=UNIT, aggregation_status="0")
                add_text(indicator, "title", f"{label}: number with a result")
                when = period(indicator, *self.given.biennia[biennium])
                self._values(when, "target", "target", targets)
                self._values(when, "actual", "count", totals)

    def _values(self, when: ET.Element, tag: str, column: str, rows: list[dict[str, Plain]]) -> None:
        for row in rows:
            value = child(when, tag, value=row[column])
            if row["region_id"] is not None:
                child(value, "dimension", name="region", value=self.regions[row["region_id"]])
            document_link(value, self.given.documents, row)


def add_outcome(root: ET.Element, record: Record, common: Common, given: Material, cpos: set[str]) -> None:
    """Append one activity a biennium of the outcome."""
    outcome = Outcome(record, common, given)
    for biennium in outcome.biennia():
        outcome.add(root, biennium, cpos)
