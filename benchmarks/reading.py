"""Pages read per second, checks included, beside trafilatura's CLI, Scrapy and bare extraction.

    python -m benchmarks.reading FOLDER [--sites 500] [--latency 0 0.1] [--peers VENV] [--only NAME]

FOLDER is described in `loopback`. VENV is one in which trafilatura and scrapy are installed:

    python -m venv VENV && VENV/bin/pip install trafilatura==2.3.1 scrapy==2.19.0

What is absent is left out. All get the same list and as many cores; times include the start of the
program, memory is that of all its processes together. The stall is the longest time for which the
event loop did not answer a probe; the own stall is the most of such a time in which our process was
computing, not waiting for a core. With the screen in front it is `benchmarks.ahead` that measures.

500 sites take about a minute for each of the five programs and each latency on two cores of their
own, so ten minutes in all; `--sites 100 --latency 0` gives the ratios in two. How memory goes over
thousands of pages shows `--sites 5000 --latency 0 --only "ours, lead pages" --memory`.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from benchmarks.heart import Heart
from benchmarks.loopback import Site, host_of, load_sites

WORKERS = 2
SPIDER = """
import sys, scrapy, trafilatura
from scrapy.crawler import CrawlerProcess

class Pages(scrapy.Spider):
    name = "pages"
    custom_settings = {
        "LOG_ENABLED": False, "ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS": 16, "RETRY_TIMES": 0,
    }
    async def start(self):
        for url in open(sys.argv[1]):
            yield scrapy.Request(url.strip())
    def parse(self, response):
        trafilatura.extract(
            response.body, url=response.url, output_format="json",
            with_metadata=True, include_links=True,
        )

process = CrawlerProcess()
process.crawl(Pages)
process.start()
"""


@dataclass(frozen=True)
class Run:
    """What one program took: seconds, MB of all its processes, and what it printed last.

    `cpu` is in seconds too: on a machine that others use as well it wanders less.
    """

    seconds: float
    cpu: float
    memory: tuple[float, ...]
    said: str


def measured(command: list[str], folder: Path) -> Run:
    began, used = time.perf_counter(), _cpu()
    memory: list[float] = []
    with (folder / "out").open("w+") as out, (folder / "err").open("w") as errors:
        process = subprocess.Popen(command, stdout=out, stderr=errors)
        while process.poll() is None:
            memory.append(_memory(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.3)
        seconds = time.perf_counter() - began
        out.seek(0)
        said = out.read().strip().rpartition("\n")[2]
    if process.returncode not in {0, 1}:
        raise SystemExit((folder / "err").read_text()[-2000:])
    return Run(seconds, _cpu() - used, tuple(memory), said)


def _cpu() -> float:
    """Return the CPU seconds of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> float:
    """Return the MB of a program's processes; what they share is counted once."""
    try:
        parent = psutil.Process(pid)
        family = [parent, *parent.children(recursive=True)]
        return float(sum(one.memory_full_info().pss for one in family)) / 1e6
    except psutil.Error:
        return 0.0


