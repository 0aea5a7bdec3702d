from __future__ import annotations

import sqlite3
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from linktriage.errors import Busy, NewerDatabase, StoreError
from linktriage.model import Campaign
from linktriage.store import Store, migrations, sqlite
from linktriage.store.rows import SettingRow


def pragma(store: Store, name: str) -> object:
    with store.read() as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


SETTING = "INSERT INTO setting (name, value) VALUES (?, ?)"


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)],
)
def test_each_connection_is_durable_and_strict(store: Store, name: str, value: object) -> None:
    assert pragma(store, name) == value
    with store.read_rows() as session:
        assert session.execute(text(f"PRAGMA {name}")).scalar_one() == value


def test_who_reads_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError, match="readonly"), store.read() as connection:
        connection.execute(SETTING, ("a", "b"))
    with pytest.raises(StoreError, match="readonly"), store.read_rows() as session:
        session.add(SettingRow(name="a", value="b"))
        session.flush()


def test_what_is_read_at_one_moment_is_of_one_state(store: Store) -> None:
    def names() -> list[str]:
        with store.read() as connection:
            return [name for (name,) in connection.execute("SELECT name FROM setting")]

    with store.at_one_moment():
        assert names() == []
        with store.write() as writing:
            writing.execute(SETTING, ("a", "new"))
        assert names() == []
    assert names() == ["a"]


def test_a_write_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as connection:
        connection.execute(SETTING, ("a", "b"))
        raise ZeroDivisionError
    with pytest.raises(ZeroDivisionError), store.write_rows() as session:
        session.add(SettingRow(name="a", value="b"))
        session.flush()
        raise ZeroDivisionError
    with store.read_rows() as session:
        assert session.get(SettingRow, "a") is None


def test_a_connection_that_is_lent_is_closed_when_it_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "linktriage.db")
    with store.read() as connection:
        store.close()
        assert connection.execute("SELECT count(*) FROM setting").fetchone() == (0,)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_rows_have_their_columns_by_name_and_type(store: Store) -> None:
    with store.write() as connection:
        connection.execute("CREATE TABLE seen (at DATETIME, new BOOLEAN, sites INTEGER)")
        noon = datetime(2026, 11, 3, 12, tzinfo=timezone(timedelta(hours=1)))
        connection.execute("INSERT INTO seen VALUES (?, ?, ?)", (sqlite.moment(noon), True, 7))
        connection.execute("INSERT INTO seen VALUES (NULL, 0, NULL)")
        first, second = sqlite.named(connection.execute("SELECT * FROM seen"))
    assert (first.at, first.new, first.sites) == (noon, True, 7)
    assert first.at.tzinfo is UTC
    assert (second.at, second.new, second.sites) == (None, False, None)


def test_the_file_is_private_to_the_user(tmp_path: Path) -> None:
    Store(tmp_path / "new" / "linktriage.db").close()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / "linktriage.db").stat().st_mode) == 0o600


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store(tmp_path)


def test_an_impossible_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        Store(tmp_path / "file" / "linktriage.db")


def damaged(path: Path, name: str) -> None:
    """Make one of the broken files that people really have."""
    if name == "text":
        path.write_text("Domain,DR\nexample.com,50\n" * 50)
    elif name == "foreign":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE notes (a)")
    else:
        Store(path).close()
        content = bytearray(path.read_bytes())
        if name == "header":
            content[:100] = b"\0" * 100
        elif name == "truncated":
            del content[4096 * 3 :]
        path.write_bytes(content)


@pytest.mark.parametrize("name", ["text", "foreign", "header", "truncated"])
def test_a_broken_file_is_refused_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / "linktriage.db"
    damaged(path, name)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=str(path)):
        Store(path)
    assert path.read_bytes() == before


def test_a_file_that_another_program_has_just_made_is_taken_for_new(tmp_path: Path) -> None:
    path = tmp_path / "linktriage.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    Store(path).close()
    assert sqlite.check_file(path, 99) > 0


