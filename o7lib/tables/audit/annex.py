"""Check the annex projects and their rows against the background note."""

import re
from collections.abc import Iterator

from o7lib.tables.audit.evidence import Evidence, Finding
from o7lib.tables.audit.matching import any_occurs, squashed
from o7lib.tables.model.references import RESULT

PAYS = re.compile(r"\b(?:financed|funded|[Ss]upported) by\b")


def projects_are_the_printed_ones(e: Evidence) -> Iterator[Finding]:
    """Every printed project has its row with its title, years, region and lines, and none is extra."""
    printed = e.projects.set_index("project_id")
    rows = e.record.untracked("projects")
    for project, entry in printed.iterrows():
        if project not in set(rows["project_id"]):
            yield e.missing("projects", str(project), f"{entry['doc_id']}:{entry['lines']}")
    for _, row in rows.iterrows():
        if row["project_id"] not in printed.index:
            yield e.finding("projects", row, "project_id", row["project_id"], "a project that the annex lists")
            continue
        entry = printed.loc[row["project_id"]]
        for column in ("first_year", "last_year", "region_printed", "doc_id", "lines"):
            if row[column] != entry[column]:
                yield e.finding("projects", row, column, row[column], f"{entry[column]}, as printed")
        if squashed(row["title"]) != squashed(entry["title"]):
            yield e.finding("projects", row, "title", row["title"], "the title as printed")


def names_of_projects_are_printed(e: Evidence) -> Iterator[Finding]:
    """Places, partners and funders of a project are named in its lines; partners on the partner line."""
    printed = e.projects.set_index("project_id")
    of = {"project_places": "places", "project_partners": "partners", "project_funders": "funders"}
    for table, names in of.items():
        for _, row in e.record.untracked(table).iterrows():
            column = row.index[1]
            if row["project_id"] not in printed.index:
                yield e.finding(table, row, "project_id", row["project_id"], "a project that the annex lists")
                continue
            entry = printed.loc[row["project_id"]]
            text = entry["partners"] if names == "partners" else entry["text"]
            if not any_occurs(e.forms(names, row[column]), text):
                yield e.finding(table, row, column, row[column], f"one of the {names} that the annex names")


def every_name_of_a_project_has_its_row(e: Evidence) -> Iterator[Finding]:
    """A place named, a partner on the partner line, and a funder beside a word of paying have their rows."""
    for _, entry in e.projects.iterrows():
        paying = " ".join(s for s in re.split(r"(?<=\.)\s", entry["text"]) if PAYS.search(s))
        unpaid = entry["text"].replace(paying, "") if paying else entry["text"]
        for table, names, text in (
            ("project_places", "places", unpaid),
            ("project_partners", "partners", entry["partners"]),
            ("project_funders", "funders", paying),
        ):
            rows = e.record.untracked(table)
            have = set(rows.loc[rows["project_id"] == entry["project_id"]].iloc[:, 1])
            known = e.record.untracked(names)
            states = known["kind"] != "subregion"  # South Asia is not the subregion Asia
            for name in known.loc[states].iloc[:, 0]:
                if name not in have and any_occurs(e.forms(names, name), text):
                    yield e.missing(table, f"{entry['project_id']} {name}", f"{entry['doc_id']}:{entry['lines']}")


def links_have_their_strength(e: Evidence) -> Iterator[Finding]:
    """A: the entry names the project; B: its funder, and the place fits; R: its funder, and the region; C: neither."""
    funders, places = e.record.untracked("project_funders"), e.record.untracked("project_places")
    home = e.record.untracked("results").set_index(RESULT)["place_id"]
    region_of = e.record.untracked("places").set_index("place_id")["region_id"]
    regions = e.record.untracked("projects").set_index("project_id")["region_id"]
    for _, row in e.record.untracked("project_results").iterrows():
        key = tuple(row[RESULT])
        text = " ".join(t for k, t in e.texts.items() if k[:3] == key)
        paid = funders.loc[funders["project_id"] == row["project_id"], "funder_id"]
        covers = set(places.loc[places["project_id"] == row["project_id"], "place_id"])
        named = any_occurs(e.forms("projects", row["project_id"]), text)
        payer = any(any_occurs(e.forms("funders", f), text) for f in paid)
        there = home.get(key) in covers
        near = region_of.get(home.get(key)) == regions.get(row["project_id"])
        borne = {"A": named, "B": payer and there, "R": payer and near and not there, "C": there or near}
        if not borne[str(row["strength"])]:
            yield e.finding("project_results", row, "strength", row["strength"], "a link that the texts bear out")
        elif named and row["strength"] != "A":
            yield e.finding("project_results", row, "strength", row["strength"], "A: the result names the project")


CHECKS = (
    projects_are_the_printed_ones,
    names_of_projects_are_printed,
    every_name_of_a_project_has_its_row,
    links_have_their_strength,
)
