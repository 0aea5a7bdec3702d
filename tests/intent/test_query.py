"""What is looked for: the target's title and cluster first, then what else it says."""

from __future__ import annotations

import pytest

from linktriage.intent.query import BODY_TERMS, query_of, slug_words
from linktriage.model import Role, TargetPage
from linktriage.terms import Idf

TARGET = TargetPage(
    "https://ours.example/guides/freight-class.html",
    Role.PILLAR,
    "freight class",
    "it shows how each class follows from density",
)
RARITY = Idf().weight


def test_title_and_cluster_weigh_most_the_body_least() -> None:
    target = TargetPage(
        TARGET.url, TARGET.role, "freight", "why", title="Density", description="For shippers"
    )
    weights = query_of(target, "carriers and pallets", RARITY).weights

    assert weights["density"] == weights["freight"] == 2.0
    assert weights["shipper"] == 0.5
    assert weights["carrier"] == weights["pallet"] == 0.2


def test_only_the_most_telling_terms_of_a_long_body_take_part() -> None:
    text = " ".join(f"word{number}" for number in range(200)) + " density density"
    weights = query_of(TARGET, text, RARITY).weights

    assert "density" in weights
    assert len(weights) == BODY_TERMS + 2  # those of cluster and address are two


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://ours.example/guides/freight-class.html", "freight class"),
        ("https://ours.example/tools/density_table/?a=1#top", "density table"),
        ("https://ours.example/", ""),
        ("https://ours.example", ""),
    ],
)
def test_an_unread_target_is_known_by_its_address(url: str, words: str) -> None:
    assert slug_words(url) == words


def test_names_are_those_of_the_address_without_a_title() -> None:
    assert query_of(TARGET, "", RARITY).names == {"freight", "class"}
