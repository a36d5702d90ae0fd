"""Two coders and a settling in a real JupyterLab: keyboard alone, a kernel that dies, and tables that hold in the end."""

from collections.abc import Iterator

import pytest

from o7lib.tables import load
from o7lib.tables.coding.coder import Coder
from o7lib.tables.coding.compare import status
from o7lib.tables.model.references import ACHIEVEMENT

AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KEYS = ("Tab", "Enter", "Space", "End")
KHM = "2016-17 7.1 KHM129, criterion 1"


@pytest.fixture(scope="module")
def invented(uncode, tmp_path_factory):
    """The invented biennium, coded by ana and ben but for the first achievement and the one that they differ on."""
    record = uncode(tmp_path_factory.mktemp("coded") / "data")
    for name, of in (("ana", "first"), ("ben", "second")):
        coder = Coder(name, record.data)
        rows = {tuple(row[c] for c in ACHIEVEMENT): row for row in record.given[of]}
        for unit in [u for u in coder.units[1:] if u.name != KHM]:
            coder.save(unit, {**rows[unit.key], "lines": unit.lines})
    return record


@pytest.fixture(scope="module")
def server(serve, invented, tmp_path_factory) -> Iterator:
    """JupyterLab on the invented record."""
    with serve(
        tmp_path_factory.mktemp("lab"), {"O7_DATA": str(invented.data), "O7_SOURCES": str(invented.sources)}
    ) as it:
        yield it


class Form:
    """The coding form in a tab, worked with the keyboard."""

    def __init__(self, lab, name: str) -> None:
        self.tab = lab.tab
        lab.open("code.ipynb")
        assert [c["errors"] for c in lab.run_all()] == [[]]
        self.tab.get_by_label("Your name").focus()
        self.press(name, "Tab", "Enter")
        self.tab.locator(".o7-work .document pre").wait_for()

    def press(self, *keys: str) -> None:
        """Press keys by name, or type what is no name of one."""
        for key in keys:
            (self.tab.keyboard.press if key in KEYS else self.tab.keyboard.type)(key)

    def judge(self, stage: int, kind: int, reason: str) -> None:
        """From the button before the fields: choose a stage, tick a type, choose French, and type the reason."""
        self.tab.wait_for_function("() => document.activeElement.innerText?.includes('Suggest lines')")
        self.press(*["Tab"] * (stage + 1), "Space", *["Tab"] * (3 - stage))
        self.press(*["Tab"] * (kind + 1), "Space", *["Tab"] * (4 - kind))
        self.press("Tab", "Tab", "Space", "Tab", *["Tab"] * 5, reason)

    def save(self) -> None:
        self.press("Tab", "Enter")

    def says(self, words: str) -> None:
        self.tab.locator(".o7-bench", has_text=words).wait_for()


def without_fault(lab) -> bool:
    """Whether axe finds nothing wrong with the form or page that is shown."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(lab.tab, context={"include": [[".o7-bench"]]}, options={"runOnly": AXE}).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
    return True


def test_two_coders_code_and_settle_in_the_browser(lab, invented):
    ana = Form(lab, "ana")
    assert without_fault(lab)
    ana.says("ana: 9 of 11 achievements coded.")
    ana.judge(2, 2, "A law was passed; no use of it is told.")
    ana.save()
    ana.says("ana: 10 of 11 achievements coded.")
    ana.says(KHM)
    ana.judge(1, 2, "The draft is com")
    ana.press("Tab")
    ana.tab.wait_for_timeout(300)
    ana.tab.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()")
    again = Form(lab, "Ana")
    again.says(KHM)
    assert again.tab.get_by_label("Reason").input_value() == "The draft is com"
    assert again.tab.locator(".o7-fields input[type=radio]:checked").count() == 2
    again.tab.get_by_label("Reason").focus()
    again.press("End", "plete.")
    again.save()
    again.says("All are coded")
    saved = Coder("ana", invented.data)
    assert [saved.rows[unit.key]["reason"] for unit in saved.units if unit.name == KHM] == ["The draft is complete."]

    ben = Form(lab, "ben")
    ben.judge(2, 2, "Passed in March.")
    ben.save()
    ben.says("ben: 10 of 11")
    ben.judge(0, 2, "Only one part is drafted.")
    ben.save()
    ben.says("All are coded")
    assert [tuple(p)[:3] for p in status(invented.data)] == [("ana", 11, 11), ("ben", 11, 11)]

    settled_in_the_browser(lab, invented)


def settled_in_the_browser(lab, invented) -> None:
    lab.open("settle.ipynb")
    assert [c["errors"] for c in lab.run_all()] == [[]]
    bench = lab.tab.locator(".o7-bench")
    bench.get_by_text("0 of 1 difference settled.").wait_for()
    assert without_fault(lab)
    stage = bench.locator("table", has_text="how the two coders' codes met").locator("button.num").first
    stage.focus()
    lab.tab.keyboard.press("Enter")
    assert lab.tab.locator(".refs:popover-open li").count() >= 1
    lab.tab.keyboard.press("Escape")
    bench.locator(".o7-codes input").first.check()
    bench.get_by_label("Reason").fill("The first reading holds.")
    bench.get_by_role("button", name="Keep and next").click()
    bench.get_by_text("1 of 1 difference settled.").wait_for()
    bench.get_by_role("button", name="Write the tables").click()
    bench.get_by_text("Written: achievements.csv").wait_for()
    assert lab.heard == []
    assert load.problems(invented.data) == []
