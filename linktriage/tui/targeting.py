"""Target pages as lines: one of the table, and all that is known of one."""

from __future__ import annotations

from collections.abc import Iterator

from linktriage.intent import TARGET_QUESTIONS
from linktriage.model import Answer, Readiness, Service, TargetPage
from linktriage.text import clean_line
from linktriage.tui.ink import Line, Run, fit

MARKS = {
    Readiness.READY: ("✓", "pass"),
    Readiness.NOT_READY: ("✗", "fail"),
    Readiness.UNCHECKED: ("?", "unknown"),
}
_SAID = {Answer.PASS: "yes", Answer.FAIL: "no"}
_ROLE = 11
_STATE = 12
_FIGURES = 20


def head_line(width: int) -> Line:
    """Return the names of the table's columns."""
    page, cluster = _rooms(width)
    names = f"  {'page':<{page}} {'role':<{_ROLE}}{'cluster':<{cluster}} {'readiness':<{_STATE}}"
    return (Run(fit(names + "planned/drafts/live", width), "muted"),)


def target_line(target: TargetPage, service: Service, width: int) -> Line:
    """Return one target of the table; what no link is planned for stands out."""
    page, cluster = _rooms(width)
    mark, ink = MARKS[target.readiness]
    missing = f"{len(target.missing)} missing" if target.missing else target.readiness.value
    return (
        Run(f"{mark} ", ink),
        Run(fit(path_of(target.url), page) + " ", "strong"),
        Run(fit(target.role.value, _ROLE), "label"),
        Run(fit(clean_line(target.cluster, 200), cluster) + " "),
        Run(fit(missing, _STATE), ink),
        _served(service),
    )


def _served(service: Service) -> Run:
    if not service.planned:
        return Run("   none", "warn")
    return Run(f"{service.planned:>7}/{service.pitched:>6}/{service.live:>4}")


def _rooms(width: int) -> tuple[int, int]:
    """Return the cells for the page and for the cluster."""
    room = max(24, width - _ROLE - _STATE - _FIGURES - 4)
    return room - room * 2 // 5, room * 2 // 5


def path_of(url: str) -> str:
    """Return an address of the user's own without the parts that are always the same."""
    return "/" + clean_line(url.split("://", 1)[-1].partition("/")[2], 200)


def about(target: TargetPage, width: int) -> Iterator[Line]:
    """Yield what is known of one target, what is missing first, the questions last."""
    for sentence in target.missing:
        yield (Run("✗ ", "fail"), Run(fit(clean_line(sentence, 400), width - 2)))
    if target.readiness is Readiness.READY:
        yield (Run("✓ ", "pass"), Run("ready: nothing is missing"))
    elif target.readiness is Readiness.UNCHECKED and not target.missing:
        yield (Run("? ", "unknown"), Run("unchecked: c reads the pages and says"))
    for name, text in (
        ("title", target.title),
        ("why", target.why or "nobody has said yet why anyone would cite it (e)"),
        ("what", " · ".join(filter(None, (target.asset_type, target.job, target.goal)))),
        ("leads to", target.supports),
        ("about", target.description),
    ):
        if text:
            yield (Run(f"{name:<9}", "label"), Run(fit(clean_line(text, 400), width - 9)))
    for number, question in enumerate(TARGET_QUESTIONS, 1):
        answer = target.answers.get(question.id)
        said = _SAID.get(answer, "n/a") if answer else "…"
        ink = {"yes": "pass", "no": "fail"}.get(said, "muted")
        yield (
            Run(f"{number} ", "key"),
            Run(fit(question.question, width - 8)),
            Run(f" {said}", ink),
        )


def next_said(answer: Answer | None) -> Answer | None:
    """Return the answer after this one: yes, no, none."""
    return {None: Answer.PASS, Answer.PASS: Answer.FAIL}.get(answer)
