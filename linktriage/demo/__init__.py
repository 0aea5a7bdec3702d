"""The demonstration: a small web of our own making, and a sample campaign on it.

The web is served on loopback and read by the real fetcher; the sample campaign's lists are real
files and are read by the real importer. Nothing leaves the machine, and the database is thrown
away at the end.
"""

from linktriage.demo.opening import opened_sample
from linktriage.demo.server import DemoWeb, running_web

__all__ = ["DemoWeb", "opened_sample", "running_web"]