def test_a_newer_file_is_refused_with_both_numbers(tmp_path: Path) -> None:
    path = tmp_path / "linktriage.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerDatabase, match=f"format 99.*up to {migrations.NEWEST}"):
        Store(path)


def test_a_large_file_is_not_checked_at_every_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "QUICK_CHECK_LIMIT", 0)
    Store(tmp_path / "linktriage.db").close()
    store = Store(tmp_path / "linktriage.db")
    assert store.integrity() == "ok"
    store.close()


def test_damage_inside_is_found_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "linktriage.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(
            "INSERT INTO suppression (kind, site, email, reason, created_at) "
            "VALUES ('by hand', 'a.example', '', '', '2026-11-03')"
        )
    with pytest.raises(StoreError, match="is damaged"):
        Store(path)


@pytest.mark.parametrize("start", [0, 4096 * 3])
def test_the_full_check_names_the_damage(tmp_path: Path, start: int) -> None:
    path = tmp_path / "linktriage.db"
    Store(path).close()
    content = bytearray(path.read_bytes())
    content[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    assert sqlite.integrity(path) != "ok"


def test_a_full_disk_loses_nothing_and_says_what_to_do(store: Store) -> None:
    with store.write() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="Make room on the disk"), store.write() as connection:
        connection.execute(SETTING, ("long", "x" * 1_000_000))
    with store.read() as connection:
        assert connection.execute("SELECT count(*) FROM setting").fetchone() == (0,)
    with store.write() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
        connection.execute(SETTING, ("long", "x" * 1_000_000))


def test_two_programs_writing_at_once_get_a_sentence(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 1)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="try again"), store.write():
            raise AssertionError
        with pytest.raises(Busy, match="try again"), store.write_rows() as session:
            session.add(SettingRow(name="a", value="b"))


def test_an_odd_refusal_points_at_the_doctor(store: Store) -> None:
    with pytest.raises(StoreError, match="linktriage doctor"), store.read() as connection:
        connection.execute("SELECT nothing FROM nowhere")
    with pytest.raises(StoreError, match="linktriage doctor"), store.read_rows() as session:
        session.execute(text("SELECT nothing FROM nowhere"))


def test_a_backup_holds_what_is_still_in_the_log(store: Store, tmp_path: Path) -> None:
    store.campaigns.save(Campaign("freight"))
    store.back_up(tmp_path / "copy.db")
    copy = Store(tmp_path / "copy.db")
    assert copy.campaigns.names() == ("freight",)
    copy.close()


def test_a_backup_never_overwrites(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(StoreError, match="exists already"):
        store.back_up(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_backup_into_nowhere_is_a_sentence(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="could not be written"):
        store.back_up(tmp_path / "no" / "copy.db")


def test_who_hurries_hears_at_once_that_another_program_is_writing(store: Store) -> None:
    assert store.is_free()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert not store.is_free()
        with pytest.raises(Busy, match="try again"), store.hurried():
            store.campaigns.save(Campaign("freight"))
        assert time.monotonic() - began < sqlite.PATIENCE / 1000
    assert store.is_free()
    assert store.campaigns.names() == ()


def test_who_hurries_hears_at_once_that_another_thread_is_writing(store: Store) -> None:
    with ThreadPoolExecutor(1) as pool, store.write():
        assert not pool.submit(store.is_free).result()
    assert store.is_free()


def test_only_the_first_write_hurries_for_half_an_act_is_none(store: Store) -> None:
    with closing(
        sqlite3.connect(store.path, isolation_level=None, check_same_thread=False)
    ) as other:
        with ThreadPoolExecutor(1) as pool, store.hurried():
            store.campaigns.save(Campaign("freight"))
            other.execute("BEGIN IMMEDIATE")
            ended = pool.submit(end_soon, other)
            store.campaigns.save(Campaign("berths"))
        ended.result()
    assert set(store.campaigns.names()) == {"berths", "freight"}


def end_soon(other: sqlite3.Connection) -> None:
    """Let the writing of another program end, well after one who hurries has lost patience."""
    time.sleep(0.5)
    other.execute("ROLLBACK")
