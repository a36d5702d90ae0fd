"""Suggest where in an entry to read: lines that resemble a few words. Never a code."""

from collections.abc import Sequence

from o7lib.optional import needed
from o7lib.tables.documents.texts import Line, locator

WINDOW, STEP = 6, 2  # lines of a candidate, and between the beginnings of two


def suggest(lines: Sequence[Line], about: str, most: int = 3) -> list[str]:
    """The passages of an entry that most resemble some words, best first, as locators that do not overlap.

    Passages of six lines are compared by groups of three to five letters, weighted by how rare they are (tf-idf),
    which also finds a word in another of its forms, a name, a number, and much that two languages share.

    Args:
        lines: the entry, as numbered lines.
        about: the coder's own words, or what the criterion asks for.
        most: how many passages at the most.

    Returns:
        Locators; none where nothing resembles the words.

    >>> texts = ["A law on", "recruitment.", "", "", "", "", "", "A register"]
    >>> lines = [Line(number, text) for number, text in enumerate(texts, start=1)]
    >>> suggest(lines, "register of migrants", most=1)
    ['3-8']
    """
    windows = [list(lines[at : at + WINDOW]) for at in range(0, max(len(lines) - STEP, 1), STEP)]
    texts = [" ".join(line.text for line in window) for window in windows]
    if not about.strip() or not any(text.strip() for text in texts):
        return []
    text_features = needed("sklearn.feature_extraction.text", "suggesting lines", "lab")
    vectors = text_features.TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    matrix = vectors.fit_transform(texts)
    scores = (matrix @ vectors.transform([about]).T).toarray().ravel()
    found: list[str] = []
    taken: set[int] = set()
    for at in sorted(range(len(windows)), key=lambda i: (-scores[i], i)):
        numbers = {line.number for line in windows[at]}
        if len(found) < most and scores[at] > 0 and not numbers & taken:
            found.append(locator(sorted(numbers)))
            taken |= numbers
    return found
