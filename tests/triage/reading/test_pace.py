from linktriage.model import Failure, FetchState, SiteReading
from linktriage.triage.reading import Read
from linktriage.triage.reading.pace import WINDOW, Pace
from tests.builders import NOW, page

HOME = page()
FINE = Read(1, 0, FetchState.READ, page=HOME)
GONE = Read(2, 0, FetchState.GONE, failure=Failure(FetchState.GONE, "Gone."))


class Clock:
    now = 50.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_promised_before_the_first_is_read() -> None:
    progress = Pace(Clock()).progress(left=9)
    assert (progress.done, progress.left, progress.per_second) == (0, 9, 0)
    assert progress.seconds_left is None


def test_the_pace_is_that_of_the_last_half_minute() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(30):
        pace.count(FINE)
    clock.now += 10
    assert pace.progress(left=30).per_second == 3
    assert pace.progress(left=30).seconds_left == 10
    assert pace.progress(left=30).pages_per_second == 3
    clock.now += WINDOW
    pace.count(FINE)
    assert pace.progress(left=1).per_second == 1 / WINDOW


def test_failures_are_counted_by_state() -> None:
    pace = Pace(Clock())
    for read in (FINE, GONE, GONE, Read(3, 0, FetchState.THIN, page=HOME)):
        pace.count(read)
    progress = pace.progress(left=0)
    assert progress.failures == {FetchState.GONE: 2}
    assert (progress.done, progress.seconds_left) == (4, 0)
    assert progress.ends == {FetchState.READ: 1, FetchState.GONE: 2, FetchState.THIN: 1}


def test_pages_are_counted_once() -> None:
    pace = Pace(Clock())
    about = page("https://harborlog.example/about")
    pace.count(Read(1, 0, FetchState.READ, page=HOME, site=SiteReading("a", NOW, home=HOME)))
    pace.count(
        Read(
            2, 0, FetchState.READ, page=about, site=SiteReading("b", NOW, home=HOME, pages=(about,))
        )
    )
    assert pace.progress(left=0).pages == 4
