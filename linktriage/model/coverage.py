"""The coverage map: where links are planned, pitched and live, and what is lopsided about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from linktriage.model.campaign import TargetPage
from linktriage.model.intake import Approach
from linktriage.model.judgement import LinkIntent


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """One accepted prospect, as far as the map wants to know."""

    intent: LinkIntent
    site: str
    approach: Approach
    planned_on: date
    pitched: bool = False
    """True when there is a draft for it."""
    live: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """How many links serve something; each number is a part of the one before."""

    planned: int = 0
    pitched: int = 0
    live: int = 0


class Standing(StrEnum):
    """How a target page is served beside the others."""

    NONE = "no link yet"
    FAIR = ""
    OVER = "over-served"


@dataclass(frozen=True, slots=True)
class TargetCoverage:
    """One target page and the links that are to point at it."""

    target: TargetPage
    service: Service
    standing: Standing
    waiting: int = 0
    """Links that are parked until the page is ready."""


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """What several target pages have together: a keyword cluster, or a money page they support."""

    name: str
    pages: int
    service: Service


@dataclass(frozen=True, slots=True)
class Share:
    """A part of all planned links."""

    name: str
    number: int
    of: int

    @property
    def part(self) -> float:
        """The part as a fraction, 0 to 1."""
        return self.number / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Week:
    """The links planned in the seven days from a Monday on."""

    monday: date
    planned: int
    spike: bool = False


@dataclass(frozen=True, slots=True)
class CoverageMap:
    """How the targets of a campaign are served. Its totals are those of the decisions."""

    total: Service
    targets: tuple[TargetCoverage, ...] = ()
    """Those without any link first, then the least served."""
    elsewhere: Service = Service()
    """Links to pages that are no target any more."""
    clusters: tuple[GroupCoverage, ...] = ()
    money: tuple[GroupCoverage, ...] = ()
    """The money pages, with the links to the pages that lead on to them."""
    homepage: Share = Share("home pages", 0, 0)
    approaches: tuple[Share, ...] = ()
    sites: tuple[Share, ...] = ()
    """Only those that stand for more than one link."""
    anchors: tuple[Share, ...] = ()
    weeks: tuple[Week, ...] = ()
