from linktriage.model import FetchState
from linktriage.triage.reading.telling import line, summary
from linktriage.triage.reading.values import Progress

READ, GONE, TLS = FetchState.READ, FetchState.GONE, FetchState.TLS


def test_the_line_of_a_run_says_how_far_how_fast_and_what_failed() -> None:
    progress = Progress(1200, 300, 2.0, {TLS: 1, GONE: 4}, 150.0, pages_per_second=7.25)
    assert line(progress) == (
        "1,200 read, 300 left | 7.2 pages/s | about 2 min | failed: 4 gone, 1 tls"
    )


def test_the_line_leaves_out_what_there_is_not() -> None:
    assert line(Progress(1, 0, 1.0, {})) == "1 read, 0 left | 0.0 pages/s"


def test_the_summary_counts_every_state() -> None:
    progress = Progress(8, 2, 2.0, {GONE: 1}, pages=21, seconds=42.0, ends={GONE: 1, READ: 7})
    assert summary(progress) == "8 read, 2 left; 21 pages in 42 s\n7 read, 1 gone"


def test_the_summary_of_nothing_is_short() -> None:
    assert summary(Progress(0, 5, 0.0, {})) == "0 read, 5 left; 0 pages in 0 s"
