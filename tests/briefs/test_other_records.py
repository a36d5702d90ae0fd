"""Pages of other records: the example of another outcome, and a record that is still empty."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from o7lib.briefs import build
from o7lib.briefs.pages import explorer, front_page
from o7lib.tables.load import load_all, problems
from o7lib.tables.model.paths import VARIABLE
from o7lib.tables.model.subject import Subject
from o7lib.tables.new_biennium.outcome import new_outcome

EXAMPLE = Path(__file__).parents[2] / "examples" / "safety-at-work"
SUBJECT = Subject("6", "safety and health at work", "workers", "workers", "member States with measures")
OURS = ("migra", "Outcome 7", "Indicator 7", "2014-15", "outcome7")  # words of the shipped record alone

Pages = dict[str, str]


def pages(data: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """Every page of a record, by name, as text."""
    monkeypatch.setenv(VARIABLE, str(data))
    briefs = build.all_briefs(data)
    outcome = build.build(briefs, out, lambda _: None, build.on_this_machine(2), data=data)
    assert outcome.failed == {}
    record = load_all(data)
    explorer.explore(record, out)
    front_page.index(briefs, out, record.schema.subject)
    return {f.stem: unescape(f.read_text(encoding="utf-8")) for f in out.glob("*.html")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Pages]:
    made: dict[str, Pages] = {}

    def of(name: str) -> Pages:
        if name not in made:
            work = tmp_path_factory.mktemp(name)
            data = EXAMPLE if name == "example" else new_outcome(work / "data", SUBJECT)
            with pytest.MonkeyPatch.context() as patch:
                made[name] = pages(data, work / "pages", patch)
        return made[name]

    return of


def test_the_example_holds() -> None:
    assert problems(EXAMPLE) == []


@pytest.mark.parametrize("name", ["example", "empty"])
def test_no_page_of_another_outcome_has_a_word_of_ours(built: Callable[[str], Pages], name: str) -> None:
    found = {(page, word) for page, text in built(name).items() for word in OURS if word in _own(text)}
    assert found == set()


def _own(page: str) -> str:
    """A page without the Vega script and the shapes, which are the same on every page of every record."""
    return page if len(page) < 600_000 else page[: page.index("<script")]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("overview", "Outcome 6, safety and health at work: 5 results, none of 1 target met"),
        ("overview", "6.1 in 2016-17: no summary is on record, and so no target and no total."),
        (
            "overview",
            "at least one of its indicator's two criteria in 2012-13 (6.1), two of three in 2016-17 (6.1) and one of one",
        ),
        ("overview", "6.1 National systems, 2016-17. Stage reached under each criterion"),
        ("periods", "From 2012-13 to 2016-17"),
        ("periods", "1 outcome keeps its code from 2012-13 to 2016-17"),
        (
            "country-MOZ",
            "In 2016-17 the country document has an entry for Mozambique under 6.1; no summary is on record.",
        ),
        ("gaps", "In 1 of 8 combinations of region, biennium, indicator and criterion"),
        ("people", "1234.5"),
        ("overview", "one coder's judgement from the text; none was coded a second time"),
    ],
)
def test_the_example_says_what_its_rows_say(built: Callable[[str], Pages], page: str, words: str) -> None:
    assert words in built("example")[page]


@pytest.mark.parametrize("words", ["twice independently", "from one biennium to the next", "From one biennium"])
def test_the_example_never_says_what_does_not_hold(built: Callable[[str], Pages], words: str) -> None:
    assert [page for page, text in built("example").items() if words in text] == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("overview", "Outcome 6, safety and health at work: no result, no target set"),
        ("gaps", "There is no result on record, and so no criterion that one could pass over"),
        ("region-africa", "elsewhere there is none either"),
    ],
)
def test_an_empty_record_says_that_nothing_is_reported(built: Callable[[str], Pages], page: str, words: str) -> None:
    assert words in built("empty")[page]
