from dataclasses import replace
from typing import Any

import pytest

from linktriage.checks import niches
from linktriage.checks.niches import niche_of_host
from linktriage.model import Campaign, Finding, OutboundLink, Outcome, Placement, Policy
from tests.checks.subjects import around, link, page, subject

PROSE = "A review of the casino business, of poker rooms and of payday lenders."


def look(*links: OutboundLink, text: str = PROSE, **changes: Any) -> Finding:
    return niches.look(subject(page(text, links=links), **changes))


@pytest.mark.parametrize(
    "host",
    """popcorn.example wetter.de kachelmannwetter.com specialist.org socialist.net
    commercialista.it alphabet.com tibet.org elisabet.se sherbet.co.uk diabet.es
    planningpoker.com groupe-casino.fr pornic.fr siriporn.ac.th essex.ac.uk
    sussexchoir.org timeslots.io sydney-cbd.com.au cbdigital.com xxxlutz.de mejudice.nl
    football365.fr essay.org loanwords.org replica.travel assessment.gov.uk bettingen.ch
    scunthorpe.gov.uk grapes.com pharmacy.edu casinotheater.ch localhost""".split(),  # noqa: SIM905 - a paragraph of hosts
)
def test_ordinary_names_that_hold_a_stem_are_innocent(host: str) -> None:
    assert niche_of_host(host) == ""


@pytest.mark.parametrize(
    ("host", "niche"),
    [
        ("best-casinos.example", "gambling"),
        ("www.topcasinos.org", "gambling"),
        ("casino.smalltownnews.example", "gambling"),
        ("onlinegambling.us.com", "gambling"),
        ("slotsforrealmoney.us.com", "gambling"),
        ("admiralbet.de", "gambling"),
        ("22bet.com", "gambling"),
        ("adpool.bet", "gambling"),
        ("anything.casino", "gambling"),
        ("sport-wetten-tipps.de", "gambling"),
        ("kasino-bonus.de", "gambling"),
        ("xn--kaszin-gxa.hu", "gambling"),
        ("glücksspiel.example", "gambling"),
        ("xn--80aodfsg.example", "gambling"),
        ("казино-онлайн.example", "gambling"),
        ("apuestas-deportivas.es", "gambling"),
        ("freeporntube.example", "adult"),
        ("somebody.xxx", "adult"),
        ("escort-service-city.example", "adult"),
        ("buy-cialis-now.example", "pharmacy"),
        ("viagra24.example", "pharmacy"),
        ("payday-loans-uk.example", "loans"),
        ("quick.loan", "loans"),
        ("essay-writers.example", "essay mills"),
        ("replica-watches.example", "replicas"),
        ("cbd-oil-shop.example", "cbd"),
        ("xn--0.example", ""),
    ],
)
def test_flagged_niches_name_themselves(host: str, niche: str) -> None:
    assert niche_of_host(host) == niche


def test_a_followed_link_to_a_casino_fails_with_where_it_stands() -> None:
    finding = look(link("https://a.example/"), around("https://top-casino.example/", "best odds"))
    assert finding.outcome is Outcome.FAIL
    assert finding.figure == "1 gambling"
    assert finding.summary == "1 link to 1 site of gambling in footer, 1 followed"
    assert finding.evidence[0].where == "link 1"
    assert "footer" in finding.evidence[0].quote


def test_a_mention_without_a_link_is_fine() -> None:
    finding = look(link("https://a.example/"))
    assert finding.outcome is Outcome.PASS
    assert finding.summary == "none among 1 link to 1 other site"


def test_a_spam_link_in_a_sidebar_fails() -> None:
    spam = around("https://casino-tips.blogspot.com/", "x", Placement.SIDEBAR)
    assert look(spam).outcome is Outcome.FAIL


def test_an_unfollowed_link_is_a_warning() -> None:
    finding = look(link("https://top-casino.example/", rel=("nofollow",)))
    assert finding.outcome is Outcome.WARN
    assert finding.summary.endswith("0 followed")


def test_comment_spam_says_that_nobody_moderates() -> None:
    finding = look(around("https://top-casino.example/", "x", Placement.COMMENT))
    assert finding.outcome is Outcome.WARN
    assert finding.summary.endswith("the comments are not moderated")


def test_a_site_that_is_one_itself_is_a_warning() -> None:
    finding = look(site_id="casino-resort.example")
    assert finding.outcome is Outcome.WARN
    assert finding.summary == "the site itself is named like gambling"


def test_a_campaigns_own_niche_can_be_ignored() -> None:
    campaign = Campaign("chips", policy=Policy(ignored_niches=("gambling",)))
    finding = look(
        link("https://top-casino.example/", "online casino"),
        link("https://b.example/", "online casino"),
        campaign=campaign,
        site_id="casino-resort.example",
    )
    assert finding.outcome is Outcome.PASS


def test_a_telling_anchor_warns_though_the_domain_is_plain() -> None:
    finding = look(link("https://plain.example/", "Best Online Casinos 2026"))
    assert finding.outcome is Outcome.WARN
    assert finding.summary.startswith("by anchor text only: 1 link to 1 site of gambling")


def test_one_anchor_word_is_no_sign_two_sites_are() -> None:
    one = link("https://news.example/", "the poker boom")
    assert look(one, replace(one, url="https://news.example/2")).outcome is Outcome.PASS
    assert look(one, link("https://more.example/", "casino nights")).outcome is Outcome.WARN


def test_anchors_of_commenters_and_on_platforms_are_no_sign() -> None:
    commented = around("https://plain.example/", "online casino", Placement.COMMENT)
    assert look(commented).outcome is Outcome.PASS
    assert look(link("https://www.youtube.com/watch", "online casino")).outcome is Outcome.PASS


def test_nothing_found_on_half_a_page_is_unknown() -> None:
    read = page(PROSE, partly_read=True)
    assert niches.look(subject(read)).outcome is Outcome.UNKNOWN


def test_an_unread_page_is_unknown() -> None:
    assert niches.look(subject()).outcome is Outcome.UNKNOWN


def test_a_list_that_the_user_brought_flags_hosts_without_a_telling_name() -> None:
    innocent = "https://www.lucky-seven.example/"
    assert look(link(innocent)).outcome is Outcome.PASS
    for name in ("www.lucky-seven.example", "lucky-seven.example"):
        flagged = look(link(innocent), link("https://a.example/"), flagged={name: "gambling"})
        assert flagged.outcome is Outcome.FAIL
        assert flagged.figure == "1 gambling"


def test_the_hosts_of_a_page_are_what_a_list_is_asked_for() -> None:
    read = page("Text", links=(link("https://www.news.example.org/a"), link("https://b.example/")))
    assert niches.hosts_linked(read) == {
        "www.news.example.org", "news.example.org", "example.org", "b.example",
    }  # fmt: skip
