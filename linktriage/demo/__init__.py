"""The demonstration: a small web of our own making, and a sample campaign on it.

The web is served on loopback and read by the real fetcher; the sample campaign's lists are real
files and are read by the real importer. Nothing leaves the machine, and the database is thrown
away at the end.

- `DemoWeb`, `running_web`: the web alone, behind a proxy of its own.
- `linktriage.demo.opening.opened_sample`: the desk with the sample campaign on it.
"""

from linktriage.demo.server import DemoWeb, running_web

__all__ = ["DemoWeb", "running_web"]
