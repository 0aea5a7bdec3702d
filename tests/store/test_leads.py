"""Which of two pages of a site a list would rather have in the lead."""

from __future__ import annotations

import pytest

from linktriage.model import ImportedRow, Metric, RowFacts
from linktriage.store.leads import worth
from tests.builders import row


def page(path: str = "a-guide", **numbers: float) -> ImportedRow:
    metrics = (Metric("ahrefs", name.replace("_", " "), value) for name, value in numbers.items())
    return row("garden.example", 1, path, metrics=tuple(metrics))


def test_a_page_with_a_dead_link_comes_first() -> None:
    dead = row("garden.example", facts=RowFacts(links_to="https://gone.example/", dead=True))
    assert worth(dead) > worth(page(page_traffic=900))


def test_visitors_count_more_than_the_kind_of_page() -> None:
    assert worth(page("", page_traffic=3)) > worth(page(page_traffic=0))


@pytest.mark.parametrize(
    "general",
    ["", "tag/pruning", "category/tools", "blog/page/2", "authors/ana", "search?q=soil", "topics"],
)
def test_an_article_is_rather_taken_than_a_page_that_lists_others(general: str) -> None:
    assert worth(page("a-guide")) > worth(page(general, url_rating=40))


@pytest.mark.parametrize("article", ["tagging-trees", "blog/category-theory", "pages-we-like"])
def test_a_word_in_an_address_makes_no_list(article: str) -> None:
    assert worth(page(article)) == worth(page("a-guide"))


def test_then_the_higher_rating_and_an_unknown_one_last() -> None:
    high, low, unknown = page(url_rating=31), page(url_rating=0), page()
    assert worth(high) > worth(low) > worth(unknown)
