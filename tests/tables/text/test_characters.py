"""What nobody sees and what looks alike is told by Unicode's own properties, so that no list of ours has a gap."""

import sys
import unicodedata

import pytest
import regex

from o7lib.tables.text.characters import mixed, skeleton, spaced, unclean

IGNORABLE = regex.compile(r"\p{Default_Ignorable_Code_Point}")


def test_every_character_that_unicode_draws_as_nothing_is_refused():
    missed = [
        f"U+{n:04X}"
        for n in range(sys.maxunicode + 1)
        if (unicodedata.category(chr(n)) in ("Cc", "Cf", "Zl", "Zp") or IGNORABLE.match(chr(n)))
        and not unclean(f"a{chr(n)}b").startswith("no U+")
    ]
    assert missed == []


def test_every_space_but_the_plain_one_is_refused_in_a_name():
    spaces = [chr(n) for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) == "Zs" and n != 32]
    assert len(spaces) > 10
    assert [s for s in spaces if not spaced(f"Viet{s}Nam").startswith("no U+")] == []


@pytest.mark.parametrize(
    "text", ["Côte d’Ivoire – «ainsi»", "中文", "العربية", "Беларусь", "🙂", "ILO/IPEC 7.1", "Ελλάδα (Greece)"]
)
def test_what_a_document_may_print_is_clean(text):
    assert (unclean(text), mixed(text), spaced(text)) == ("", "", "")


@pytest.mark.parametrize("word", ["Gеrmany", "АCE", "Βelgium", "Бeларусь"])
def test_a_word_of_two_scripts_that_look_alike_is_named_with_its_letter(word):
    assert mixed(f"the {word} office").startswith("each word in one script; ")


@pytest.mark.parametrize(
    ("one", "other"), [("Sweden", "Ѕwеdеn"), ("ACE", "АСЕ"), ("Suède", "Suede"), ("A C E", "A.C.E."), ("Côte", "cote")]
)
def test_names_that_a_reader_takes_for_one_have_one_skeleton(one, other):
    assert skeleton(one) == skeleton(other)


def test_other_names_keep_their_own():
    assert len({skeleton(name) for name in ("Niger", "Nigeria", "日本", "中国", "Iran", "Iraq", "—")}) == 7
