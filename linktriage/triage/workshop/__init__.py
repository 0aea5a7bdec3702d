"""The workshop: another process that reads pages and works orders out, beside the screen.

Both compute for minutes. In the process of the screen each key would wait for Python's one lock,
and the words of 100,000 prospects would stand in its memory. `Workshop` is the screen's side of
it, `serving` the other; `Background` is the reading itself, in whichever process.
"""

from linktriage.triage.workshop.news import News, PageRead, ReadingFailed, ReadingWent
from linktriage.triage.workshop.process import Workshop

__all__ = ["News", "PageRead", "ReadingFailed", "ReadingWent", "Workshop"]
