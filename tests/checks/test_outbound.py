from linktriage.checks import outbound
from linktriage.model import FetchState, Finding, OutboundLink, Outcome, Placement
from tests.checks.subjects import around, failure, link, page, subject

TEXT = "Carriers quote by class and the class follows from density. " * 100


def look(*links: OutboundLink, text: str = TEXT) -> Finding:
    return outbound.look(subject(page(text, links=links)))


def many(count: int) -> list[OutboundLink]:
    return [link(f"https://site{number}.example/") for number in range(count)]


def test_a_few_links_in_a_long_text_pass_and_are_all_shown() -> None:
    finding = look(link("https://nmfta.example/table", "NMFC table"), link("https://b.example/"))
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "2 sites"
    assert finding.summary == ("2 sites linked in 1,000 words (2.0 per 1,000), 2 of 2 followed")
    assert finding.evidence[0].where == "link 0"
    assert finding.evidence[0].quote == "NMFC table (nmfta.example, body)"
    assert finding.evidence[0].url == "https://nmfta.example/table"


def test_many_sites_densely_linked_warn() -> None:
    finding = look(*many(13))
    assert finding.outcome is Outcome.WARN
    assert "denser" not in finding.summary


def test_the_densest_in_a_hundred_are_called_so() -> None:
    assert look(*many(30)).summary.endswith("denser than 99 of 100 ordinary pages")


def test_density_alone_or_sites_alone_do_not_warn() -> None:
    assert look(*many(8)).outcome is Outcome.PASS
    same = [link("https://one.example/")] * 40
    assert look(*same).outcome is Outcome.PASS


def test_only_links_in_the_text_count() -> None:
    finding = look(*(around(f"https://s{n}.example/") for n in range(50)))
    assert finding.summary == "no link to another site in 1,000 words of text; around it 50 footer"
    assert finding.evidence


def test_profiles_licences_and_sisters_are_left_out() -> None:
    finding = look(
        link("https://www.facebook.com/harborlog"),
        link("https://creativecommons.org/licenses/by/4.0/"),
        link("https://policies.google.com/privacy"),
        link("https://sister.example/post"),
        around("https://sister.example/"),
    )
    assert finding.figure == "0 sites"


def test_paid_and_shortened_links_are_counted_apart() -> None:
    finding = look(link("https://www.awin1.com/x"), link("https://bit.ly/2abc"))
    assert finding.figure == "0 sites"
    assert finding.summary.endswith("; 1 affiliate link and 1 shortened link beside")


def test_one_evidence_a_site_in_the_order_of_the_page() -> None:
    finding = look(
        link("https://b.example/1"), link("https://a.example/"), link("https://b.example/2")
    )
    assert [item.where for item in finding.evidence] == ["link 0", "link 1"]


def test_the_tenants_of_a_platform_are_no_other_sites_on_its_own_page() -> None:
    read = page(
        TEXT, links=(link("https://medium.com/@anna/post"),), final_url="https://medium.com/"
    )
    assert outbound.look(subject(read)).figure == "0 sites"


def test_a_page_without_text_is_unknown() -> None:
    finding = look(*many(3), text="Loading please wait")
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.summary == "3 words of text found on the page"


def test_a_page_of_nothing_but_links_warns() -> None:
    assert look(*many(30), text="Sites").outcome is Outcome.WARN
    assert look(*many(30), text="").outcome is Outcome.WARN


def test_japanese_text_is_counted_by_its_characters() -> None:
    assert look(text="運送料金は等級で決まります。" * 20).outcome is Outcome.PASS


def test_an_unread_page_says_why() -> None:
    finding = outbound.look(subject(failure=failure(FetchState.TIMEOUT, "no answer in 20 s")))
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.summary == "not read: timeout: no answer in 20 s"
    assert outbound.look(subject()).summary == "not read yet"
    assert outbound.look(subject(failure=failure(FetchState.DNS))).summary == "not read: dns"


def test_links_in_lists_of_the_text_count() -> None:
    listed = link("https://a.example/", placement=Placement.LIST, in_text=False, paragraph=0)
    assert look(listed).figure == "1 site"


def test_where_a_page_marks_no_regions_a_paragraph_is_enough() -> None:
    placed = link("https://a.example/", placement=Placement.UNKNOWN, in_text=False, paragraph=0)
    assert look(placed).figure == "1 site"


def test_cards_and_pictures_beside_the_paragraphs_do_not_count() -> None:
    assert look(link("https://a.example/", in_text=False)).figure == "0 sites"
    aside = link("https://a.example/", placement=Placement.SIDEBAR, paragraph=0)
    assert look(aside).figure == "0 sites"
