"""Topic spread on titles that were written without a look at the lexicon.

Short, personal headlines are where a lexicon knows least: it places a quarter of them, so most
sites and mixtures read "unknown". What it does judge must be right.
"""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path

import pytest

from linktriage.checks import topics
from linktriage.model import Outcome
from tests.checks.subjects import page, reading, subject

FILE = Path(__file__).parent / "titles_apart" / "sets.toml"


@cache
def sets() -> dict[str, list[str]]:
    """Niche to its sixty titles."""
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: text.strip().splitlines() for name, text in read.items()}


def outcome(titles: list[str]) -> Outcome:
    return topics.look(subject(page("Text", language="en"), reading(titles))).outcome


def mixture(seed: int) -> list[str]:
    """Six titles each of ten niches."""
    chance = random.Random(seed)
    chosen = chance.sample(sorted(sets()), 10)
    return [title for name in chosen for title in chance.sample(sets()[name], 6)]


def test_there_are_twelve_sets_of_sixty_different_titles() -> None:
    assert len(sets()) == 12
    assert {len(set(titles)) for titles in sets().values()} == {60}


@pytest.mark.parametrize("niche", sorted(sets()))
def test_no_niche_reads_general(niche: str) -> None:
    assert outcome(sets()[niche]) is not Outcome.WARN


def test_a_third_of_the_niches_is_judged_and_the_others_are_unknown() -> None:
    judged = [name for name, titles in sets().items() if outcome(titles) is Outcome.PASS]
    assert judged == ["sewing", "running", "accounting", "parenting"]


def test_mixtures_of_ten_are_general_or_unknown_and_never_focused() -> None:
    found = [outcome(mixture(seed)) for seed in range(200)]
    assert Outcome.PASS not in found
    assert found.count(Outcome.WARN) >= 30
