from dataclasses import replace

import pytest

from linktriage.model import FetchState
from linktriage.triage.reading.missing import says_missing
from tests.builders import page


@pytest.mark.parametrize(
    "title",
    ["Page not found | Locks", "404", "Error 404", "Seite nicht gefunden", "Not Found"],
)
def test_a_short_page_that_says_it_is_none_is_believed(title: str) -> None:
    failure = says_missing(replace(page(), title=title))
    assert failure is not None
    assert failure.state is FetchState.NOT_FOUND


def test_its_first_words_count_too() -> None:
    assert says_missing(page("https://a.example/x", "Sorry, we couldn't find that page."))
    assert says_missing(replace(page(), headings=("The page was not found",)))


@pytest.mark.parametrize(
    "title", ["How to fix a page", "Route 404 by bicycle", "Treasure not found in the lock"]
)
def test_other_short_pages_are_left_alone(title: str) -> None:
    assert says_missing(replace(page(), title=title)) is None


def test_an_article_about_such_pages_is_one() -> None:
    assert says_missing(replace(page(), title="Page not found", words=900)) is None
