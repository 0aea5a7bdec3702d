from __future__ import annotations

import sqlite3

import pytest

from linktriage.triage import Triage, doctor
from linktriage.triage.places import user_templates


def troubles(triage: Triage) -> dict[str, str]:
    return {name: trouble for name, trouble in doctor.examine(triage) if trouble}


def test_a_sound_installation_has_no_troubles(triage: Triage) -> None:
    assert troubles(triage) == {}


def test_a_broken_template_is_named_with_its_line(triage: Triage) -> None:
    user_templates().mkdir(parents=True)
    (user_templates() / "mine.txt.j2").write_text("line one\n{% block %}")
    assert "line 2" in troubles(triage)["template mine"]


def test_a_missing_library_says_what_to_do(triage: Triage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_LIBRARIES", ("no_such_library",))
    assert "install linktriage again" in troubles(triage)["library no_such_library"]


def test_a_damaged_database_is_found(triage: Triage) -> None:
    with sqlite3.connect(triage.store.path) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute(
            "INSERT INTO suppression (kind, site, email, reason, created_at) "
            "VALUES ('by hand', '', '', '', '2026-11-03')"
        )
    [trouble] = troubles(triage).values()
    assert "restore a backup" in trouble
