"""A PDF beside a page: by a browser that is there, written whole, or a word on what is missing."""

import os
import re
import shutil
from pathlib import Path

import pytest

from o7lib.briefs.pages import pdf
from o7lib.cli import main
from o7lib.errors import BriefError, O7Error

PAGE = '<!doctype html><html lang="en"><title>T</title><h1>Migrants</h1><a href="index.html">up</a></html>'
GOOD = """for word in "$@"; do
  case "$word" in --print-to-pdf=*) printf '%%PDF-1.4\\n%%%%EOF\\n' > "${word#*=}";; esac
done"""
BAD = "echo something >&2; echo 'no display here' >&2; exit 1"


def pretended(folder: Path, script: str) -> str:
    """A browser that is a shell script."""
    file = folder / "browser"
    file.write_text(f'#!/bin/sh\necho "$@" > {folder / "asked"}\n{script}\n')
    file.chmod(0o755)
    return str(file)


@pytest.fixture
def page(tmp_path) -> Path:
    file = tmp_path / "out" / "region-africa.html"
    file.parent.mkdir()
    file.write_text(PAGE)
    return file


def test_without_a_browser_the_message_names_what_to_install(monkeypatch, tmp_path):
    monkeypatch.delenv(pdf.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(O7Error, match=r"none is installed; install one .*apt-get install chromium.* in O7_BROWSER"):
        pdf.browser()


def test_a_browser_that_is_named_and_not_there_is_refused_before_anything_is_built(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv(pdf.VARIABLE, "/no/such/browser")
    assert main(["reports", "--pdf", "--out", str(tmp_path / "out")]) == 2
    assert "O7_BROWSER is '/no/such/browser', which is no program here" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_first_browser_of_the_path_is_taken(monkeypatch, tmp_path):
    monkeypatch.delenv(pdf.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    shutil.move(pretended(tmp_path, GOOD), tmp_path / "google-chrome")
    assert pdf.browser() == str(tmp_path / "google-chrome")


def test_a_browser_that_makes_nothing_is_quoted_and_the_old_pdf_stays(tmp_path, page):
    old = page.with_suffix(".pdf")
    old.write_bytes(b"old")
    with pytest.raises(BriefError, match=r"region-africa.html: .*browser made no PDF of it \(no display here\)"):
        pdf.print_page(page, pretended(tmp_path, BAD))
    assert old.read_bytes() == b"old" and len(list(page.parent.iterdir())) == 2


def test_a_pdf_cut_short_is_not_kept(tmp_path, page):
    with pytest.raises(BriefError, match="made no PDF"):
        pdf.print_page(page, pretended(tmp_path, GOOD.replace("%%%%EOF", "")))
    assert not page.with_suffix(".pdf").exists()


def test_a_browser_that_hangs_is_stopped(tmp_path, page, monkeypatch):
    monkeypatch.setattr(pdf, "PATIENCE", 0.3)
    with pytest.raises(BriefError, match=r"not done after 0.3 s"):
        pdf.print_page(page, pretended(tmp_path, "exec sleep 30"))


def test_the_browser_is_kept_off_the_network_and_in_a_folder_of_its_own(tmp_path, page):
    pdf.print_page(page, pretended(tmp_path, GOOD))
    asked = (tmp_path / "asked").read_text().split()
    assert {*pdf.OFFLINE, "--headless=new", "--no-first-run"} <= set(asked)
    assert ("--no-sandbox" in asked) == (os.geteuid() == 0)
    (profile,) = [word.split("=")[1] for word in asked if word.startswith("--user-data-dir=")]
    assert not Path(profile).parent.exists() and asked[-1].startswith("file://")


def test_only_pages_without_a_newer_pdf_are_printed_and_one_failure_does_not_stop_the_others(
    tmp_path, page, monkeypatch
):
    picky = f'if grep -q Bad "${{@##*file://}}" 2>/dev/null; then {BAD}; fi\n{GOOD}'.replace("${@##", "${last##")
    monkeypatch.setenv(pdf.VARIABLE, pretended(tmp_path, f"for last; do :; done\n{picky}"))
    bad, missing = page.with_name("bad.html"), page.with_name("missing.html")
    bad.write_text("<h1>Bad</h1>")
    said: list[str] = []
    made, failed = pdf.print_pages([bad, page, missing], said.append, 2)
    assert made == [page.with_suffix(".pdf")] and len(failed) == 1 and failed[0].startswith("bad.html: ")
    assert said == ["[1/2] bad.pdf", "[2/2] region-africa.pdf"]
    assert pdf.print_pages([page], said.append) == ([], [])
    later = page.with_suffix(".pdf").stat().st_mtime + 5
    os.utime(page, (later, later))
    assert pdf.stale(page)


def test_the_command_prints_the_briefs_asked_for(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(pdf.VARIABLE, pretended(tmp_path, GOOD))
    out = tmp_path / "out"
    asked = ["reports", "--pdf", "--only", "country/KHM", "--out", str(out)]
    assert main(asked) == 0
    assert [f.name for f in out.glob("*.pdf")] == ["country-KHM.pdf"]
    assert "1 printed to PDF, 0 failed" in capsys.readouterr().out
    assert main(asked) == 0
    assert "0 printed to PDF, 0 failed" in capsys.readouterr().out


def test_a_page_for_paper_is_the_page_but_for_its_links_and_its_numbers():
    kept = '<!doctype html>\n<style>a>b{}</style><svg viewBox="0 0 1 1"><path d="M0,0"/></svg><!-- c --><p>A &amp; &#8212; é<br>'
    assert pdf.printable(kept) == kept
    assert pdf.printable('<a class="m" href="x.html" id="a&amp;b">A</a>') == '<a class="m" id="a&amp;b">A</a>'
    assert pdf.printable('<a href="https://ilo.org">A</a>') == '<a href="https://ilo.org">A</a>'
    number = '<button type="button" popovertarget="r1" class="num stage" aria-label="x">4</button>'
    shut = '<button popovertarget="r1" type="button" class="shut">Close</button>'
    assert pdf.printable(number + shut) == '<span class="num stage">4</span>' + shut


def test_an_installed_browser_prints_a_page_without_places_on_this_machine(tmp_path, page, monkeypatch):
    monkeypatch.delenv(pdf.VARIABLE, raising=False)
    try:
        program = pdf.browser()
    except O7Error as error:
        pytest.fail(str(error)) if os.environ.get("CI") else pytest.skip(str(error))
    printed = pdf.print_page(page, program).read_bytes()
    assert printed.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert b"file:" not in printed and b"index.html" not in printed
    for readable in (b"/Outlines", b"/StructTreeRoot", b"/Lang (en)", b"/Title (T)"):
        assert readable in printed, f"the PDF has no {readable.decode()}"
