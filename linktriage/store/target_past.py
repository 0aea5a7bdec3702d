"""What a person did to the target pages of a campaign, kept so that it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlmodel import Session, select

from linktriage.errors import BadInput
from linktriage.model import TargetPage
from linktriage.store.decoding import load
from linktriage.store.encoding import dump
from linktriage.store.rows import SettingRow, TargetRow
from linktriage.store.target_acts import TargetAct, TargetChange
from linktriage.urls import key

if TYPE_CHECKING:
    from linktriage.store.database import Database

KEPT = 200
"""Acts that can be taken back; older ones are forgotten."""
_NAME = "targets done:{}"


@dataclass(frozen=True, slots=True)
class _Past:
    """Acts that stand and acts that were taken back, the newest last."""

    done: tuple[TargetAct, ...] = ()
    undone: tuple[TargetAct, ...] = ()


class TargetPast:
    """Changes target pages, one transaction an act, and takes acts back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def act(self, campaign_id: int, act: TargetAct) -> None:
        """Do an act, all of it or nothing.

        Raises `BadInput` when a page is moved to the address of another target.
        """
        with self._database.write_rows() as session:
            past = _load(session, campaign_id)
            _apply(session, campaign_id, act)
            _save(session, campaign_id, _Past((*past.done, act)[-KEPT:]))

    def undo(self, campaign_id: int) -> TargetAct | None:
        """Take back the newest act; returns what was done to the pages, None without one."""
        with self._database.write_rows() as session:
            past = _load(session, campaign_id)
            if not past.done:
                return None
            *rest, act = past.done
            _apply(session, campaign_id, act.reversed)
            _save(session, campaign_id, _Past(tuple(rest), (*past.undone, act)))
            return act.reversed

    def redo(self, campaign_id: int) -> TargetAct | None:
        """Do again what was taken back last, unless something new was done since."""
        with self._database.write_rows() as session:
            past = _load(session, campaign_id)
            if not past.undone:
                return None
            *rest, act = past.undone
            _apply(session, campaign_id, act)
            _save(session, campaign_id, _Past((*past.done, act), tuple(rest)))
            return act


def _load(session: Session, campaign_id: int) -> _Past:
    row = session.get(SettingRow, _NAME.format(campaign_id))
    return load(_Past, row.value) if row else _Past()


def _save(session: Session, campaign_id: int, past: _Past) -> None:
    session.merge(SettingRow(name=_NAME.format(campaign_id), value=dump(past)))


def _apply(session: Session, campaign_id: int, act: TargetAct) -> None:
    for change in act.changes:
        _change(session, campaign_id, change)
        session.flush()


def _change(session: Session, campaign_id: int, change: TargetChange) -> None:
    row = _find(session, campaign_id, change.before)
    if change.after is None:
        if row is not None:
            session.delete(row)
        return
    other = _find(session, campaign_id, change.after)
    if other is not None and row is not None and other.id != row.id:
        raise BadInput(f"{change.after.url} is a target already.")
    row = row or other or _new(session, campaign_id, change.after)
    row.key = key(change.after.url)
    row.settings = dump(replace(change.after, id=0))
    session.add(row)


def _find(session: Session, campaign_id: int, target: TargetPage | None) -> TargetRow | None:
    if target is None:
        return None
    query = select(TargetRow).where(TargetRow.campaign_id == campaign_id)
    return session.exec(query.where(TargetRow.key == key(target.url))).first()


def _new(session: Session, campaign_id: int, target: TargetPage) -> TargetRow:
    """Return a row for a page: in its old place when it had one that is still free."""
    free = target.id and session.get(TargetRow, target.id) is None
    return TargetRow(
        id=target.id if free else None, campaign_id=campaign_id, key=key(target.url), settings=""
    )
