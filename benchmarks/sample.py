"""Invented prospects for the benchmarks: sites, texts of a length, checks. The same every time."""

from __future__ import annotations

import random
from functools import cache

WORDS_A_TEXT = 3_000
TEXTS = 50


@cache
def _words() -> tuple[str, ...]:
    generator = random.Random(7)
    syllables = [c + v for c in "bdfglmnprst" for v in "aeiou"]
    return tuple(
        "".join(generator.choices(syllables, k=generator.randint(1, 4))) for _ in range(4000)
    )


@cache
def _body(number: int) -> str:
    generator = random.Random(number)
    chosen = generator.choices(_words(), k=WORDS_A_TEXT)
    paragraphs = [chosen[at : at + 80] for at in range(0, WORDS_A_TEXT, 80)]
    return "\n\n".join(" ".join(words).capitalize() + "." for words in paragraphs)


def site_of(number: int) -> str:
    """Return the name of a site."""
    return f"site{number:06d}.example"


def text_of(number: int) -> str:
    """Return the text of a site's page: its number and some 3,000 words."""
    return f"Page {number:06d} begins.\n\n{_body(number % TEXTS)}"


def checks_of(number: int) -> list[str]:
    """Return a dozen lines of checks."""
    return [f"{'✓!✗?'[(number + at) % 4]} check {at} {number * at % 97}" for at in range(12)]
