"""Questions about a prospect, each answered with its evidence. Pure functions, no network.

`run(subject)` asks all of `CHECKS`. There is no total: findings stand side by side and a person
decides. Thresholds come from the campaign's policy.
"""

from linktriage.checks.catalogue import CHECKS, check, run
from linktriage.checks.subject import Network, Subject

__all__ = ["CHECKS", "Network", "Subject", "check", "run"]
