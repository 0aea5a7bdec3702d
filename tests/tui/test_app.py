from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest
from textual.app import App

from linktriage import tui
from linktriage.triage import Triage
from linktriage.triage.places import crash_log, keymap_file
from linktriage.tui.app import TriageApp
from linktriage.tui.crash import write_crash
from linktriage.tui.keymap import UNREACHABLE, load_keymap
from linktriage.tui.messages import ReadingFailed
from linktriage.tui.opening import open_url
from linktriage.tui.themes import LIGHT
from tests.patience import until
from tests.triage.workshop.fake import FakeReading
from tests.tui.samples import app_of, campaign
from tests.tui.seat import seated

# the user's keys


def write_keymap(text: str) -> Path:
    file = keymap_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def test_without_a_file_the_keys_are_the_defaults() -> None:
    assert load_keymap() == ({}, "")


async def test_keys_can_be_changed_and_switched_off(triage: Triage) -> None:
    write_keymap('[keys]\n"read.reject_now" = "Z,f5"\n"read.star" = ""\n')
    async with seated(triage) as seat:
        await seat.press("X", "m")
        assert seat.here == "quayside"
        assert not seat.stored("quayside").prospect.starred
        await seat.press("Z", "f5")
        assert seat.triage.counts().rejected == 2


def test_what_a_keymap_says_wrong_is_named() -> None:
    write_keymap('[keys]\n"read.dance" = "z"\n"read.star" = 7\n"read.note" = "no such key!"\n')
    keys, complaint = load_keymap()
    assert keys == {}
    assert "read.dance, read.star, read.note" in complaint


@pytest.mark.parametrize("text", ["[keys", "keys = 3", "\x00"])
async def test_a_broken_keymap_is_said_once_and_not_used(triage: Triage, text: str) -> None:
    write_keymap(text)
    async with seated(triage) as seat:
        assert "is not used" in seat.notices()
        await seat.press("X")
        assert seat.triage.counts().rejected == 1


def test_a_key_that_is_switched_off_goes_where_no_finger_is() -> None:
    write_keymap('[keys]\n"read.star" = ""\n')
    assert load_keymap() == ({"read.star": UNREACHABLE}, "")


# opening addresses


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "--help",
        "-x https://a.example",
        "https://user@a.example/",
        "https://a.example/\x1b]0;x",
        "https://a\\b.example/",
        "https://" + "a" * 3000 + ".example/",
    ],
)
def test_only_addresses_of_the_web_reach_a_browser(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", asked.append)
    sentence = open_url(url)
    assert all(given.startswith(("http://", "https://")) for given in asked)
    assert not any("\x1b" in given or "user@" in given for given in asked)
    assert sentence


def test_a_browser_that_fails_leaves_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: str) -> bool:
        raise OSError

    monkeypatch.setattr("webbrowser.open", fails)
    assert open_url("https://a.example/x").endswith("The address: https://a.example/x")


# reading in the background


async def test_pages_are_read_while_the_person_decides(
    tmp_path: Path, reading: type[FakeReading]
) -> None:
    triage = campaign(tmp_path, read=0)
    triage.choose_order("added")
    async with seated(triage, app=TriageApp(triage)) as seat:
        await until(lambda: triage.counts().unread == 0)
        await until(lambda: "How freight is priced" in seat.screen())
        await seat.press("x", "1")
        assert seat.here == "palletpost"
    triage.close()


async def test_r_reads_the_page_again(triage: Triage, reading: type[FakeReading]) -> None:
    async with seated(triage, app=TriageApp(triage)) as seat:
        await seat.press("r")
        await seat.app.workers.wait_for_complete()
        await seat.pilot.pause()
        assert "read now: press r to show" in seat.screen()


async def test_reading_that_breaks_is_told_and_takes_nothing_down(
    tmp_path: Path, reading: type[FakeReading], monkeypatch: pytest.MonkeyPatch
) -> None:
    triage = campaign(tmp_path, read=0)
    monkeypatch.setattr(reading, "broken", True)
    async with seated(triage, app=TriageApp(triage)) as seat:
        await until(lambda: "no route [/]" in seat.notices())
        await seat.press("r")
        await until(lambda: "could not be read: no route" in seat.notices())
        await seat.press("x", "1")
        assert seat.triage.counts().rejected == 1
    assert ReadingFailed("x").sentence == "x"
    triage.close()


# the program


async def test_the_demo_says_that_nothing_is_kept(triage: Triage) -> None:
    app = TriageApp(triage, reading=False, demo=True)
    async with seated(triage, app=app) as seat:
        assert "nothing here is kept" in seat.notices()


async def test_the_light_theme_shows_the_same(triage: Triage) -> None:
    async with seated(triage) as seat:
        before = seat.screen()
        seat.app.theme = LIGHT.name
        await seat.pilot.pause()
        assert seat.screen() == before


async def test_quitting_needs_no_answer(triage: Triage) -> None:
    app = app_of(triage)
    async with app.run_test() as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_ends_the_program_in_order(triage: Triage, name: signal.Signals) -> None:
    app = app_of(triage)
    async with app.run_test():
        os.kill(os.getpid(), name)
        await until(lambda: app._exit)
    assert app.return_code == 0


def test_run_gives_back_what_was_done(triage: Triage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "run", lambda _: None)
    assert tui.run(triage, reading=False).decided == 0


# crashes


def crashed() -> Exception:
    def crash(secret: str) -> None:
        raise RuntimeError(secret)

    try:
        crash("hunter" + str(1 + 1))
    except RuntimeError as error:
        return error
    raise AssertionError


def test_a_crash_leaves_a_file_without_values_for_its_owner_alone() -> None:
    line = write_crash(crashed())
    assert str(crash_log()) in line
    report = crash_log().read_text()
    assert "test_app.py" in report
    assert "hunter2" not in report + line
    assert stat.S_IMODE(crash_log().stat().st_mode) == 0o600


def test_a_crash_is_told_even_when_no_file_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    line = write_crash(crashed(), tmp_path / "file" / "crash.log")
    assert line == "linktriage stopped on an error of its own (RuntimeError)."


async def test_a_crash_on_a_terminal_is_one_line(
    triage: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(triage)
    told: list[str] = []
    monkeypatch.setattr(app, "panic", lambda text: told.append(str(text)))
    monkeypatch.setattr(TriageApp, "is_headless", False)
    app._handle_exception(crashed())
    assert "Every decision is saved" in told[0]


async def test_a_crash_in_a_test_is_seen(triage: Triage) -> None:
    app = app_of(triage)
    with pytest.raises(RuntimeError):
        async with app.run_test():
            app._handle_exception(crashed())
