"""Their rules: lines of contact and contribute pages that speak of requests for links."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from linktriage.model import SiteReading
from linktriage.pitching import their_rules
from tests.pitching import letters

HERE = Path(__file__).parent
FOUND = (HERE / "rules_found.txt").read_text(encoding="utf-8").splitlines()
ABSENT = (HERE / "rules_absent.txt").read_text(encoding="utf-8").splitlines()
CONTACT = "https://freightnotes.example/contact"


def site(*paragraphs: str) -> SiteReading:
    read = replace(letters.page("Contact", *paragraphs), final_url=CONTACT)
    return SiteReading("freightnotes.example", letters.NOW, pages=(read,))


def test_twenty_pages_with_rules_and_twenty_without() -> None:
    assert len(FOUND) == len(ABSENT) == 20


@pytest.mark.parametrize("line", FOUND)
def test_a_rule_is_quoted_with_its_place(line: str) -> None:
    (evidence,) = their_rules(site("Write to us.", f"We are a small team. {line}"), None)
    assert (evidence.quote, evidence.url, evidence.where) == (line, CONTACT, "paragraph 1")


@pytest.mark.parametrize("line", ABSENT)
def test_what_is_no_rule_is_let_be(line: str) -> None:
    assert their_rules(site(line), None) == ()


def test_on_an_article_only_what_a_site_says_of_itself_counts() -> None:
    article = letters.page(
        "How links are sold",
        "Some agencies charge a fee for link placements. Please never send pitches blindly.",
        "We do not accept guest posts.",
    )
    assert [e.quote for e in their_rules(None, article)] == ["We do not accept guest posts."]


def test_a_line_that_stands_on_every_page_is_quoted_once() -> None:
    article = letters.page("A title", FOUND[0])
    assert len(their_rules(site(FOUND[0], FOUND[0]), article)) == 1


def test_nothing_read_is_nothing_found() -> None:
    assert their_rules(None, None) == ()


def test_a_page_of_rules_is_quoted_in_part() -> None:
    assert len(their_rules(site(*FOUND), None)) == 12
