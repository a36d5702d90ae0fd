"""The linked views together, driven by their widgets, without a browser."""

import csv
import shutil
import sys
from pathlib import Path

import pytest

from o7lib.errors import O7Error
from o7lib.measures import progress
from o7lib.measures.counting_rules import Rule
from o7lib.show.lab import explore
from o7lib.show.style import theme
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import SHIPPED


@pytest.fixture(scope="module")
def shared():
    return explore.explore(load_all())


@pytest.fixture
def view(shared):
    shared.filters.clear()
    shared.rule.printed()
    return shared


def shown(view):
    panels = view.panels
    return {
        "summary": panels.summary.value, "map": str(panels.map.outputs), "targets": panels.targets.value,
        "bars": str(panels.bars.outputs), "matrix": panels.matrix.value, "evidence": panels.evidence.value,
        "list": str(panels.entries.options), "entry": panels.entry.value,
    }  # fmt: skip


def test_everything_is_selected_at_first(view):
    assert len(view.achievements) == len(load_all().achievements)
    assert all(shown(view).values())


def test_one_box_changes_every_view(view):
    before = shown(view)
    view.filters.boxes["region"]["africa"].value = True
    after = shown(view)
    assert [name for name in before if before[name] == after[name]] == []
    assert set(view.achievements["region_id"]) == {"africa"}


def test_words_are_a_filter_too(view):
    view.filters.words.value = "decree"
    assert 0 < len(view.achievements) < 20
    assert all("decree" in f"{r.summary} {r.ilo_contribution}".lower() for r in view.achievements.itertuples())
    assert view.record.reported_places.empty


def test_the_boxes_say_what_they_would_leave(view):
    view.filters.boxes["region"]["africa"].value = True
    stages = view.achievements["stage"].astype(str).value_counts()
    assert view.filters.boxes["stage"]["adopted"].description == f"Adopted ({stages['adopted']})"


def test_a_row_that_is_opened_shows_its_entry_and_stays_open_while_it_is_selected(view):
    at = view.achievements.index[view.achievements["region_id"] == "africa"][3]
    view.panels.entries.value = at
    row = view.achievements.loc[at]
    assert row["summary"][:30] in view.panels.entry.value.replace("&#x27;", "'")
    view.filters.boxes["region"]["africa"].value = True
    assert view.panels.entries.value == at


def test_an_empty_selection_shows_sentences_and_no_error(view):
    view.filters.choose({"region": ["africa"], "place": ["KHM"]})
    assert "No achievement in the record fits" in view.panels.summary.value
    assert view.panels.entry.value == "" and view.panels.entries.value is None
    assert theme.MIME not in view.panels.map.outputs[0]["data"]
    assert view.table.empty


def test_the_rule_changes_verdict_matrix_and_the_list_of_what_falls(view):
    before = view.panels.verdict.value, view.panels.matrix.value, view.panels.fallen.value
    view.rule.parts["criteria_required"].value = 3
    after = view.panels.verdict.value, view.panels.matrix.value, view.panels.fallen.value
    assert all(one != other for one, other in zip(before, after, strict=True))
    view.rule.reset.click()
    assert (view.panels.verdict.value, view.panels.matrix.value, view.panels.fallen.value) == before


def test_the_selection_is_a_record_for_any_measure(view):
    view.filters.choose({"stage": ["drafted"]})
    counts = progress.stage_counts(view.record).set_index("stage")["achievements"]
    assert counts["drafted"] == counts.sum() == len(view.achievements)


def test_the_selection_is_saved_in_words(view, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    view.filters.choose({"region": ["africa"]})
    view.panels.file.value = "mine.csv"
    view.panels.save.click()
    assert "Saved: 17 rows in mine.csv" in view.panels.saved.value
    with (tmp_path / "mine.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {r["region"] for r in rows} == {"Africa"} and {r["stage"] for r in rows} <= set(
        view._names["stage"].values()
    )
    assert "brief" not in rows[0] and all(r["doc_id"] and r["first_line"] for r in rows)


def test_a_name_that_cannot_be_written_is_explained_in_place(view):
    view.panels.file.value = "mine.doc"
    view.panels.save.click()
    assert "Not saved: &#x27;mine.doc&#x27; has no ending that can be written" in view.panels.saved.value


def test_the_passage_is_shown_only_when_it_is_wanted(view, tmp_path):
    view.panels.folder.value = str(tmp_path)
    view.panels.reading.value = True
    assert "does not exist" in view.panels.passage.value
    view.panels.reading.value = False
    assert view.panels.passage.value == ""


def test_a_choice_can_be_given_from_a_cell(view):
    mine = explore.explore(load_all(), region=["africa"], stage=["adopted"])
    assert mine.filters.chosen() == {"region": ["africa"], "stage": ["adopted"]}
    with pytest.raises(O7Error, match="there is no filter 'continent'"):
        explore.explore(load_all(), continent=["africa"])


def test_every_control_has_a_label(view):
    panels = view.panels
    for control in (panels.entries, panels.folder, panels.reading, panels.file, panels.save):
        assert control.description


def test_a_new_biennium_is_chosen_drawn_judged_and_saved(third_biennium, next_biennium, monkeypatch):
    monkeypatch.setenv("O7_DATA", str(third_biennium))
    mine = explore.explore(load_all(third_biennium), biennium=[next_biennium])
    assert set(mine.achievements["biennium"]) == {next_biennium}
    assert {"Côte d'Ivoire", "Cambodia", "Ukraine"} == set(mine.table["place"])
    assert next_biennium in mine.panels.verdicts.value and next_biennium in mine.panels.targets.value
    assert theme.MIME in mine.panels.map.outputs[0]["data"]
    assert mine.rule.rule() == Rule("Your rule")


def test_the_views_keep_the_words_of_their_record_when_another_is_loaded(tmp_path):
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    file = folder / "datapackage.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"In operation"', '"At work"'), encoding="utf-8")
    mine = explore.explore(load_all(folder))
    load_all()
    mine.filters.choose({"stage": ["operational"]})
    shown = (mine.panels.entry.value, mine.panels.evidence.value, mine.panels.matrix.value)
    assert all("At work" in html and "In operation" not in html for html in shown)


def test_without_ipywidgets_the_extra_to_install_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(O7Error, match=r"needs ipywidgets, which is not installed: pip install 'o7lib\[lab\]'"):
        explore.explore(load_all())
