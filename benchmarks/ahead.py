"""The screen while it reads ahead: the longest stall of its event loop, and the time to quit.

    python -m benchmarks.ahead FOLDER [--sites 500] [--seconds 20] [--times 3]

FOLDER is described in `loopback`. The whole program runs without a terminal, reads whole sites,
and is given the key for the next prospect twice a second; then `q`, in the middle of the reading.
The stalls are those from the moment on at which the database is open, loading the reader included.
To quit means: until the process and its readers are gone. It takes about half a minute each time.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

from benchmarks.heart import Heart
from benchmarks.loopback import host_of, load_sites
from benchmarks.reading import chosen, queued, served

REQUESTS = 8
"""A site's budget, as it is by default."""


def sit(database: str, seconds: float) -> None:
    """Sit at the screen for so long, quit, and tell how it went and when `q` was pressed."""
    from linktriage.__main__ import YOUNG_OBJECTS
    from linktriage.triage.arrival import arrive
    from linktriage.tui.app import TriageApp

    gc.set_threshold(YOUNG_OBJECTS, 10, 10)
    arrival, heart = arrive(Path(database)), Heart()
    app = TriageApp(arrival, allow_private=True)

    async def run() -> float:
        sitting = asyncio.create_task(app.run_async(headless=True, size=(120, 40)))
        await asyncio.to_thread(arrival.desk)
        beating = asyncio.create_task(heart.beat())
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            app.simulate_key("J")
            await asyncio.sleep(0.5)
        beating.cancel()
        told["unread"] = arrival.desk().counts().unread
        pressed, used = time.monotonic(), time.process_time()
        app.simulate_key("q")
        await sitting
        told["quit cpu"] = time.process_time() - used
        return pressed

    told: dict[str, float] = {}
    told["quit at"] = asyncio.run(run())
    arrival.close()
    print(json.dumps({**told, **heart.figures()}))


def measure(database: Path, seconds: float) -> None:
    """Sit once and print the figures."""
    command = [sys.executable, "-m", "benchmarks.ahead", "--sit", str(database)]
    command += ["--seconds", str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        readers = _readers(process.pid, seconds)
        said, _ = process.communicate()
    gone = time.monotonic()
    told = json.loads(said)
    left = [one for one in readers if one.is_running()]
    print(
        f"  {told['unread']:4.0f} unread at the end"
        f"   longest stall {told['stall']:5.0f} ms, own {told['own stall']:5.0f} ms,"
        f" 99 % {told['stall99']:4.0f} ms"
        f"   quit in {gone - told['quit at']:.2f} s ({told['quit cpu']:.2f} s of it computing),"
        f" {len(left)} of {len(readers)} readers left",
        flush=True,
    )


def _readers(pid: int, seconds: float) -> list[psutil.Process]:
    """Return the reader processes that the program has after so many seconds."""
    time.sleep(seconds)
    readers: list[psutil.Process] = []
    with suppress(psutil.NoSuchProcess):
        readers = psutil.Process(pid).children(recursive=True)
    return readers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--sites", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--sit", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.sit:
        sit(options.sit, options.seconds)
    elif options.folder:
        compare(options)
    else:
        parser.error("name the folder of pages")


def compare(options: argparse.Namespace) -> None:
    """Sit several times, each time at a fresh queue."""
    sites = load_sites(options.folder)
    numbers = chosen(sites, options.sites)
    with served(options.folder, 0.0) as port, tempfile.TemporaryDirectory() as folder:
        leads = [(host_of(number), sites[number % len(sites)].lead) for number in numbers]
        for turn in range(options.times):
            database = Path(folder) / f"{turn}.db"
            queued(database, [f"http://{host}:{port}{lead}" for host, lead in leads], REQUESTS)
            measure(database, options.seconds)


if __name__ == "__main__":
    main()
