from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from linktriage.model import Campaign, Prospect
from linktriage.store import Store
from linktriage.store.imports import ListFile
from tests.builders import row


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "linktriage.db")
    yield store
    store.close()


@pytest.fixture
def campaign(store: Store) -> Campaign:
    return store.campaigns.save(Campaign("freight", own_domains=("ours.example",)))


Queue = Callable[..., list[Prospect]]


@pytest.fixture
def queued(store: Store, campaign: Campaign) -> Queue:
    """A function that queues sites and gives back their prospects."""

    def queue(*sites: str) -> list[Prospect]:
        rows = [row(site, number) for number, site in enumerate(sites, 1)]
        store.intake.run(campaign, ListFile("list.txt", "plain list"), rows, lambda _: None)
        found = [store.dossiers.find(campaign.id, site) for site in sites]
        return [store.dossiers.prospect(one) for one in found if one is not None]

    return queue
