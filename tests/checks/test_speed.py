"""What a check takes grows no faster than the page: 20,000 links, or 2 MB made to be slow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from linktriage.checks import Subject
from linktriage.checks.catalogue import ASKED, Look
from linktriage.model import Page, Paragraph
from tests.checks.niches import niches
from tests.checks.subjects import HOME, link, page, reading, subject
from tests.patience import assert_in_proportion

NASTY = (
    "write for us " * 40,
    "a" * 2000,
    "guest post guest post $ 1 1 1 1 1 1 1,1,1,1.1.1 " * 40,
    "“" * 400 + "quoted " * 200,
    "{{" * 300 + "[insert " * 200,
    "link building of a class of freight and class and freight of links " * 30,
    "xn--" * 300 + "casino" * 200,
)
"""Paragraphs that begin again and again what a pattern looks for."""


@cache
def crowded(times: int) -> Page:
    links = tuple(
        link(f"https://site{n}.example/a/b/c", f"anchor {n} casino poker online")
        if n % 2
        else link(f"{HOME}write-for-us-{n}/about-us-contact/", "write for ours " * 8)
        for n in range(times * 500)
    )
    return page(*["Entry of a list " * 8] * (times * 100), links=links, title="Useful links")


@cache
def long(times: int) -> Page:
    texts: list[Paragraph] = []
    size = 0
    while size < times * 50_000:
        texts.append(Paragraph(NASTY[len(texts) % len(NASTY)]))
        size += len(texts[-1].text)
    headings = tuple(one.text[:300] for one in texts[:500])
    return page(*texts, headings=headings, title=NASTY[0], raw_text=NASTY[2] * 100)


def on(read: Page) -> Subject:
    campaign = replace(
        subject().campaign, brand_terms=("Loadwise", "LW"), competitors=("rival.example",)
    )
    return subject(read, reading(niches()["freight"], home=read), campaign=campaign)


@pytest.mark.parametrize("look", [look for _, look in ASKED], ids=[one.id for one, _ in ASKED])
@pytest.mark.parametrize("of", [crowded, long])
def test_what_a_check_takes_grows_no_faster_than_the_page(
    look: Look, of: Callable[[int], Page]
) -> None:
    few, many = on(of(1)), on(of(40))
    assert_in_proportion(lambda: look(few), lambda: look(many))
