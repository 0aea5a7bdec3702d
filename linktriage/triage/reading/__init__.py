"""Reads prospects: fetches and extracts ahead of the person. Knows no SQL and no screen.

    reading = Reading(policy)
    await reading.run(source, sink, on_progress=show)

`loop` keeps many prospects going at once, `prospect` reads one, `site` what its site publishes
and how to reach it, within the budget of requests that the policy gives a site.
All is loaded at its first use.
"""

from typing import TYPE_CHECKING

from linktriage.lazily import lazily

if TYPE_CHECKING:
    from linktriage.triage.reading.loop import Reading
    from linktriage.triage.reading.telling import line, summary
    from linktriage.triage.reading.values import TEMPORARY, Memory, Progress, Read, Source

__all__ = ["TEMPORARY", "Memory", "Progress", "Read", "Reading", "Source", "line", "summary"]

__getattr__ = lazily(
    __name__,
    {
        "Memory": ".values",
        "Progress": ".values",
        "Read": ".values",
        "Reading": ".loop",
        "Source": ".values",
        "TEMPORARY": ".values",
        "line": ".telling",
        "summary": ".telling",
    },
)
