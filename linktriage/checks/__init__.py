"""Questions about a prospect, each answered with its evidence. Pure functions, no network.

`run(subject)` asks all of `CHECKS`. There is no total: findings stand side by side and a person
decides. Thresholds come from the campaign's policy; `thresholds` tells where defaults come from.
"""

from linktriage.checks.approach import guess_approach
from linktriage.checks.beside import beside_the_point, matters
from linktriage.checks.catalogue import CHECKS, check, run, run_weighed
from linktriage.checks.judged import choices, with_answers
from linktriage.checks.networks import Company, marks
from linktriage.checks.niches import hosts_linked
from linktriage.checks.reasons import suggested_reason
from linktriage.checks.sources import thresholds, weighed_by
from linktriage.checks.subject import Network, Subject

__all__ = [
    "CHECKS",
    "Company",
    "Network",
    "Subject",
    "beside_the_point",
    "check",
    "choices",
    "guess_approach",
    "hosts_linked",
    "marks",
    "matters",
    "run",
    "run_weighed",
    "suggested_reason",
    "thresholds",
    "weighed_by",
    "with_answers",
]
