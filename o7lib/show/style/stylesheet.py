"""The style sheet for our HTML in JupyterLab.

`make lab` hands the sheet to JupyterLab as its custom style, so that stored notebooks carry none and a
brief gets the template's. Elsewhere an interactive notebook brings it along with `styled`.
"""

from pathlib import Path

SHEET = Path(__file__).with_name("lab.css")


def styled() -> str:
    """The sheet as a style element, for HTML that may be shown where nothing else brings it."""
    return f"<style>{SHEET.read_text(encoding='utf-8')}</style>"
