"""Write the lock files of `locks/` from pyproject.toml: run as `python -m bench.lock`, with uv installed.

All that is asked for is resolved once, for the tests; the two smaller locks take their versions from there. Left out,
and why: rfc3987-syntax builds a grammar for two seconds in every process that imports jsonschema, which works without;
pyogrio (103 MB) reads geographic files, which the briefs do not.
"""

import re
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXTRAS = {"test": ["--all-extras"], "lab": ["--extra=lab", "--extra=export", "--extra=read"], "reports": []}
LEFT_OUT = {"rfc3987-syntax", "lark"}
NOT_FOR_BRIEFS = {"pyogrio"}
COMPILE = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--python-version=3.11", "--quiet"]


def without(lock: str, names: Collection[str]) -> str:
    """A lock file without some packages.

    >>> without("a==1 \\\\\\n    --hash=sha256:0\\nb==2 \\\\\\n    --hash=sha256:1\\n", {"a"})
    'b==2 \\\\\\n    --hash=sha256:1\\n'
    """
    blocks = re.split(r"(?m)^(?=\S)", lock)
    return "".join(block for block in blocks if re.split(r"[=\s]", block, maxsplit=1)[0] not in names)


def main() -> None:
    """Write the three files, the largest first; versions that are locked already are kept."""
    folder = ROOT / "locks"
    for use, extras in EXTRAS.items():
        out = folder / f"{use}.lock"
        same = [] if use == "test" else ["--constraint", str(folder / "test.lock")]
        command = ["uv", "pip", "compile", "pyproject.toml", "--group=build", *extras, *same, *COMPILE]
        subprocess.run([*command, "--output-file", str(out), *sys.argv[1:]], cwd=ROOT, check=True)
        left_out = LEFT_OUT | NOT_FOR_BRIEFS if use == "reports" else LEFT_OUT
        out.write_text(without(out.read_text(encoding="utf-8"), left_out), encoding="utf-8")


if __name__ == "__main__":
    main()
