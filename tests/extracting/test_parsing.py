"""A tree of whatever markup comes, and a word about what had to be left out."""

from __future__ import annotations

import pytest

from linktriage.extracting import parsing
from linktriage.extracting.parsing import TooHeavy, harmless, parse


def tree_text(html: str) -> str:
    parsed = parse(html)
    assert parsed
    return str(parsed.tree.text_content())


def test_nothing_has_no_tree() -> None:
    assert parse("") is None
    assert parse("<!doctype html>") is None


@pytest.mark.parametrize(
    "raw", ["a\x00b", "a\x1b[31mb", "a&#27;b", "a&#x1B;b", "a&#0027b", "a&#xD800;b", "a&#127;b"]
)
def test_control_characters_go_however_they_are_written(raw: str) -> None:
    assert harmless(raw) in {"ab", "a[31mb"}


@pytest.mark.parametrize("raw", ["a&#10;b", "a&#8211;b", "a&#x2014;b", "a&amp;#27;b"])
def test_other_references_stay(raw: str) -> None:
    assert harmless(raw) == raw


def test_an_escape_in_the_page_does_not_cost_the_page() -> None:
    assert tree_text("<p>before &#27;[2J after") == "before [2J after"


def test_the_prologue_is_not_text() -> None:
    prologue = '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x">'
    assert tree_text(f"{prologue}<html><body><p>text") == "text"


def test_300_levels_deep_nothing_is_lost() -> None:
    parsed = parse("<div>" * 300 + "deep" + "</div>" * 300 + "<p>after</p>")
    assert parsed
    assert parsed.tree.text_content() == "deepafter"
    assert not parsed.partly


def test_5000_levels_deep_something_is_lost_and_said() -> None:
    parsed = parse("<p>first</p>" + "<div>" * 5000 + "deep")
    assert parsed
    assert parsed.partly


def test_what_is_too_long_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MAX_CHARACTERS", 20)
    parsed = parse("<p>0123456789 and more than that")
    assert parsed
    assert parsed.partly


def test_a_tag_with_thousands_of_attributes_is_refused() -> None:
    attributes = " ".join(f"a{number}='x'" for number in range(20_000))
    with pytest.raises(TooHeavy, match="attributes"):
        parse(f"<p {attributes}>text")


def test_attributes_without_values_count_too() -> None:
    with pytest.raises(TooHeavy):
        parse(f"<p {' '.join(f'a{number}' for number in range(20_000))}>text")


def test_one_long_attribute_is_no_harm() -> None:
    assert tree_text(f"<img src='data:image/png;base64,{'AB/=' * 20_000}'><p>text") == "text"


def test_a_comparison_in_a_long_script_is_no_tag() -> None:
    script = "if(i<n){" + " a1 = b2;" * 5000 + "}"
    assert "text" in tree_text(f"<script>{script}</script><p>text")


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b;'
    assert "aaaa" not in tree_text(bomb)
