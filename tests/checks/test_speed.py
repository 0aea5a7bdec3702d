"""No check takes long, whatever is on the page: 20,000 links, or 2 MB of text made to be slow."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from functools import cache

import pytest

from linktriage.checks import Subject
from linktriage.checks.catalogue import ASKED, Look
from linktriage.model import Page, Paragraph
from tests.checks.niches import niches
from tests.checks.subjects import HOME, link, page, reading, subject

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
def crowded() -> Page:
    links = tuple(
        link(f"https://site{n}.example/a/b/c", f"anchor {n} casino poker online")
        if n % 2
        else link(f"{HOME}write-for-us-{n}/about-us-contact/", "write for ours " * 8)
        for n in range(20_000)
    )
    return page(*["Entry of a list " * 8] * 4000, links=links, title="Useful links")


@cache
def long() -> Page:
    texts: list[Paragraph] = []
    size = 0
    while size < 2_000_000:
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
def test_no_check_takes_longer_than_a_second(look: Look, of: object) -> None:
    one = on(of())  # type: ignore[operator] # one of the two pages above
    start = time.process_time()
    look(one)
    traced = sys.gettrace() is not None  # counting covered lines makes everything slower
    assert time.process_time() - start < (4.0 if traced else 1.0)
