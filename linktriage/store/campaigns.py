"""Campaigns and their target pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from linktriage.errors import BadInput
from linktriage.model import Campaign, TargetPage
from linktriage.store import clock, settings, sqlite
from linktriage.store.decoding import load
from linktriage.store.encoding import dump
from linktriage.store.settings import IN_FRONT, LAST_USED
from linktriage.urls import key

if TYPE_CHECKING:
    from linktriage.store.database import Database
    from linktriage.store.sqlite import Connection

DEFAULT_NAME = "default"

_NAMES = "SELECT name FROM campaign ORDER BY id"
_NAMED = "SELECT id, name, settings FROM campaign WHERE name = ?"
_SAVE = (
    "INSERT INTO campaign (id, name, settings, created_at) "
    "VALUES (nullif(:id, 0), :name, :settings, :now) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings"
)
_LEFT_AT = (
    "SELECT prospect.id FROM setting JOIN prospect ON prospect.id = CAST(setting.value AS INTEGER) "
    "WHERE setting.name = ?"
)
_TARGETS = "SELECT id, settings FROM target WHERE campaign_id = :campaign"
_SAVE_TARGET = (
    "INSERT INTO target (campaign_id, key, settings) VALUES (:campaign, :key, :settings) "
    "ON CONFLICT (campaign_id, key) DO UPDATE SET settings = excluded.settings"
)


class Campaigns:
    """Campaigns by name, the targets of each, and which was used last."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self) -> tuple[str, ...]:
        """Return the names of all campaigns, oldest first."""
        with self._database.read() as connection:
            return tuple(name for (name,) in connection.execute(_NAMES))

    def last_used(self) -> str:
        """Return the name of the campaign used last, else "default"."""
        with self._database.read() as connection:
            return settings.setting(connection, LAST_USED) or DEFAULT_NAME

    def use(self, name: str) -> None:
        """Remember `name` as the campaign used last."""
        with self._database.write() as connection:
            settings.remember(connection, LAST_USED, name)

    def left_at(self, campaign: Campaign) -> int | None:
        """Return the prospect in front of the person when the last session ended, if it exists."""
        with self._database.read() as connection:
            found = connection.execute(_LEFT_AT, (IN_FRONT.format(campaign.id),)).fetchone()
            return found[0] if found else None

    def leave_at(self, campaign: Campaign, prospect_id: int) -> None:
        """Remember the prospect that is in front of the person."""
        with self._database.write() as connection:
            settings.remember(connection, IN_FRONT.format(campaign.id), str(prospect_id))

    def get(self, name: str) -> Campaign | None:
        """Return the campaign of that name, or None."""
        with self._database.read() as connection:
            row = _find(connection, name)
            return _campaign(row) if row else None

    def save(self, campaign: Campaign) -> Campaign:
        """Write a campaign, new when its id is 0; returns it with its id.

        Raises `BadInput` when a new one's name is taken or empty.
        """
        if not campaign.name.strip():
            raise BadInput("A campaign needs a name.")
        with self._database.write() as connection:
            row = _find(connection, campaign.name)
            if row and row.id != campaign.id:
                raise BadInput(f"There is a campaign named {campaign.name} already.")
            wanted = {"id": campaign.id, "name": campaign.name, "settings": dump(campaign)}
            connection.execute(_SAVE, {**wanted, "now": sqlite.moment(clock.now())})
            return _campaign(_find(connection, campaign.name))

    def targets(self, campaign: Campaign) -> tuple[TargetPage, ...]:
        """Return the target pages of a campaign, in the order they were added."""
        with self._database.read() as connection:
            rows = connection.execute(f"{_TARGETS} ORDER BY id", {"campaign": campaign.id})
            return tuple(map(_target, sqlite.named(rows)))

    def save_target(self, campaign: Campaign, target: TargetPage) -> TargetPage:
        """Write a target page; one with the same address is replaced. Returns it with its id."""
        wanted = {"campaign": campaign.id, "key": key(target.url), "settings": dump(target)}
        with self._database.write() as connection:
            connection.execute(_SAVE_TARGET, wanted)
            rows = connection.execute(f"{_TARGETS} AND key = :key", wanted)
            return _target(next(sqlite.named(rows)))


def _find(connection: Connection, name: str) -> Any:  # noqa: ANN401 - a row, or None
    return next(sqlite.named(connection.execute(_NAMED, (name,))), None)


def _campaign(row: Any) -> Campaign:  # noqa: ANN401 - a row
    return replace(load(Campaign, row.settings), id=row.id, name=row.name)


def _target(row: Any) -> TargetPage:  # noqa: ANN401 - a row
    return replace(load(TargetPage, row.settings), id=row.id)
