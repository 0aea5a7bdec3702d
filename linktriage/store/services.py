"""What services on the web answered about sites, kept so that nothing is asked or paid twice."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from linktriage.model import Metric
from linktriage.store import clock
from linktriage.store.encoding import dump
from linktriage.store.sqlite import moment

if TYPE_CHECKING:
    from linktriage.store.database import Database

KEPT = timedelta(days=30)
"""How long an answer counts before the service is asked again."""

_SAVE = (
    "INSERT OR REPLACE INTO service_answer (service, site, asked_at, metrics, reason, lasting) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)
_KNOWN = "SELECT site FROM service_answer WHERE service = ? AND lasting AND asked_at > ?"
_REASONS = (
    "WITH RECURSIVE asked (service) AS ("
    "SELECT min(service) FROM service_answer UNION ALL "
    "SELECT (SELECT min(service) FROM service_answer WHERE service > asked.service) FROM asked "
    "WHERE service IS NOT NULL) "
    "SELECT reason FROM asked JOIN service_answer USING (service) "
    "WHERE site = ? AND reason <> '' ORDER BY service"
)
"""The services that were asked are found one behind the other: answers are in the order of their
services, and to go through all of them takes longer with each site that was asked about."""


@dataclass(frozen=True, slots=True)
class ServiceAnswer:
    """What one service knew of one site."""

    service: str
    site: str
    metrics: tuple[Metric, ...] = ()
    reason: str = ""
    """Why there are no metrics, as a sentence of a few words."""
    lasting: bool = True
    """False for a failure that asking again may cure: it is not kept from being asked."""


class Services:
    """Answers by service and site."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, answers: Collection[ServiceAnswer], at: datetime | None = None) -> None:
        """Write what a service answered, now or at another moment."""
        asked_at = moment(at or clock.now())
        rows = [
            (one.service, one.site, asked_at, dump(one.metrics), one.reason, one.lasting)
            for one in answers
        ]
        with self._database.write() as connection:
            connection.executemany(_SAVE, rows)

    def known(self, service: str) -> frozenset[str]:
        """Return the sites that a service need not be asked about again yet."""
        since = moment(clock.now() - KEPT)
        with self._database.read() as connection:
            return frozenset(site for (site,) in connection.execute(_KNOWN, (service, since)))

    def reasons(self, site: str) -> tuple[str, ...]:
        """Return why services that were asked about a site gave no figure for it."""
        with self._database.read() as connection:
            return tuple(reason for (reason,) in connection.execute(_REASONS, (site,)))
