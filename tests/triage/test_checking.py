"""What the checks are told beside the page: other sites, answers, older texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from linktriage.model import (
    Answer,
    Approach,
    Basis,
    FetchState,
    Finding,
    OutboundLink,
    Outcome,
    Page,
    Paragraph,
    RejectReason,
    SiteReading,
)
from linktriage.triage import Triage, View
from tests.builders import NOW, page

from .conftest import CLASS, Bring, Found

TRACKED = replace(page(), trackers=("UA-1-1",))


def finding(triage: Triage, site: str, check: str) -> Finding | None:
    dossier = triage.find(site)
    assert dossier is not None
    return next((one for one in dossier.findings if one.check == check), None)


def found(triage: Triage, site: str, check: str) -> Finding:
    one = finding(triage, site, check)
    assert one is not None
    return one


def test_a_shared_id_is_seen_when_the_second_site_is_read(triage: Triage, bring: Bring) -> None:
    first, second = bring("harborlog.example", "dockside.example")
    triage.save_read(Found(first, TRACKED))  # type: ignore[arg-type]
    assert finding(triage, "harborlog.example", "network") is None
    triage.save_read(Found(second, TRACKED))  # type: ignore[arg-type]
    assert found(triage, "dockside.example", "network").outcome is Outcome.WARN
    triage.settle()
    line = found(triage, "harborlog.example", "network").summary
    assert line == "shares the id UA-1-1 with dockside.example"


def test_a_stop_leaves_the_rest_as_it_was_checked(triage: Triage, bring: Bring) -> None:
    for one in bring("harborlog.example", "dockside.example"):
        triage.save_read(Found(one, TRACKED))  # type: ignore[arg-type]
    looks = iter([False, False, True])
    triage.settle(lambda: next(looks))
    assert finding(triage, "harborlog.example", "network") is None, "two were weighed, no more"


def test_the_sites_of_a_group_are_found_by_any_of_them(triage: Triage, bring: Bring) -> None:
    names = ("a.example", "b.example", "c.example")
    *group, other = bring(*names, "alone.example")
    for one in group:
        triage.save_read(Found(one, TRACKED))  # type: ignore[arg-type]
    triage.save_read(Found(other, page()))  # type: ignore[arg-type]
    for name in names:
        found = triage.prospects(View(text=f"network:{name.upper()}"))
        assert set(found) == set(group), "before it settles, too"
    assert triage.prospects(View(text="network:alone.example")) == (other,)


def test_what_was_compared_before_is_known_after_a_restart(triage: Triage, bring: Bring) -> None:
    first, second = bring("harborlog.example", "dockside.example")
    triage.save_read(Found(first, TRACKED))  # type: ignore[arg-type]
    triage._company = None
    triage.save_read(Found(second, TRACKED))  # type: ignore[arg-type]
    assert found(triage, "dockside.example", "network").outcome is Outcome.WARN


def test_the_home_page_alone_is_compared_too(triage: Triage, bring: Bring) -> None:
    first, second = bring("harborlog.example", "dockside.example")
    home = SiteReading("harborlog.example", NOW, home=TRACKED)
    triage.save_read(Found(first, None, home))  # type: ignore[arg-type]
    triage.save_read(Found(second, TRACKED))  # type: ignore[arg-type]
    assert found(triage, "dockside.example", "network").outcome is Outcome.WARN
    assert triage.check_all() == 2


def test_a_site_that_your_page_links_to_is_named(triage: Triage, bring: Bring) -> None:
    [theirs] = bring("harborlog.example")
    link = OutboundLink("https://harborlog.example/", "harborlog.example", "a log")
    keep_own(triage, replace(page(CLASS.url), links=(link,)))
    triage.save_read(Found(theirs, page()))  # type: ignore[arg-type]
    line = found(triage, "harborlog.example", "exchange").summary
    assert line == "your site already links to harborlog.example"


def test_a_link_to_a_host_of_your_list_is_flagged(
    triage: Triage, bring: Bring, tmp_path: Path
) -> None:
    [theirs] = bring("harborlog.example")
    file = tmp_path / "casinos.txt"
    file.write_text("luckyspin.example\n")
    triage.bring_flag_list("gambling", file)
    link = OutboundLink("https://luckyspin.example/", "luckyspin.example", "a log")
    triage.save_read(Found(theirs, replace(page(), links=(link,))))  # type: ignore[arg-type]
    niches = found(triage, "harborlog.example", "niches")
    assert niches.outcome is not Outcome.PASS
    assert "gambling" in niches.summary


def keep_own(triage: Triage, own: Page) -> None:
    """Keep a page of the user's own as `target check` does."""
    triage.store.readings.save_own(own.url, own, None, frozenset())


def test_the_text_of_your_page_counts_among_the_words_shared_with_it(
    triage: Triage, read: Callable[..., int]
) -> None:
    own = (Paragraph("Every pallet is measured at the overhang before it is weighed."),)
    keep_own(triage, replace(page(CLASS.url), paragraphs=own))
    read("harborlog.example", "The overhang of a pallet counts.")
    read("dockside.example", "Boats lie in the harbour and wait for the tide.")
    triage.check_all()
    line = found(triage, "harborlog.example", "relevance").summary
    assert "overhang" in line
    assert "pallet" in line


