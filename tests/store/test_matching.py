"""The typed filter, asked of the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linktriage.errors import BadInput
from linktriage.model import (
    Approach,
    Basis,
    Campaign,
    Contact,
    Evidence,
    FetchState,
    Finding,
    Metric,
    Outcome,
    Reject,
    RejectReason,
    View,
)
from linktriage.store import Store
from linktriage.store.encoding import dump_decision
from linktriage.store.imports import ListFile
from linktriage.store.log import Act
from linktriage.store.readings import Reading
from tests.builders import page, row

FAILED = Finding("niches", Outcome.FAIL, Basis.MEASURED, "casino", (Evidence("a casino"),))


@pytest.fixture
def mixed(store: Store, campaign: Campaign) -> Store:
    """Three sites: harbor is read and measured, dock is rejected, quay is only listed."""
    numbers = (Metric("Ahrefs", "traffic", 1200), Metric("Ahrefs", "domain rating", 41))
    rows = [row("harbor.example", 1, metrics=numbers), row("dock.example", 2), row("quay.example")]
    store.intake.run(campaign, ListFile("list.txt", "plain list"), rows, lambda _: None)
    harbor, dock, _ = store.queue.ids(campaign.id, View())
    store.readings.save(
        Reading(
            harbor,
            FetchState.READ,
            page=page("https://harbor.example/", "Nets are mended here.", "50% off the casino."),
            findings=(FAILED,),
            approach=Approach.RESOURCE,
            contacts=(Contact("ana@harbor.example"),),
        )
    )
    store.log.act(store.dossiers.prospect(harbor), Act("star", "x", {"starred": True}))
    decision = dump_decision(Reject((RejectReason.OFF_TOPIC,)))
    decided = {"status": "rejected", "decision": decision, "decided_at": datetime.now(UTC)}
    store.log.act(store.dossiers.prospect(dock), Act("reject", "x", decided))
    store.log.act(store.dossiers.prospect(dock), Act("note", "x", {"note": "ask Ben"}))
    return store


def found(store: Store, campaign: Campaign, text: str) -> str:
    rows = store.queue.rows(campaign.id, View(text=text), 0, 99)
    return " ".join(one.site.removesuffix(".example") for one in rows)


@pytest.mark.parametrize(
    ("query", "sites"),
    [
        ("", "harbor quay"),
        ("QUAY", "quay"),
        ("status:rejected", "dock"),
        ("status:rejected,queued", "harbor dock quay"),
        ("status:rejected reason:off-topic", "dock"),
        ("status:rejected reason:competitor", ""),
        ("status:queued -starred", "quay"),
        ("status:rejected -reason:off-topic", ""),
        ("check:niches=fail", "harbor"),
        ("-check:niches=fail", "quay"),
        ("traffic>1000", "harbor"),
        ("traffic>1.2k", ""),
        ("ahrefs.dr>=40", "harbor"),
        ("moz.dr>=40", ""),
        ("domain_rating=41", "harbor"),
        ("lang:en", "harbor"),
        ("lang:de", ""),
        ("-lang:en", "quay"),
        ("approach:resource", "harbor"),
        ("site:harb", "harbor"),
        ("title:freight", "harbor"),
        ("text:CASINO", "harbor"),
        ("text:text", ""),
        ("text:0%", "harbor"),
        ('text:"mended here"', "harbor"),
        ("-text:casino", "quay"),
        ("status:rejected note:ben", "dock"),
        ("status:rejected has:note", "dock"),
        ("has:page", "harbor"),
        ("has:contact", "harbor"),
        ("has:metric", "harbor"),
        ("has:draft", ""),
        ("starred", "harbor"),
        ("seen-before", ""),
        ("later", ""),
        ("unread", "quay"),
    ],
)
def test_a_query_finds(mixed: Store, campaign: Campaign, query: str, sites: str) -> None:
    assert found(mixed, campaign, query) == sites
    view = View(text=query)
    assert mixed.queue.size(campaign.id, view) == len(sites.split())


@given(st.text("ab'\";%_-:()=<> \\text", max_size=30))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_typed_never_becomes_sql(mixed: Store, campaign: Campaign, text: str) -> None:
    for query in (text, f'site:"{text}"', f'text:"{text}"', f"check:{text}=fail"):
        try:
            found(mixed, campaign, query)
        except BadInput:
            continue
    assert mixed.queue.size(campaign.id, View(statuses=())) == 3


@pytest.fixture
def odd(store: Store, campaign: Campaign) -> Store:
    """Two titles that look alike to a pattern, and a number of two tools."""
    numbers = (Metric("Moz", "domain authority", 41), Metric("Majestic", "trust flow", 12))
    rows = [row("plain.example", 1, metrics=numbers), row("sharp.example", 2)]
    store.intake.run(campaign, ListFile("list.txt", "plain list"), rows, lambda _: None)
    plain, sharp = store.queue.ids(campaign.id, View())
    titles = {plain: "50% off! a_b", sharp: "50 cents off? aXb ÖL"}
    for one, title in titles.items():
        shown = replace(page(store.dossiers.prospect(one).url), title=title, language="de-AT")
        store.readings.save(Reading(one, FetchState.READ, page=shown))
    return store


@pytest.mark.parametrize(
    ("query", "sites"),
    [
        ("title:50%", "plain"),
        ("title:a_b", "plain"),
        ("title:off!", "plain"),
        ("title:OFF", "plain sharp"),
        ("title:ÖL", "sharp"),
        ("title:öl", ""),  # only letters of ASCII are the same in both cases
        ("moz.da=41", "plain"),
        ("majestic.da=41", ""),
        ("tf<13", "plain"),
        ("-tf<13", "sharp"),
        ("lang:DE", "plain sharp"),
        ("lang:de-at", "plain sharp"),
        ("lang:d_", ""),
    ],
)
def test_signs_and_cases_are_taken_as_they_were_typed(
    odd: Store, campaign: Campaign, query: str, sites: str
) -> None:
    assert found(odd, campaign, query) == sites


def test_a_network_is_those_that_name_one_another(store: Store, campaign: Campaign) -> None:
    sites = ("hub.example", "named.example", "naming.example", "alone.example")
    rows = [row(site, number) for number, site in enumerate(sites, 1)]
    store.intake.run(campaign, ListFile("list.txt", "plain list"), rows, lambda _: None)
    hub, _, naming, alone = store.queue.ids(campaign.id, View())
    for one, other in ((hub, "named"), (naming, "hub"), (alone, "hub.example.net")):
        shown = (Evidence("the same id", f"https://{other}.example/"),)
        group = Finding("network", Outcome.WARN, Basis.MEASURED, "a group", shown)
        store.readings.save(Reading(one, FetchState.READ, findings=(group,)))

    assert found(store, campaign, "network:HUB.example") == "hub named naming"
    assert found(store, campaign, "-network:hub.example") == "alone"
