"""What services on the web answered about sites, kept so that nothing is asked or paid twice."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam
from sqlmodel import col, select

from linktriage.model import Metric
from linktriage.store import clock
from linktriage.store.encoding import dump
from linktriage.store.rows import ServiceAnswerRow

if TYPE_CHECKING:
    from linktriage.store.database import Database

KEPT = timedelta(days=30)
"""How long an answer counts before the service is asked again."""


_REASONS = (
    select(ServiceAnswerRow.reason)
    .where(ServiceAnswerRow.site == bindparam("site"), ServiceAnswerRow.reason != "")
    .order_by(col(ServiceAnswerRow.service))
)


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
        with self._database.write_rows() as session:
            for one in answers:
                session.merge(
                    ServiceAnswerRow(
                        service=one.service,
                        site=one.site,
                        asked_at=at or clock.now(),
                        metrics=dump(one.metrics),
                        reason=one.reason,
                        lasting=one.lasting,
                    )
                )

    def known(self, service: str) -> frozenset[str]:
        """Return the sites that a service need not be asked about again yet."""
        query = select(ServiceAnswerRow.site).where(
            ServiceAnswerRow.service == service,
            col(ServiceAnswerRow.lasting).is_(True),
            col(ServiceAnswerRow.asked_at) > clock.now() - KEPT,
        )
        with self._database.read_rows() as session:
            return frozenset(session.exec(query))

    def reasons(self, site: str) -> tuple[str, ...]:
        """Return why services that were asked about a site gave no figure for it."""
        with self._database.read_rows() as session:
            return tuple(session.connection().execute(_REASONS, {"site": site}).scalars())
