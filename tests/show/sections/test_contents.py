"""The first notebook: what is here, what to open, what can be asked."""

import pandas as pd

from o7lib.show.sections import contents
from o7lib.tables.load import load_all


def test_the_welcome_counts_what_the_record_holds(shown):
    record = load_all()
    contents.welcome(record)
    assert f"{len(record.results)} results in {record.results['place_id'].nunique()} places" in shown[0]
    assert f"{sum(len(f) for f in record.values())} rows in {len(record)} tables" in shown[0]


def test_each_notebook_is_a_link_with_its_question_and_the_first_does_not_lead_to_itself(shown):
    rows = [
        ("start.ipynb", "Start", "what?", True),
        ("a.ipynb", "A <b>", "who paid?", False),
        ("x.ipynb", "X", "where?", True),
    ]
    contents.notebook_links(pd.DataFrame(rows, columns=["file", "title", "question", "interactive"]))
    (html,) = shown
    assert '<a href="a.ipynb">A &lt;b&gt;</a>' in html and "Who paid?" in html
    assert "start.ipynb" not in html and html.index("x.ipynb") < html.index("a.ipynb")


def test_a_group_without_notebooks_is_left_out(shown):
    contents.notebook_links(
        pd.DataFrame([("a.ipynb", "A", "who?", False)], columns=["file", "title", "question", "interactive"])
    )
    assert "To explore" not in shown[0] and "To read" in shown[0]


def test_short_lists_of_what_can_be_asked_are_given_and_long_ones_counted(shown):
    record = load_all()
    contents.scope_parts(record)
    assert "; ".join(record.regions["name"]) in shown[0]
    assert f"{len(record.places)} of them, such as" in shown[0]
