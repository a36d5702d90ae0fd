"""Notices of others' work: complete for what the repository and the pages carry, and carried along by the pages."""

import re
import subprocess

import pytest
import vl_convert

from o7lib.briefs.figures.svg import VEGA_LITE
from o7lib.briefs.pages import explorer
from o7lib.tables.model.paths import SHIPPED

ROOT = SHIPPED.parent
TEXT = (ROOT / "THIRD-PARTY-NOTICES.txt").read_text(encoding="utf-8")
# The copyright line and the terms of each licence that asks for both to be passed on.
TERMS = {
    "ISC": "Permission to use, copy, modify",
    "0BSD": "Permission to use, copy, modify",
    "MIT": "Permission is hereby granted, free of charge",
    "BSD-3-Clause": "Redistribution and use in source and binary forms",
    "Unlicense": "This is free and unencumbered software",
}


def test_the_packages_of_the_script_are_those_versions_that_it_is_made_of():
    assert f"vega {vl_convert.get_vega_version()}," in TEXT
    assert f"vega-embed {vl_convert.get_vega_embed_version()}:" in TEXT
    assert f"vega-themes {vl_convert.get_vega_themes_version()}:" in TEXT
    assert f"vega-lite {VEGA_LITE}." in TEXT


def test_each_package_has_its_copyright_and_its_terms():
    sections = TEXT.split("-" * 80 + "\n")[1:]
    assert len(sections) > 15
    for section in sections:
        names, licence = re.match(r"(.+): (\S+)\n", section).groups()
        assert TERMS[licence] in " ".join(section.split()), names
        assert "Copyright" in section or licence == "Unlicense", names


@pytest.mark.parametrize(
    "whose",
    [
        "Natural Earth",
        "Visionscarto",
        "UN OCHA",
        "hdx-python-country",
        "d3-geo ",
        "topojson-client",
        "delaunator",
        "semver",
        "Fonts",
    ],
)
def test_what_the_repository_and_the_pages_carry_is_named(whose):
    assert whose in TEXT


def test_no_font_is_kept_and_none_is_embedded():
    kept = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    assert [name for name in kept if name.endswith((".woff", ".woff2", ".ttf", ".otf", ".eot"))] == []
    styles = [file.read_text(encoding="utf-8") for file in (ROOT / "reports" / "template").glob("*.css")]
    assert styles and not any("@font-face" in style for style in styles)


def test_the_explorer_carries_the_notices_before_the_script_they_are_about():
    assert explorer.notices() == TEXT and "*/" not in TEXT and "</script" not in TEXT.lower()
