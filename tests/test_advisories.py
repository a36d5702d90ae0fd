"""What is known of vulnerabilities is told; what could not be asked is never called sound."""

import json
import sys

import pytest

from bench import advisories

SOUND = {"name": "a", "version": "1", "vulns": []}
UNKNOWN = {"name": "b", "skip_reason": "Dependency not found and could not be audited: b (2)"}
BAD = {"name": "c", "version": "3", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1"]}]}


def answering(text: str, status: int = 0) -> list[str]:
    return [sys.executable, "-c", f"import sys; print({text!r}); sys.exit({status})"]


def test_packages_that_the_source_does_not_know_are_not_called_sound():
    assert advisories.said({"dependencies": [UNKNOWN, UNKNOWN]}) == [
        "Known vulnerabilities were not checked: the advisory source knows none of the 2 packages."
    ]


def test_a_vulnerable_package_is_named_with_the_version_that_mends_it():
    assert advisories.said({"dependencies": [SOUND, BAD]}) == [
        "KNOWN VULNERABILITIES in 1 of 2 packages:",
        "  c 3: PYSEC-1, mended in 3.1",
    ]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ([], "pip-audit is not installed (pipx install pip-audit)."),
        (answering("no network", 1), "pip-audit had no answer; is there a network?"),
        (["/no/such/tool"], "pip-audit had no answer; is there a network?"),
        ([sys.executable, "-c", "import time; time.sleep(9)"], "no answer within 0.3 s."),
    ],
)
def test_where_nobody_answers_one_line_says_why(command, why):
    assert advisories.report(command, 0.3 if "sleep" in str(command) else 30) == [
        f"Known vulnerabilities were not checked: {why}"
    ]


def test_an_answer_about_a_vulnerability_is_read_although_the_tool_then_fails():
    said = advisories.report(answering(json.dumps({"dependencies": [BAD]}), 1))
    assert said[0].startswith("KNOWN VULNERABILITIES in 1 of 1")
