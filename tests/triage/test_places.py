from __future__ import annotations

from pathlib import Path

import pytest

from linktriage.errors import BadInput
from linktriage.triage import places


def test_the_database_is_the_given_file_that_of_the_environment_or_the_users_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert places.database_path().name == "linktriage.db"
    monkeypatch.setenv("LINKTRIAGE_DB", str(tmp_path / "team.db"))
    assert places.database_path() == tmp_path / "team.db"
    assert places.database_path("~/mine.db") == Path.home() / "mine.db"
    assert places.database_path("sqlite:////srv/a.db") == Path("/srv/a.db")


def test_a_database_server_is_refused() -> None:
    with pytest.raises(BadInput, match="Only SQLite files"):
        places.database_path("postgresql://localhost/linktriage")


def test_everything_else_has_its_place_too() -> None:
    assert places.user_templates().name == "templates"
    assert places.keymap_file().name == "keys.toml"
    assert places.crash_log().name == "crash.log"