def test_a_page_is_likened_to_the_text_of_yours(triage: Triage, read: Callable[..., int]) -> None:
    read("dockside.example", "A freight class is a promise. Boats wait for the tide.")
    read("harborlog.example", "A freight class is a promise. The overhang of a pallet counts.")
    read("palletpost.example", "The overhang of a pallet.")
    own = (Paragraph("Overhang of a pallet. " * 9),)
    keep_own(triage, replace(page(CLASS.url), paragraphs=own))
    triage.check_all()
    assert "1 of 3 by likeness" in found(triage, "harborlog.example", "relevance").summary


def test_the_place_in_the_queue_stands_beside_the_words(
    triage: Triage, read: Callable[..., int]
) -> None:
    read("harborlog.example", "Freight class follows from density, and density from weight.")
    read("dockside.example", "Boats lie in the harbour and wait for the tide.")
    assert "by likeness" not in found(triage, "harborlog.example", "relevance").summary
    triage.check_all()
    assert "1 of 2 by likeness" in found(triage, "harborlog.example", "relevance").summary


def test_an_answer_is_the_finding_at_once_and_undo_takes_it_back(
    triage: Triage, read: Callable[..., int]
) -> None:
    prospect = triage.dossier(read("harborlog.example")).prospect
    before = triage.rows(View(), 0, 1)[0].outcomes
    triage.answer(prospect, "without-seo", Answer.PASS)
    assert found(triage, "harborlog.example", "without-seo").outcome is Outcome.PASS
    after = triage.rows(View(), 0, 1)[0].outcomes
    assert after[Outcome.PASS] == before[Outcome.PASS] + 1
    triage.undo()
    assert found(triage, "harborlog.example", "without-seo").outcome is Outcome.UNKNOWN
    assert triage.rows(View(), 0, 1)[0].outcomes == before
    triage.redo()
    assert found(triage, "harborlog.example", "without-seo").outcome is Outcome.PASS
    assert triage.redo() is None


def test_another_target_makes_findings_stale_until_they_are_asked_anew(
    triage: Triage, read: Callable[..., int]
) -> None:
    read("harborlog.example")
    assert not triage.has_stale_findings()
    triage.add_target(replace(CLASS, url="https://ours.example/other"))
    assert triage.has_stale_findings()
    assert found(triage, "harborlog.example", "relevance").stale
    triage.check_all()
    assert not triage.has_stale_findings()
    triage.change_campaign(triage.campaign)
    assert triage.has_stale_findings()


def test_one_prospect_is_asked_about_anew_without_the_others(
    triage: Triage, read: Callable[..., int]
) -> None:
    asked, other = read("harborlog.example"), read("portnotes.example")
    triage.add_target(replace(CLASS, url="https://ours.example/other"))
    triage.ask_anew(asked)
    assert not any(one.stale for one in triage.dossier(asked).findings)
    assert any(one.stale for one in triage.dossier(other).findings)


def test_findings_of_a_page_that_is_to_be_read_again_are_of_an_older_text(
    triage: Triage, read: Callable[..., int]
) -> None:
    read("harborlog.example")
    triage.read_again((FetchState.READ,))
    assert found(triage, "harborlog.example", "outbound").stale


def test_what_matters_hangs_on_the_approach_and_the_policy(
    triage: Triage, read: Callable[..., int]
) -> None:
    dossier = triage.dossier(read("harborlog.example"))
    assert dossier.beside["curated"] == "the page is no list"
    assert "outbound" not in dossier.beside
    policy = replace(triage.campaign.policy, disabled_checks=("outbound",))
    triage.change_campaign(replace(triage.campaign, policy=policy))
    assert "outbound" in triage.dossier(dossier.prospect.id).beside
    listed = triage.set_approach(dossier.prospect, Approach.RESOURCE)
    assert "curated" not in triage.as_now(replace(dossier, prospect=listed)).beside


def test_what_does_not_count_is_no_reason_against_and_is_not_counted(
    triage: Triage, read: Callable[..., int]
) -> None:
    dossier = triage.dossier(read("harborlog.example"))
    dense = Finding("outbound", Outcome.WARN, Basis.MEASURED, "9 sites in 100 words")
    here = replace(dossier, findings=(dense,), beside={})
    assert triage.suggested_reason(here) is RejectReason.BAD_OUTBOUND
    aside = replace(here, beside={"outbound": "a list"})
    assert triage.suggested_reason(aside) is not RejectReason.BAD_OUTBOUND
    before = counted(triage)
    policy = replace(
        triage.campaign.policy, disabled_checks=tuple(one.check for one in dossier.findings)
    )
    triage.change_campaign(replace(triage.campaign, policy=policy))
    assert before > 0
    assert counted(triage) == 0


def counted(triage: Triage) -> int:
    """How many findings the queue's one line counts."""
    (row,) = triage.rows(View(), 0, 1)
    return sum(row.outcomes.values())
