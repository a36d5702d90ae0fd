"""How a name stands in a sentence: with its article where English asks for one."""

import re

# Names whose head is one of these nouns, and plurals that are names, carry an article inside a sentence.
_NOUNS = (
    "account agreement americas bahamas charter code comoros community convention declaration emirates federation "
    "framework fund funds gambia government instrument islands kingdom maldives netherlands organisation organization "
    "philippines programme protocol recommendation republic secretariat states union"
)
_HEADS = frozenset(_NOUNS.split())
_ADDED = re.compile(r"\s*[,(].*")  # ", 2011 (No. 189)"
_TAIL = re.compile(r"\s*\b(?:of|on|for|to)\b.*")  # "of Moldova", "on Migrant Workers"


def _heads(name: str) -> set[str]:
    """The words that may be the noun of a name: its last, and the last before "of" and its like."""
    plain = _ADDED.sub("", name)
    return {words.split()[-1].casefold() for words in (plain, _TAIL.sub("", plain)) if words.split()}


def the(name: str) -> str:
    """A name as it stands inside a sentence.

    >>> the("European Union"), the("Republic of Moldova"), the("Viet Nam")
    ('the European Union', 'the Republic of Moldova', 'Viet Nam')
    >>> the("Asia and the Pacific"), the("the world"), the("Domestic Workers Convention, 2011 (No. 189)")
    ('Asia and the Pacific', 'the world', 'the Domestic Workers Convention, 2011 (No. 189)')
    """
    named = name.casefold().startswith("the ")
    return name if named or not _heads(name) & _HEADS else f"the {name}"
