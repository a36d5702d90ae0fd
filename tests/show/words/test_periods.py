"""Tests of `o7lib.show.words.periods`."""

import pandas as pd

from o7lib.show.words import periods


def moved(*movements: str, kind: str = "member_state") -> pd.DataFrame:
    rows = {"before": "A", "after": "B", "kind": kind, "movement": list(movements), "place": "X"}
    return pd.DataFrame(rows, columns=list(rows), index=range(len(movements)))


def test_member_states_alone_are_counted_and_nobody_reports_for_the_first_time():
    rows = pd.concat([moved("stayed", "moved", "left", "left", "arrived"), moved("arrived", kind="subregion")])
    assert periods.movements(rows) == [
        "Of 4 member States with a result in A, 1 has one again in B under the same indicator, "
        "1 has one under another indicator and 2 have none. 1 member State has one in B and none in A."
    ]


def test_a_state_that_returns_after_a_gap_is_among_those_with_none_before():
    assert periods.movements(moved("left", "returned", "arrived"))[0].endswith(
        "2 member States have one in B and none in A."
    )


def test_with_no_places_nothing_moved():
    assert periods.movements(moved()) == []


def kept(*pairs: tuple[bool, bool]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["same_title", "same_indicator"], dtype=bool)


def test_outcomes_that_keep_their_code_for_none_one_and_many():
    assert periods.continuity(kept()) == "No outcome keeps its code in another biennium."
    assert periods.continuity(kept((True, True))).startswith("1 outcome keeps its code")
    assert periods.continuity(kept((False, False), (False, True), (True, False))).endswith(
        "2 of them have another title and 2 are reported under another indicator."
    )


def stepped(*steps: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(steps, columns=["step", "place"], dtype=object)


def test_steps_name_the_places_that_stand_earlier():
    assert periods.stage_steps(stepped(("new", "A"))) == "No place reports under the same criterion in two biennia."
    said = periods.stage_steps(stepped(("back", "B"), ("back", "A"), ("back", "A"), ("forward", "C")))
    assert said.startswith("In 4 cases") and said.endswith("the same in none and earlier in 3 (A and B).")
    assert periods.stage_steps(stepped(("same", "A"))).startswith("In 1 case ")
