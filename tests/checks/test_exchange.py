from linktriage.checks import exchange
from linktriage.model import Outcome
from tests.checks.subjects import HOME, link, page, subject


def test_an_offer_to_swap_warns() -> None:
    read = page("Text", links=(link(HOME + "linktausch/", "Linktausch"),))
    finding = exchange.look(subject(read))
    assert finding.outcome is Outcome.WARN
    assert finding.summary == "offers to swap links: “Linktausch”"


def test_a_site_that_your_pages_link_to_warns() -> None:
    finding = exchange.look(subject(page("Text"), own_links=frozenset({"harborlog.example"})))
    assert finding.outcome is Outcome.WARN
    assert finding.figure == "you link"


def test_otherwise_it_passes_and_says_what_was_looked_at() -> None:
    unread = exchange.look(subject(page("A heading exchange")))
    assert unread.summary == "no swap offered; yours were not read"
    finding = exchange.look(subject(page("Text"), own_links=frozenset({"a.example"})))
    assert finding.summary == "no swap offered, and your pages do not link there"


def test_an_unread_page_is_unknown() -> None:
    assert exchange.look(subject()).outcome is Outcome.UNKNOWN
