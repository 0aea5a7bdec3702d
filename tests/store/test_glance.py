"""The first look shows what the open store shows, or nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from linktriage.model import (
    Basis,
    Campaign,
    Contact,
    Evidence,
    FetchState,
    Finding,
    Form,
    LinkIntent,
    Metric,
    OutboundLink,
    Outcome,
    Page,
    Pitch,
    Prospect,
    RowFacts,
    SiteReading,
    View,
)
from linktriage.store import Store, clock, contacts
from linktriage.store.codec import dump
from linktriage.store.decoding import load
from linktriage.store.glance import glance
from linktriage.store.log import Act
from linktriage.store.readings import Reading
from tests.builders import page
from tests.store.conftest import Queue


@pytest.fixture
def read(store: Store, queued: Queue) -> list[Prospect]:
    """Three queued prospects; the first was read."""
    prospects = queued("harborlog.example", "portnotes.example", "dockside.example")
    finding = Finding("outbound", Outcome.FAIL, Basis.MEASURED, "1 casino", (Evidence("x"),))
    store.readings.save(
        Reading(
            prospects[0].id,
            FetchState.READ,
            page=replace(page(prospects[0].url), published=date(2026, 9, 2)),
            site=SiteReading(prospects[0].site, read_at=clock.now()),
            findings=(finding,),
        )
    )
    return prospects


def sites(store: Store, campaign: str | None = "freight") -> str:
    seen = glance(store.path, campaign)
    return seen.dossier.prospect.site if seen else ""


def test_the_first_look_equals_what_the_open_store_gives(
    store: Store, campaign: Campaign, read: list[Prospect]
) -> None:
    store.intake.measure(campaign, {read[0].site: Metric("Ahrefs", "traffic", 14_200.0)})
    seen = glance(store.path, "freight")
    assert seen is not None
    assert seen.campaign == "freight"
    assert seen.dossier == store.dossiers.get(read[0].id)


def test_a_draft_and_a_removed_contact_are_as_the_open_store_gives_them(
    store: Store, read: list[Prospect]
) -> None:
    ana, bo = Contact("ana@harborlog.example", "Ana"), Contact("bo@harborlog.example")
    version = store.pitches.add(read[0].id, Pitch("t", "Subject", "Body", clock.now(), contact=bo))
    states = [contacts.removed(ana), contacts.kept(bo)]
    store.log.act(read[0], Act("draft", "draft", {"pitch_id": version, "contacts": states}))
    seen = glance(store.path, "freight")
    assert seen is not None
    assert seen.dossier == store.dossiers.get(read[0].id)
    assert seen.dossier.contacts == (bo,)
    assert seen.dossier.pitch is not None


def test_it_begins_where_the_last_session_ended(
    store: Store, campaign: Campaign, read: list[Prospect]
) -> None:
    store.campaigns.leave_at(campaign, read[1].id)
    assert store.campaigns.left_at(campaign) == read[1].id
    assert sites(store) == "portnotes.example"


def test_what_was_decided_or_put_off_since_is_passed_over(
    store: Store, campaign: Campaign, read: list[Prospect]
) -> None:
    store.campaigns.leave_at(campaign, read[1].id)
    store.log.act(read[1], Act("reject", "reject", {"status": "rejected"}))
    later = clock.now() + timedelta(days=1)
    store.log.act(
        store.dossiers.prospect(read[0].id), Act("later", "later", {"later_until": later})
    )
    assert sites(store) == "dockside.example"


def test_after_a_decided_one_it_begins_with_the_front_of_the_order(
    store: Store, campaign: Campaign, read: list[Prospect]
) -> None:
    first, second, third = read
    store.campaigns.leave_at(campaign, third.id)
    store.log.act(third, Act("reject", "reject", {"status": "rejected"}))
    store.orders.remember(campaign.id, campaign.order, [third.id, second.id, first.id])
    assert sites(store) == "portnotes.example"
    store.orders.remember(campaign.id, "site", [second.id])
    assert sites(store) == "harborlog.example", "the front of another order counts for nothing"


def test_without_a_name_it_is_the_campaign_used_last(store: Store, read: list[Prospect]) -> None:
    assert sites(store, None) == ""
    store.campaigns.use("freight")
    assert sites(store, None) == read[0].site


def test_there_is_nothing_to_see_in_an_empty_queue(store: Store, campaign: Campaign) -> None:
    assert campaign.id
    assert glance(store.path, "freight") is None


def test_a_file_that_is_not_ours_or_not_there_shows_nothing(
    tmp_path: Path, store: Store, read: list[Prospect]
) -> None:
    store.close()
    text = tmp_path / "text.db"
    text.write_text("harborlog.example\n" * 100)
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE t (a)").connection.close()
    newer = tmp_path / "newer.db"
    newer.write_bytes(store.path.read_bytes())
    with sqlite3.connect(newer) as file:
        file.execute("PRAGMA user_version = 99")
    before = text.read_bytes()
    assert [glance(one, None) for one in (text, other, newer, tmp_path / "none.db")] == [None] * 4
    assert text.read_bytes() == before
    assert not (tmp_path / "none.db").exists()
    assert read


def test_looking_writes_nothing_and_needs_no_library_of_the_tables(
    store: Store, read: list[Prospect]
) -> None:
    program = (
        "import sys; from pathlib import Path; from linktriage.store.glance import glance\n"
        "seen = glance(Path(sys.argv[1]), 'freight'); print(seen.dossier.prospect.site)\n"
        "print(*(name for name in ('sqlalchemy', 'sqlmodel', 'pydantic') if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(store.path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == [read[0].site]
    assert store.queue.size(1, View()) == 3


# What is read plainly equals what is read with all checks

TEXT = st.text(max_size=20)
LINKS = st.builds(
    OutboundLink,
    url=TEXT,
    site=TEXT,
    anchor=TEXT,
    rel=st.lists(TEXT, max_size=3).map(tuple),
    paragraph=st.none() | st.integers(0, 9),
)
PAGES = st.builds(
    Page,
    fetched_at=st.datetimes(timezones=st.just(clock.now().tzinfo)),
    published=st.none() | st.dates(),
    links=st.lists(LINKS, max_size=3).map(tuple),
    forms=st.lists(
        st.builds(Form, TEXT, TEXT, st.lists(TEXT, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    paragraphs=st.just(()),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_pages_are_read_plainly_as_they_are_read_with_checks(one: Page) -> None:
    text = dump(one)
    assert load(Page, text) == TypeAdapter(Page).validate_json(text) == one


def test_mappings_and_choices_are_read_plainly_too() -> None:
    facts = RowFacts(title="How freight is priced", email="ana@harborlog.example")
    assert load(RowFacts, dump(facts)) == facts
    text = (
        '{"target": "https://ours.example/", "cluster": "c", "anchor": "a", '
        '"anchor_kind": "exact match", "placement": "body", "passage": "", "why": "w", '
        '"provenance": {"why": "typed"}}'
    )
    assert load(LinkIntent, text) == TypeAdapter(LinkIntent).validate_json(text)


@pytest.mark.parametrize("text", ["[1]", '{"quote": "x", "nonsense": 1}', "{", '"x"'])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        load(Evidence, text)
