from __future__ import annotations

from dataclasses import replace

from linktriage.model import Failure, FetchState, OutboundLink
from linktriage.triage import Triage
from linktriage.triage.own_pages import OwnPages, own_pages
from tests.builders import page

OWN = page("https://own.example/guide", "Freight class explained.")


def test_own_pages_are_looked_through_again_only_when_one_was_read_since(triage: Triage) -> None:
    keys = {"own.example/guide", "own.example/never-read"}
    nothing = own_pages(triage.store.readings, keys, OwnPages())
    assert nothing == OwnPages()

    triage.store.readings.save_own(OWN.url, OWN, None, frozenset())
    first = own_pages(triage.store.readings, keys, nothing)
    assert set(first.words) == {"own.example/guide"}
    assert {"freight", "class"} <= first.words["own.example/guide"]
    assert own_pages(triage.store.readings, keys, first) is first

    ally = OutboundLink("https://ally.example/", "ally.example", "an ally")
    elsewhere = replace(page(OWN.url, "Pallets."), links=(ally,))
    triage.store.readings.save_own(OWN.url, elsewhere, None, frozenset())
    second = own_pages(triage.store.readings, keys, first)
    assert second.links == {"ally.example"}
    assert "pallet" in second.words["own.example/guide"]


def test_a_page_that_could_not_be_read_again_keeps_its_words(triage: Triage) -> None:
    keys = {"own.example/guide"}
    triage.store.readings.save_own(OWN.url, OWN, None, frozenset())
    before = own_pages(triage.store.readings, keys, OwnPages())
    failure = Failure(FetchState.TIMEOUT, "No answer.")
    triage.store.readings.save_own(OWN.url, None, failure, frozenset())
    assert own_pages(triage.store.readings, keys, before).words == before.words
