from __future__ import annotations

from pathlib import Path

import pytest

from linktriage.errors import StoreError
from linktriage.triage import Triage
from linktriage.triage.arrival import arrive, arrived
from linktriage.triage.workshop import Workshop
from tests.triage.conftest import Bring


def test_what_stands_in_front_is_known_before_the_desk_is_open(
    triage: Triage, bring: Bring
) -> None:
    first, *_ = bring("harborlog.example", "portnotes.example")
    arrival = arrive(triage.store.path)
    assert not arrival.is_open
    assert arrival.first is not None
    assert arrival.first.dossier == triage.dossier(first)
    arrival.close()


def test_the_desk_is_opened_once_by_whoever_asks(triage: Triage, bring: Bring) -> None:
    bring("harborlog.example")
    arrival = arrive(triage.store.path)
    workshop = Workshop(arrival.desk, print)
    arrival.work_in(workshop)
    assert not arrival.is_open
    desk = arrival.desk()
    assert arrival.is_open
    assert desk.workshop is workshop
    assert arrival.desk() is desk
    assert desk.left_at() is None
    arrival.close()


def test_a_new_database_shows_nothing_before_it_is_open(tmp_path: Path) -> None:
    arrival = arrive(tmp_path / "new.db")
    assert arrival.first is None
    assert arrival.desk().counts().total == 0
    arrival.close()


def test_what_is_no_database_is_refused_when_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("url\nhttps://harborlog.example/\n")
    arrival = arrive(file)
    with pytest.raises(StoreError):
        arrival.desk()
    arrival.close()


def test_an_open_desk_has_arrived(triage: Triage) -> None:
    assert arrived(triage).is_open
    assert arrived(triage).desk() is triage
    workshop = Workshop(lambda: triage, print)
    arrived(triage).work_in(workshop)
    assert triage.workshop is workshop
