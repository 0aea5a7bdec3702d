"""The reader's own process: takes requests on standard input, answers on standard output.

It can be killed at any moment and loses one page. It ends itself when the program is gone, when
a page takes longer than its deadline, and cannot take more than `MEMORY` bytes.
"""

from __future__ import annotations

import gc
import math
import resource
import signal
import sys
from typing import BinaryIO

from trafilatura.meta import reset_caches

from linktriage.extracting.messages import READY, Question, Reply, read_question, write_reply
from linktriage.extracting.page import read_page
from linktriage.extracting.reading import read_titles
from linktriage.extracting.titles import TitleList
from linktriage.heap import give_back, keep_one_heap
from linktriage.model import Failure, FetchState, Page

MEMORY = 1536 * 1024 * 1024
"""Bytes of address space."""
GRACE = 2
"""Seconds beyond its deadline that a reader lives when nobody ends it."""
FRESH_AFTER = 100
"""Pages after which trafilatura's caches are emptied: they hold 20 MB, and save no time that can be
measured."""

_TOO_LARGE = "Reading the page takes too much memory: press o to open it in a browser."
_CRASHED = "The reader failed on this page ({}): press o to open it in a browser."


def answer(asked: Question, body: bytes) -> Reply:
    """Return what stands in `body`. Never raises: a page that breaks the reader is a failure."""
    try:
        return _titles(asked, body) if asked.kind == "titles" else _page(asked, body)
    except MemoryError:
        return Reply(failure=Failure(FetchState.TOO_HEAVY, _TOO_LARGE))
    except Exception as error:  # noqa: BLE001 - whatever a page does costs that page alone
        return Reply(failure=Failure(FetchState.CRASHED, _CRASHED.format(type(error).__name__)))


def _page(asked: Question, body: bytes) -> Reply:
    read = read_page(
        body,
        url=asked.url,
        final_url=asked.final_url,
        fetched_at=asked.fetched_at,
        http_status=asked.http_status,
        charset=asked.charset,
        x_robots_tag=asked.x_robots_tag,
        redirected=asked.redirected,
    )
    return Reply(page=read) if isinstance(read, Page) else Reply(failure=read)


def _titles(asked: Question, body: bytes) -> Reply:
    read = read_titles(body, url=asked.final_url, content_type=asked.content_type)
    return Reply(titles=read) if isinstance(read, TitleList) else Reply(failure=read)


def _limit_memory() -> None:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ValueError, OSError):
        # not every system lets a process limit itself; the deadline still holds
        return


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests one after the other until there are no more."""
    served = 0
    while (request := read_question(requests)) is not None:
        asked, body = request
        signal.alarm(math.ceil(asked.deadline) + GRACE)
        replies.write(write_reply(answer(asked, body)))
        replies.flush()
        signal.alarm(0)
        served += 1
        if served % FRESH_AFTER == 0:
            reset_caches()
            give_back()


def main() -> None:
    """Serve standard input and output."""
    _limit_memory()
    keep_one_heap()
    # what is loaded stays, and a page's thousands of objects are not searched again and again
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    replies = sys.stdout.buffer
    replies.write(READY)
    replies.flush()
    # a library that prints must not speak in between
    sys.stdout = sys.stderr
    serve(sys.stdin.buffer, replies)


if __name__ == "__main__":  # pragma: no cover - this is another process
    main()
