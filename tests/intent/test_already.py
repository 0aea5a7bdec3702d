"""Their links to us that stand there now."""

from __future__ import annotations

from dataclasses import replace

from linktriage.intent.already import standing_links
from linktriage.model import Campaign, OutboundLink, Page, Role, SiteReading, TargetPage
from tests.builders import NOW, page

CAMPAIGN = Campaign("freight", own_domains=("www.ours.example",))
HERE = "https://harborlog.example/pricing"


def ours(url: str = "https://ours.example/guide", **changes: object) -> OutboundLink:
    link = OutboundLink(url, "ours.example", "the class guide", paragraph=4)
    return replace(link, **changes)  # type: ignore[arg-type] # the fields of a link


def reading(*pages: Page, home: Page | None = None) -> SiteReading:
    return SiteReading("harborlog.example", NOW, home=home, pages=pages)


def test_a_link_of_the_page_is_named_with_its_paragraph() -> None:
    theirs = OutboundLink("https://other.example/", "other.example", "x")
    [found] = standing_links(replace(page(HERE), links=(theirs, ours())), None, CAMPAIGN)
    assert found.paragraph == 4
    assert found.sentence == (
        "already links to you: https://ours.example/guide as “the class guide” in ¶ 5"
    )


def test_a_link_elsewhere_on_the_site_is_named_with_its_page() -> None:
    home = replace(page("https://harborlog.example/"), links=(ours(rel=("nofollow",), anchor=""),))
    about = replace(page("https://harborlog.example/about"), links=(ours(),))
    first, second = standing_links(page(HERE), reading(about, home=home), CAMPAIGN)
    assert first.paragraph is None
    assert first.sentence == (
        "already links to you: https://ours.example/guide in https://harborlog.example/, "
        "not followed"
    )
    assert second.page_url == "https://harborlog.example/about"


def test_a_page_read_twice_counts_once_and_own_links_of_theirs_do_not() -> None:
    here = replace(page(HERE), links=(ours(), ours(internal=True)))
    assert len(standing_links(here, reading(here), CAMPAIGN)) == 1
    assert standing_links(None, None, CAMPAIGN) == ()


def test_the_site_of_a_target_is_ours_too() -> None:
    target = TargetPage("https://docs.example/guide", Role.PILLAR, "freight class", "x")
    link = ours("https://docs.example/guide", site="docs.example")
    here = replace(page(HERE), links=(link,))
    assert standing_links(here, None, Campaign("freight"), (target,))
    assert not standing_links(here, None, Campaign("freight"))
