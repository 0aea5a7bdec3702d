"""Campaigns and their target pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from linktriage.errors import BadInput
from linktriage.model import Campaign, TargetPage
from linktriage.store import clock
from linktriage.store.codec import dump, load
from linktriage.store.glance import IN_FRONT
from linktriage.store.rows import CampaignRow, ProspectRow, SettingRow, TargetRow
from linktriage.urls import key

if TYPE_CHECKING:
    from linktriage.store.database import Database

_LAST_USED = "campaign"
DEFAULT_NAME = "default"


class Campaigns:
    """Campaigns by name, the targets of each, and which was used last."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self) -> tuple[str, ...]:
        """Return the names of all campaigns, oldest first."""
        with self._database.read_rows() as session:
            return tuple(session.exec(select(CampaignRow.name).order_by(col(CampaignRow.id))))

    def last_used(self) -> str:
        """Return the name of the campaign used last, else "default"."""
        with self._database.read_rows() as session:
            setting = session.get(SettingRow, _LAST_USED)
            return setting.value if setting else DEFAULT_NAME

    def use(self, name: str) -> None:
        """Remember `name` as the campaign used last."""
        with self._database.write_rows() as session:
            session.merge(SettingRow(name=_LAST_USED, value=name))

    def left_at(self, campaign: Campaign) -> int | None:
        """Return the prospect in front of the person when the last session ended, if it exists."""
        with self._database.read_rows() as session:
            setting = session.get(SettingRow, IN_FRONT.format(campaign.id))
            row = session.get(ProspectRow, int(setting.value)) if setting else None
            return row.id if row else None

    def leave_at(self, campaign: Campaign, prospect_id: int) -> None:
        """Remember the prospect that is in front of the person."""
        with self._database.write_rows() as session:
            name = IN_FRONT.format(campaign.id)
            session.merge(SettingRow(name=name, value=str(prospect_id)))

    def get(self, name: str) -> Campaign | None:
        """Return the campaign of that name, or None."""
        with self._database.read_rows() as session:
            row = _find(session, name)
            return _campaign(row) if row else None

    def save(self, campaign: Campaign) -> Campaign:
        """Write a campaign, new when its id is 0; returns it with its id.

        Raises `BadInput` when a new one's name is taken or empty.
        """
        if not campaign.name.strip():
            raise BadInput("A campaign needs a name.")
        with self._database.write_rows() as session:
            row = _find(session, campaign.name)
            if row and row.id != campaign.id:
                raise BadInput(f"There is a campaign named {campaign.name} already.")
            row = row or session.get(CampaignRow, campaign.id)
            row = row or CampaignRow(name=campaign.name, settings="", created_at=clock.now())
            row.name = campaign.name
            row.settings = dump(campaign)
            session.add(row)
            session.flush()
            return _campaign(row)

    def targets(self, campaign: Campaign) -> tuple[TargetPage, ...]:
        """Return the target pages of a campaign, in the order they were added."""
        query = select(TargetRow).where(TargetRow.campaign_id == campaign.id)
        with self._database.read_rows() as session:
            rows = session.exec(query.order_by(col(TargetRow.id)))
            return tuple(_target(row) for row in rows)

    def save_target(self, campaign: Campaign, target: TargetPage) -> TargetPage:
        """Write a target page; one with the same address is replaced. Returns it with its id."""
        query = select(TargetRow).where(TargetRow.campaign_id == campaign.id)
        with self._database.write_rows() as session:
            row = session.exec(query.where(TargetRow.key == key(target.url))).first()
            row = row or TargetRow(campaign_id=campaign.id, key=key(target.url), settings="")
            row.settings = dump(target)
            session.add(row)
            session.flush()
            return _target(row)


def _find(session: Session, name: str) -> CampaignRow | None:
    return session.exec(select(CampaignRow).where(CampaignRow.name == name)).first()


def _campaign(row: CampaignRow) -> Campaign:
    return replace(load(Campaign, row.settings), id=row.id or 0, name=row.name)


def _target(row: TargetRow) -> TargetPage:
    return replace(load(TargetPage, row.settings), id=row.id or 0)
