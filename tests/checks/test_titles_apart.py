"""Topic spread on titles that were written without a look at the lexicon.

The sets of `titles_apart` served to widen it. Those of `titles_held_out` were written before it was
widened and only measured afterwards: what holds there is what may be promised.
"""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path

import pytest

from linktriage.checks import topics
from linktriage.checks.lexicon import spread
from linktriage.model import Outcome
from tests.checks.niches import auc
from tests.checks.subjects import page, reading, subject

HERE = Path(__file__).parent
FOLDERS = ("titles_apart", "titles_held_out")


@cache
def sets(folder: str) -> dict[str, list[str]]:
    """Niche to its sixty titles."""
    return {
        name: text.strip().splitlines()
        for file in sorted((HERE / folder).glob("*.toml"))
        for name, text in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }


NICHES = [(folder, niche) for folder in FOLDERS for niche in sets(folder)]


def outcome(titles: list[str]) -> Outcome:
    return topics.look(subject(page("Text", language="en"), reading(titles))).outcome


def mixture(folder: str, size: int, seed: int) -> list[str]:
    """Titles of ten niches in equal parts."""
    chance = random.Random(seed)
    chosen = chance.sample(sorted(sets(folder)), 10)
    return [title for name in chosen for title in chance.sample(sets(folder)[name], size // 10)]


def single(folder: str, size: int, seed: int) -> list[str]:
    """Titles of one niche."""
    chance = random.Random(seed)
    return chance.sample(sets(folder)[chance.choice(sorted(sets(folder)))], size)


def test_there_are_sets_of_sixty_different_titles() -> None:
    assert [len(sets(folder)) for folder in FOLDERS] == [12, 28]
    assert {len(set(sets(folder)[niche])) for folder, niche in NICHES} == {60}


@pytest.mark.parametrize(("folder", "niche"), NICHES)
def test_every_niche_is_judged_and_none_reads_general(folder: str, niche: str) -> None:
    assert outcome(sets(folder)[niche]) is Outcome.PASS


@pytest.mark.parametrize("folder", FOLDERS)
def test_mixtures_of_ten_niches_read_general(folder: str) -> None:
    found = [outcome(mixture(folder, 60, seed)) for seed in range(200)]
    assert found.count(Outcome.WARN) / len(found) >= 0.97


@pytest.mark.parametrize("folder", FOLDERS)
def test_thirty_titles_separate_one_niche_from_ten(folder: str) -> None:
    one = [spread(single(folder, 30, seed)).effective for seed in range(150)]
    ten = [spread(mixture(folder, 30, seed)).effective for seed in range(150)]
    assert auc(one, ten) >= 0.99


def test_of_held_out_titles_more_than_six_in_ten_are_placed() -> None:
    titles = [title for one in sets("titles_held_out").values() for title in one]
    assert 0.62 <= spread(titles).placed / len(titles) <= 0.70
