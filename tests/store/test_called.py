from __future__ import annotations

from linktriage.model import Campaign, Status
from linktriage.store import Store
from linktriage.store.log import Act
from tests.store.conftest import Queue


def sites(store: Store, campaign: Campaign, name: str, most: int = 9) -> list[str]:
    return [one.site for one in store.called.like(campaign.id, name, most)]


def test_sites_that_begin_so_stand_before_those_that_hold_it(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    queued("old-dock.example", "dockyard.example", "dockers.example", "quay.example")
    found = ["dockers.example", "dockyard.example", "old-dock.example"]
    assert sites(store, campaign, "dock") == found
    assert sites(store, campaign, "dock", most=2) == found[:2]
    assert sites(store, campaign, "z") == []


def test_signs_of_the_database_are_letters_like_others(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    queued("dockyard.example")
    assert sites(store, campaign, "%") == []
    assert sites(store, campaign, "") == []


def test_decided_ones_are_found_and_those_of_others_are_not(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    (dock,) = queued("dockyard.example")
    store.log.act(dock, Act("reject", "x", {"status": Status.REJECTED.value}))
    other = store.campaigns.save(Campaign("other"))
    (found,) = store.called.like(campaign.id, "dock", 9)
    assert found.status is Status.REJECTED
    assert sites(store, other, "dock") == []
