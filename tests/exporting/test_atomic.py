"""Files whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from linktriage.errors import RefusedExport
from linktriage.exporting.atomic import folder, publish


def content(text: bytes) -> object:
    def write(file: BinaryIO) -> None:
        file.write(text)

    return write


def put(*files: tuple[Path, bytes], force: bool = False) -> None:
    publish({path: content(text) for path, text in files}, force=force)  # type: ignore[misc]


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    put((tmp_path / "a.csv", b"one"))
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.csv", b"one")]


def test_a_file_of_mail_addresses_is_for_its_owner_only(tmp_path: Path) -> None:
    put((tmp_path / "a.csv", b"one"))
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o600


def test_a_taken_name_is_refused_and_the_old_bytes_stay(tmp_path: Path) -> None:
    taken = tmp_path / "a.csv"
    taken.write_bytes(b"old")
    with pytest.raises(RefusedExport, match=r"a\.csv exists; choose another name"):
        put((taken, b"new"))
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]


def test_overwriting_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    put((tmp_path / "a.csv", b"new"), force=True)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"new"]


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    with pytest.raises(RefusedExport):
        put((tmp_path / "a", b"new"), (tmp_path / "b", b"new"), (tmp_path / "c", b"new"))
    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("b", b"old")]


def test_what_was_overwritten_is_not_taken_away_when_another_file_fails(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(RefusedExport, match="b was not written: is a directory"):
        put((tmp_path / "a", b"new"), (tmp_path / "b", b"new"), force=True)
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RefusedExport, match="no such file or directory"):
        put((tmp_path / "nosuch" / "a", b""))


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write")
def test_a_folder_that_cannot_be_written_is_named() -> None:
    with pytest.raises(RefusedExport, match="was not written: "):
        put((Path("/proc/self/a.csv"), b""))


def test_an_error_of_the_writer_leaves_nothing(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"half")
        raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        publish({tmp_path / "a": write})
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_and_is_said(tmp_path: Path) -> None:
    script = """
import resource, signal, sys
from pathlib import Path
from linktriage.errors import RefusedExport
from linktriage.exporting.atomic import publish
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
folder = Path(sys.argv[1])
try:
    publish({folder / "a": lambda f: f.write(b"x"), folder / "b": lambda f: f.write(b"x" * 20_000)})
except RefusedExport as error:
    print(error)
"""
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == f"{tmp_path / 'b'} was not written: file too large."
    assert list(tmp_path.iterdir()) == []


def test_a_program_killed_while_writing_leaves_no_file_of_that_name(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from linktriage.exporting.atomic import publish
def write(file):
    for line in range(10**9):
        file.write(b"a line that looks complete\\n" * 1000)
        file.flush()
        if line == 3:
            print("writing", flush=True)
publish({Path(sys.argv[1]): write})
"""
    target = tmp_path / "a.csv"
    child = subprocess.Popen([sys.executable, "-c", script, str(target)], stdout=subprocess.PIPE)
    assert child.stdout
    child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert not target.exists()
    assert all(file.name.startswith(".linktriage-") for file in tmp_path.iterdir())


def test_of_two_programs_that_write_one_name_one_is_refused(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from linktriage.errors import RefusedExport
from linktriage.exporting.atomic import publish
folder, me = Path(sys.argv[1]), sys.argv[2].encode()
print("ready", flush=True)
sys.stdin.readline()
won = 0
for number in range(30):
    try:
        publish({folder / str(number): lambda file: file.write(me * 10_000)})
        won += 1
    except RefusedExport:
        pass
print(won)
"""
    both = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for name in ("a", "b")
    ]
    for child in both:
        assert child.stdout
        assert child.stdout.readline() == b"ready\n"
    for child in both:
        assert child.stdin
        child.stdin.write(b"go\n")
        child.stdin.flush()
    won = [int(child.communicate()[0]) for child in both]
    assert sum(won) == 30
    files = sorted(tmp_path.iterdir())
    assert len(files) == 30
    assert {file.read_bytes() for file in files} <= {b"a" * 10_000, b"b" * 10_000}


def test_a_disk_without_hard_links_still_refuses_a_taken_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    put((tmp_path / "a", b"one"))
    with pytest.raises(RefusedExport, match="exists"):
        put((tmp_path / "a", b"two"))
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"one"]


def test_a_folder_is_made_and_taken_away_again_when_nothing_came_of_it(tmp_path: Path) -> None:
    with pytest.raises(RefusedExport), folder(tmp_path / "new"):
        raise RefusedExport
    assert list(tmp_path.iterdir()) == []
    with folder(tmp_path / "new"), folder(tmp_path / "new"):
        pass
    assert (tmp_path / "new").is_dir()
    with pytest.raises(RefusedExport), folder(tmp_path / "new"):
        raise RefusedExport
    assert (tmp_path / "new").is_dir()
