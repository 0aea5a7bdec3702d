"""What is asked of a service and what it answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from linktriage.model import Metric


@dataclass(frozen=True, slots=True)
class Question:
    """One request to a service."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a service knows of one site: metrics, or the reason why there are none."""

    site: str
    metrics: tuple[Metric, ...] = ()
    reason: str = ""
    lasting: bool = True
    """False for a failure that asking again may cure."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text a service answered, or the reason why there is none."""

    status: int | None
    body: str = ""
    reason: str = ""


class Refused(Exception):
    """The service will answer no question for now; the text is the reason."""


Ask = Callable[[Question], Awaitable[Text]]
LookUp = Callable[["Settings", Ask, Sequence[str], date], Awaitable[list[Reply]]]


@dataclass(frozen=True, slots=True)
class Service:
    """One service: how to ask it, and how gently."""

    title: str
    base: str
    """Its address, without a slash at the end."""
    look_up: LookUp
    gap: float
    """Seconds between two requests."""
    at_once: int = 1
    """Sites that one request may ask about."""
    needs_key: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """A service as the user set it up."""

    service: Service
    base: str
    key: str = field(default="", repr=False)
    country: str = "us"
    """The database to ask where a service has one a country."""
