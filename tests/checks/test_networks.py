from collections.abc import Mapping

from linktriage.checks import Company, Network, marks, networks
from linktriage.model import Evidence, OutboundLink, Outcome, Page
from tests.checks.subjects import link, page, subject

ME = "harborlog.example"


def tracked(*ids: str) -> list[Page]:
    return [page("Text", trackers=ids)]


def linking(*sites: str) -> list[Page]:
    return [page("Text", links=outbound(*sites))]


def outbound(*sites: str) -> tuple[OutboundLink, ...]:
    return tuple(link(f"https://{site}.example/") for site in sites)


def groups(pages: Mapping[str, list[Page]]) -> tuple[Network, ...]:
    """The groups among these sites, each with its pages."""
    company = Company()
    for site, read in pages.items():
        company.add(site, *marks(read))
    found = [network for site in sorted(pages) for network in company.of(site)]
    return tuple(dict.fromkeys(found))


def test_sites_with_one_id_are_one_owners() -> None:
    found = groups(
        {ME: tracked("UA-1-1"), "b.example": tracked("UA-1-1", "G-X"), "c.example": tracked("G-Y")}
    )
    assert found == (Network(("b.example", ME), "the id UA-1-1"),)


def test_the_tenants_of_one_platform_are_not() -> None:
    tenants = {"a.blogspot.com": tracked("UA-9-9"), "b.blogspot.com": tracked("UA-9-9")}
    assert groups(tenants) == ()


def test_equal_sets_of_links_are_a_hint() -> None:
    same = linking(*"abcdef")
    found = groups({ME: same, "z.example": same, "y.example": linking(*"abcuvwxy")})
    assert found == (Network((ME, "z.example"), "6 of 6 linked sites"),)


def test_small_or_everyday_sets_are_none() -> None:
    assert groups({ME: linking(*"abc"), "z.example": linking(*"abc")}) == ()
    common = {f"s{number}.example": linking(*"abcdef") for number in range(30)}
    assert groups(common) == ()


def test_a_member_of_a_network_is_warned_of_with_the_others_named() -> None:
    group = Network(("b.example", ME), "the id UA-1-1")
    finding = networks.look(subject(tracked("UA-1-1")[0], networks=(group,), compared=30))
    assert finding
    assert finding.outcome is Outcome.WARN
    assert finding.summary == "shares the id UA-1-1 with b.example"
    assert finding.figure == "2 sites"
    assert finding.evidence == (Evidence("b.example: the id UA-1-1", "https://b.example/", "site"),)


def test_each_other_site_of_the_group_is_evidence_once() -> None:
    many = tuple(f"s{number:02}.example" for number in range(30))
    group = (Network((ME, *many), "the id UA-1-1"), Network((ME, many[0]), "6 of 6 linked sites"))
    finding = networks.look(subject(tracked("UA-1-1")[0], networks=group, compared=31))
    assert finding
    assert finding.figure == "31 sites"
    assert [one.url for one in finding.evidence] == [f"https://{site}/" for site in many]


def test_one_that_shares_nothing_passes_once_the_queue_was_compared() -> None:
    finding = networks.look(subject(tracked("G-Z")[0], compared=300))
    assert finding
    assert finding.outcome is Outcome.PASS
    assert finding.summary.endswith("among 300 sites of the queue")
    assert finding.evidence[0].quote == "the id G-Z"
    assert networks.look(subject(tracked("G-Z")[0])) is None
    assert networks.look(subject(tracked("G-Z")[0], compared=1)) is None


def test_a_site_that_is_read_again_is_compared_by_its_new_marks() -> None:
    company = Company()
    company.add(ME, {"UA-1-1"}, set("abcdef"))
    company.add("b.example", {"UA-1-1"}, set("abcdef"))
    assert len(company.of(ME)) == 2
    company.add("b.example", {"UA-2-2"}, set("uvwxyz"))
    assert company.of(ME) == ()
    assert company.of("never-read.example") == ()
    assert len(company) == 2


def test_a_page_without_marks_and_an_unread_one_are_unknown() -> None:
    for one in (subject(page("Text"), compared=300), subject(compared=300)):
        finding = networks.look(one)
        assert finding
        assert finding.outcome is Outcome.UNKNOWN


def test_a_site_that_is_on_its_own_names_no_address_of_another() -> None:
    read = page("Text", links=(link("https://other.example/"),))
    finding = networks.look(subject(read, compared=300))
    assert finding
    assert [(one.quote, one.where, one.url) for one in finding.evidence] == [
        ("links to other.example", "link 0", "")
    ]
