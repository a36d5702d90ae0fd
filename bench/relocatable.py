"""Make an environment find the checkout it stands in, so that a copied checkout never reads the original's data.

An editable install writes the path of the checkout into the environment, and its scripts the path of Python. Here both
become relative: the library is found from the folder of the environment, and `o7` calls the Python beside it.
"""

import sysconfig
from pathlib import Path

SCRIPT = """#!/bin/sh
exec "$(dirname "$0")/python" -P -m o7lib "$@"
"""


def main() -> None:
    """Rewrite what the editable install left in the environment of the running Python."""
    packages, scripts = Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("scripts"))
    root = Path(__file__).resolve().parents[1]
    for found in packages.glob("__editable__*o7lib*"):
        found.unlink()
    up = "/".join([".."] * len(packages.relative_to(root).parts))
    (packages / "o7lib.pth").write_text(f"{up}\n", encoding="utf-8")
    (scripts / "o7").write_text(SCRIPT, encoding="utf-8")


if __name__ == "__main__":
    main()
