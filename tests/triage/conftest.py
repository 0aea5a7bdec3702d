from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from linktriage.model import (
    Campaign,
    Failure,
    FetchState,
    Page,
    Role,
    Sender,
    SiteReading,
    TargetPage,
    Validators,
)
from linktriage.triage import Triage
from tests.builders import page

CLASS = TargetPage(
    url="https://ours.example/guides/freight-class",
    role=Role.PILLAR,
    cluster="freight class",
    why="it shows how each class follows from density, with worked examples",
    title="Freight class, worked out",
    description="How density decides the freight class of a shipment.",
)
PRICING = TargetPage(
    url="https://ours.example/pricing",
    role=Role.MONEY,
    cluster="freight quotes",
    why="it lists what each carrier charges",
    title="Pricing",
)


@dataclass(frozen=True)
class Found:
    """What reading one prospect gives, as the reading loop hands it over."""

    prospect_id: int
    page: Page | None = None
    site: SiteReading | None = None
    state: FetchState = FetchState.READ
    failure: Failure | None = None
    validators: Validators = field(default_factory=Validators)


Bring = Callable[..., list[int]]


@pytest.fixture
def triage(tmp_path: Path) -> Iterator[Triage]:
    triage = Triage(tmp_path / "linktriage.db")
    triage.change_campaign(
        Campaign(
            "default",
            own_domains=("ours.example",),
            brand_terms=("Harbour & Hull",),
            sender=Sender(name="Mara Lind"),
        )
    )
    triage.add_target(CLASS)
    triage.add_target(PRICING)
    yield triage
    triage.close()


@pytest.fixture
def bring(triage: Triage, tmp_path: Path) -> Bring:
    """A function that imports sites from a plain list and gives back their ids."""

    def bring(*sites: str) -> list[int]:
        file = tmp_path / "list.txt"
        file.write_text("".join(f"https://{site}/\n" for site in sites))
        triage.import_list(file)
        found = [triage.find(site) for site in sites]
        return [one.prospect.id for one in found if one]

    return bring


@pytest.fixture
def read(triage: Triage, bring: Bring) -> Callable[..., int]:
    """A function that imports a site and reads its page with the given paragraphs."""

    def read(site: str, *texts: str) -> int:
        [prospect_id] = bring(site)
        found = page(f"https://{site}/", *texts)
        triage.save_read(Found(prospect_id, found))  # type: ignore[arg-type]
        return prospect_id

    return read
