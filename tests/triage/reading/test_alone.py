import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from linktriage.errors import AlreadyReading
from linktriage.triage.reading.alone import alone

HOLDER = """
import sys, time
from pathlib import Path
from linktriage.triage.reading.alone import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_run_is_refused_and_the_next_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "x.lock"
    with alone(file), pytest.raises(AlreadyReading, match="Another linktriage"), alone(file):
        pass
    assert not file.exists()
    with alone(file):
        assert file.exists()


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    file = tmp_path / "x.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        with pytest.raises(AlreadyReading), alone(file):
            pass
        process.kill()
    with alone(file):
        pass


def test_a_lock_that_went_with_another_run_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, flock, calls = tmp_path / "x.lock", fcntl.flock, []

    def lock(held: int, how: int) -> None:
        calls.append(held)
        if len(calls) == 1:
            file.unlink()
        flock(held, how)

    monkeypatch.setattr(fcntl, "flock", lock)
    with alone(file), pytest.raises(AlreadyReading), alone(file):
        pass
    assert len(calls) == 3


def test_a_disk_without_locks_is_read_on_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, os.strerror(95))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with alone(tmp_path / "x.lock"), alone(None):
        pass
