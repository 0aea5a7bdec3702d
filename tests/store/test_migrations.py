from __future__ import annotations

import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from linktriage.errors import StoreError
from linktriage.model import Campaign
from linktriage.store import Store, migrations, rows, saved, sqlite, tables
from linktriage.store.steps import STEPS


def schema(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Columns and indices by table, as SQLite reports them."""
    with sqlite3.connect(path) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            table: [
                *connection.execute(f'PRAGMA table_info("{table}")'),
                *sorted(row[1:3] for row in connection.execute(f'PRAGMA index_list("{table}")')),
            ]
            for table in tables
        }


def test_the_steps_make_the_schema_of_the_rows(tmp_path: Path) -> None:
    Store(tmp_path / "steps.db").close()
    engine = tables.connect(tmp_path / "classes.db")
    assert saved.FilterRow.metadata is rows.ProspectRow.metadata is SQLModel.metadata
    with engine.execution_options(write=True).begin() as connection:
        SQLModel.metadata.create_all(connection)
    engine.dispose()
    assert schema(tmp_path / "steps.db") == schema(tmp_path / "classes.db")


def upgraded(path: Path, step: str) -> None:
    with closing(sqlite.connect(path, writing=True)) as connection:
        migrations.migrate(connection, path, len(STEPS), (*STEPS, step))


def test_an_upgrade_backs_up_first(tmp_path: Path) -> None:
    path = tmp_path / "linktriage.db"
    store = Store(path)
    store.campaigns.save(Campaign("freight"))
    store.close()
    upgraded(path, "CREATE TABLE more (a)")
    assert "more" in schema(path)
    backup = Store(tmp_path / f"linktriage.db.v{len(STEPS)}.bak")
    assert backup.campaigns.names() == ("freight",)
    backup.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "linktriage.db"
    Store(path).close()
    before = schema(path)
    with pytest.raises(Exception, match="no such table"):
        upgraded(path, "CREATE TABLE more (a)\n--\nDROP TABLE nowhere")
    assert schema(path) == before
    Store(path).close()


def test_a_second_try_keeps_the_first_backup(tmp_path: Path) -> None:
    path = tmp_path / "linktriage.db"
    Store(path).close()
    for _ in range(2):
        with pytest.raises(Exception, match="no such table"):
            upgraded(path, "DROP TABLE nowhere")
    upgraded(path, "CREATE TABLE more (a)")


def test_a_step_that_breaks_references_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "linktriage.db"
    Store(path).close()
    broken = (
        "CREATE TABLE child (a REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED)"
        "\n--\nINSERT INTO child VALUES (7)"
    )
    with pytest.raises(StoreError, match="break references"):
        upgraded(path, broken)
    assert "child" not in schema(path)


def open_and_close(path: Path) -> None:
    Store(path).close()


def test_two_programs_starting_at_once_make_one_schema(tmp_path: Path) -> None:
    path = tmp_path / "linktriage.db"
    context = get_context("spawn")
    both = [context.Process(target=open_and_close, args=(path,)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(30)
    assert [process.exitcode for process in both] == [0, 0]
    Store(path).close()
