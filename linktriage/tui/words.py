"""Values in the words of the screen: days, figures, states, what to do next."""

from __future__ import annotations

from datetime import date, datetime

from linktriage.model import (
    Accept,
    Decision,
    FetchState,
    Metric,
    Page,
    Park,
    Prospect,
    Reject,
    Requeue,
    Status,
)
from linktriage.text import clean_line


def day(when: date | datetime | None) -> str:
    """Return a day as "2026-09-02"; empty when unknown."""
    return f"{when:%Y-%m-%d}" if when else ""


def figure(value: float) -> str:
    """Return a number as a person writes it: 14,200 or 0.75."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def metric(one: Metric) -> str:
    """Return a metric with its provider and day: "Ahrefs traffic 14,200 (2026-11-03)"."""
    dated = f" ({day(one.as_of)})" if one.as_of else ""
    return f"{clean_line(one.provider, 40)} {clean_line(one.name, 40)} {figure(one.value)}{dated}"


def language_and_length(page: Page) -> tuple[str, str]:
    """Return the language and the length of a page's text."""
    return clean_line(page.language, 20), f"{page.words:,} word{'s' if page.words != 1 else ''}"


_STATES = {
    None: ("Not read yet", "It is read in the background. J goes on; r reads it now."),
    FetchState.DNS: ("No such site", "The name does not exist any more. x 7 rejects it as dead."),
    FetchState.NOT_FOUND: ("The page is gone", "v takes another page of this site; x 7 rejects."),
    FetchState.GONE: ("The page is gone", "v takes another page of this site; x 7 rejects."),
    FetchState.ROBOTS: ("Robots are not welcome", "Open it yourself with o, or reject with x."),
    FetchState.BLOCKED: ("The site refused to be read", "Open it yourself with o and decide."),
    FetchState.TIMEOUT: ("The site did not answer in time", "r tries again; s puts it off."),
    FetchState.RATE_LIMITED: ("The site asked us to wait", "It is tried again later; r tries now."),
}
_OTHER = ("The page could not be read", "r tries again; o opens it in a browser; x 7 rejects it.")


def what_to_do(prospect: Prospect) -> tuple[str, str]:
    """Return why a prospect has no text and what to do next, a heading and a paragraph."""
    heading, advice = _STATES.get(prospect.fetch_state, _OTHER)
    detail = clean_line(prospect.failure.detail, 300) if prospect.failure else ""
    if detail and not detail.endswith("."):
        detail += "."
    return heading, f"{detail} {advice}".strip()


def decided(decision: Decision | None, status: Status) -> str:
    """Return what was decided, in a few words; empty for the undecided."""
    match decision:
        case Accept():
            return "accepted"
        case Reject(reasons):
            return "rejected" + (f": {', '.join(reasons)}" if reasons else "")
        case Park(until, note):
            when = f" until {until:%Y-%m-%d}" if until else ""
            return f"parked{when}" + (f": {clean_line(note, 60)}" if note else "")
        case Requeue() | None:
            return "" if status is Status.QUEUED else str(status)


def pace(seconds: float | None) -> str:
    """Return the pace: "31 s each"; empty before it is known."""
    if seconds is None:
        return ""
    return f"{seconds:.0f} s each" if seconds < 90 else f"{seconds / 60:.0f} min each"
