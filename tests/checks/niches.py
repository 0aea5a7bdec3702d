"""The invented single-niche title sets, and mixtures of them."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "titles"


@cache
def niches() -> dict[str, list[str]]:
    """Niche to its sixty titles."""
    sets: dict[str, list[str]] = {}
    for file in sorted(HERE.glob("*.toml")):
        for name, text in tomllib.loads(file.read_text(encoding="utf-8")).items():
            sets[name] = [line for line in text.splitlines() if line.strip()]
    return sets


def sample(size: int, seed: int) -> list[str]:
    """Titles of one niche."""
    chance = random.Random(seed)
    return chance.sample(niches()[chance.choice(sorted(niches()))], size)


def mixture(topics: int, size: int, seed: int) -> list[str]:
    """Titles of so many niches in equal parts."""
    chance = random.Random(seed)
    chosen = chance.sample(sorted(niches()), topics)
    return [title for name in chosen for title in chance.sample(niches()[name], size // topics)]


def auc(low: list[float], high: list[float]) -> float:
    """How often one drawn from `high` lies above one drawn from `low`, ties counting half."""
    wins = sum((b > a) + (b == a) / 2 for a in low for b in high)
    return wins / (len(low) * len(high))
