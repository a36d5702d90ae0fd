"""Known vulnerabilities of what is installed: asked of pip-audit where it is there, and said where it is not.

Run as `python -m bench.advisories` (a step of `make check`). It reports and never fails a check: an
advisory may appear any day, and a machine without a network is no fault of the code. pip-audit itself
calls a package sound that its source did not know, so its answers are counted here.
"""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parents[1] / "locks" / "test.lock"
PATIENCE = 60
NOT = "Known vulnerabilities were not checked: "
GET = "pip-audit is not installed (pipx install pip-audit)"


def tool() -> list[str]:
    """The command that starts pip-audit, of this Python or of the machine; empty where there is none."""
    if importlib.util.find_spec("pip_audit"):
        return [sys.executable, "-m", "pip_audit"]
    found = shutil.which("pip-audit")
    return [found] if found else []


def said(answer: dict[str, Any]) -> list[str]:
    """What pip-audit's answer means, in lines; a package that its source did not know was not checked.

    >>> said({"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "?"}]})
    ['No known vulnerability in 1 of 2 packages; the advisory source does not know the other 1.']
    """
    every = answer["dependencies"]
    asked = [d for d in every if "skip_reason" not in d]
    if not asked:
        return [f"{NOT}the advisory source knows none of the {len(every)} packages."]
    bad = [d for d in asked if d["vulns"]]
    rest = len(every) - len(asked)
    other = f"; the advisory source does not know the other {rest}" if rest else ""
    if not bad:
        return [f"No known vulnerability in {len(asked)} of {len(every)} packages{other}."]
    return [f"KNOWN VULNERABILITIES in {len(bad)} of {len(asked)} packages{other}:", *map(_bad, bad)]


def _bad(package: dict[str, Any]) -> str:
    known = "; ".join(f"{v['id']}, mended in {', '.join(v['fix_versions']) or 'no version'}" for v in package["vulns"])
    return f"  {package['name']} {package['version']}: {known}"


def report(command: list[str], patience: float = PATIENCE) -> list[str]:
    """Ask about every package of the lock file, for at most `patience` seconds; lines to print."""
    if not command:
        return [f"{NOT}{GET}."]
    asked = ["-r", str(LOCK), "--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    try:
        run = subprocess.run([*command, *asked], capture_output=True, text=True, timeout=patience)
        return said(json.loads(run.stdout))
    except subprocess.TimeoutExpired:
        return [f"{NOT}no answer within {patience:g} s."]
    except (OSError, ValueError, KeyError):
        return [f"{NOT}pip-audit had no answer; is there a network?"]


if __name__ == "__main__":
    print("\n".join(report(tool())))