@contextmanager
def served(folder: Path, latency: float) -> Iterator[int]:
    command = [sys.executable, "-m", "benchmarks.loopback", str(folder), str(latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield int(server.stdout.readline())
        finally:
            server.kill()


# What runs in a process of its own


def ours(database: str) -> None:
    """Read the queue as `linktriage fetch` does, with a probe of the event loop."""
    from linktriage.__main__ import YOUNG_OBJECTS
    from linktriage.triage import Triage

    gc.set_threshold(YOUNG_OBJECTS, 10, 10)
    heart = Heart()

    async def run() -> dict[str, object]:
        watching = asyncio.create_task(heart.beat())
        triage = Triage(Path(database))
        progress, _ = await triage.read_queue(on_progress=lambda _: None, allow_private=True)
        watching.cancel()
        triage.close()
        return {
            "sites": progress.done,
            "pages": progress.pages,
            "failed": {state.value: number for state, number in progress.failures.items()},
            **heart.figures(),
        }

    print(json.dumps(asyncio.run(run())))


def _extract(file: str) -> bool:
    from trafilatura import bare_extraction

    body = Path(file).read_bytes()
    return bare_extraction(body, with_metadata=True, include_links=True) is not None


def floor(listing: str) -> None:
    """Extract the files of a list, and nothing else."""
    files = Path(listing).read_text().splitlines()
    with ProcessPoolExecutor(WORKERS) as pool:
        print(sum(pool.map(_extract, files, chunksize=4)))


# The comparison


def queued(database: Path, urls: list[str], requests: int) -> None:
    """Make a database with the list in its queue, and a target to check against."""
    from linktriage.model import Campaign, Policy, Role, TargetPage
    from linktriage.triage import Triage

    triage = Triage(database)
    policy = Policy(request_gap=0.0, requests_per_site=requests)
    triage.change_campaign(
        replace(triage.campaign, own_domains=("ours.example",), policy=policy)
        if triage.campaign
        else Campaign("default")
    )
    triage.add_target(
        TargetPage("https://ours.example/guide", Role.PILLAR, "review guide", "it has figures")
    )
    triage.import_list(io.BytesIO("\n".join(urls).encode()), name="list.txt")
    triage.close()


def chosen(sites: list[Site], number: int) -> list[int]:
    """Return which sites are read: spread over all, or all of them several times."""
    step = max(len(sites) // number, 1)
    return [place * step for place in range(number)]


class Comparison:
    """One list, read by each program in turn."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._sites = load_sites(options.folder)
        self._numbers = chosen(self._sites, options.sites)

    def run(self) -> None:
        for latency in self._options.latency:
            with served(self._options.folder, latency) as port, _scratch() as scratch:
                print(f"{len(self._numbers)} sites, {1000 * latency:.0f} ms added latency")
                self._compare(port, scratch)

    def _compare(self, port: int, scratch: Path) -> None:
        urls = [
            f"http://{host_of(number)}:{port}{self._sites[number % len(self._sites)].lead}"
            for number in self._numbers
        ]
        own = None
        for name, command in self._commands(urls, scratch).items():
            if self._options.only and name not in self._options.only:
                continue
            run = measured(command, scratch)
            own = own or run
            self._tell(name, run, own)

    def _commands(self, urls: list[str], scratch: Path) -> dict[str, list[str]]:
        here = [sys.executable, "-m", "benchmarks.reading"]
        listing, files = scratch / "urls", scratch / "files"
        listing.write_text("\n".join(urls))
        leads = [self._sites[number % len(self._sites)] for number in self._numbers]
        files.write_text("\n".join(str(site.pages[site.lead][0]) for site in leads))
        commands = {}
        for name, requests in (("ours, lead pages", 1), ("ours, whole sites", 8)):
            database = scratch / f"{requests}.db"
            queued(database, urls, requests)
            commands[name] = [*here, "--ours", str(database)]
        commands["bare extraction"] = [*here, "--floor", str(files)]
        return commands | self._peers(listing, scratch)

    def _peers(self, listing: Path, scratch: Path) -> dict[str, list[str]]:
        binaries = self._options.peers / "bin" if self._options.peers else Path()
        commands = {}
        if (binaries / "trafilatura").exists():
            settings = scratch / "settings.cfg"
            settings.write_text(_trafilatura_settings(binaries))
            commands["trafilatura --parallel"] = [
                *(str(binaries / "trafilatura"), "-i", str(listing), "--parallel", "8"),
                *("--config-file", str(settings), "-o", str(scratch / "texts")),
                *("--json", "--with-metadata", "--links"),
            ]
        if (binaries / "scrapy").exists():
            spider = scratch / "spider.py"
            spider.write_text(SPIDER)
            commands["scrapy + trafilatura"] = [
                str(binaries / "python"), str(spider), str(listing)
            ]  # fmt: skip
        missing = {"trafilatura", "scrapy"} - {name.split()[0] for name in commands}
        for name in sorted(missing):
            print(f"  {name} is not installed in {self._options.peers}: left out")
        return commands

    def _tell(self, name: str, run: Run, own: Run) -> None:
        pace = len(self._numbers) / run.seconds
        ratio = run.seconds / own.seconds
        said = run.said if run.said.startswith("{") else ""
        print(
            f"  {name:24} {run.seconds:6.1f} s  {pace:6.1f} lead pages/s  ours {ratio:4.2f}x"
            f"  {run.cpu:6.1f} s CPU, {run.cpu / own.cpu:4.2f}x  {max(run.memory):6.0f} MB  {said}",
            flush=True,
        )
        if self._options.memory:
            tenth = max(len(run.memory) // 10, 1)
            print("    MB over time:", *(f"{one:.0f}" for one in run.memory[::tenth]))


def _trafilatura_settings(binaries: Path) -> str:
    """Return trafilatura's own settings, but loopback allowed and no pause between requests."""
    where = "import trafilatura; print(trafilatura.__path__[0])"
    package = subprocess.check_output([str(binaries / "python"), "-c", where], text=True).strip()
    settings = (Path(package) / "settings.cfg").read_text()
    return settings.replace("SSRF_PROTECTION = on", "SSRF_PROTECTION = off").replace(
        "SLEEP_TIME = 5.0", "SLEEP_TIME = 0"
    )


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--sites", type=int, default=500)
    parser.add_argument("--latency", type=float, nargs="+", default=[0.0, 0.1])
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--only", nargs="+")
    parser.add_argument("--memory", action="store_true", help="show memory over time")
    parser.add_argument("--ours", help=argparse.SUPPRESS)
    parser.add_argument("--floor", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ours:
        ours(options.ours)
    elif options.floor:
        floor(options.floor)
    elif options.folder:
        Comparison(options).run()
    else:
        parser.error("name the folder of pages")


if __name__ == "__main__":
    main()
