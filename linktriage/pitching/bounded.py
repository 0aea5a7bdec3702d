"""The template language, bounded: Jinja that can neither wander nor run for ever.

A template is text of the user's own, yet it may be copied from anywhere. Jinja's sandbox alone
still lets it call methods, multiply a word by a billion or nest loops without end. Here:

- it sees facts only: text, numbers and named groups of them. No attribute of a value can be
  reached and no method called, so no escape begins;
- nothing can be called but the template's own macros and blocks;
- every turn of a loop, call, inclusion and printed value is a step, and the steps are counted
  (`MAX_STEPS`); every text that is joined, looped over or printed is short (`MAX_TEXT`). All
  single operations that are left take time in proportion to those texts, so the two bounds hold
  time and memory without a clock, a signal or a second process;
- only what is listed in `FILTERS` is there: none of them can make much out of little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from linktriage.pitching.quoting import as_sentence, shorten

MAX_STEPS = 5_000
"""Steps of one draft; a good template takes fewer than a hundred."""
MAX_TEXT = 20_000
"""Characters of any text a template makes, and of the whole draft."""
SUBJECT_LENGTH = (36, 50)
"""Characters of a subject that is read: the span with the best reply rates."""

_JINJA_FILTERS = (
    "capitalize", "d", "default", "first", "last", "length", "lower", "title", "trim", "upper",
    "wordcount",
)  # fmt: skip

_steps_left: ContextVar[int | None] = ContextVar("steps_left", default=None)
"""Steps that are left to the draft being rendered; None while none is."""


class Unknown(StrictUndefined):
    """A fact that is not known here: false in a condition, an error when it is printed."""

    def __bool__(self) -> bool:  # type: ignore[override]  # the base class raises instead
        return False


def unknown(name: str, meaning: str) -> Unknown:
    """Return the stand-in for the fact called `name`, whose error says what `meaning` lacks."""
    return Unknown(hint=f"the fact “{name}” is missing: {meaning}", name=name)


def _step() -> None:
    """Count one step of a draft. Raises `SecurityError` when the template has had its share."""
    left = _steps_left.get()
    if left is None:
        return
    _steps_left.set(left - 1)
    if left <= 0:
        raise SecurityError(f"the template runs on and on: stopped after {MAX_STEPS} steps")


def _short(value: object) -> object:
    """Return `value` when it is of a harmless size. Raises `SecurityError` otherwise."""
    if isinstance(value, str | list | tuple | dict) and len(value) > MAX_TEXT:
        raise SecurityError(f"the template makes a text of more than {MAX_TEXT} characters")
    return value


def _counted(values: Iterable[object]) -> Iterator[object]:
    """Yield `values`, a step each."""
    for value in values:
        _step()
        yield value


def _filled(value: object) -> object:
    """Return a printed value. Raises `SecurityError` for None and for blanks: a gap in a letter."""
    _step()
    if value is None or (isinstance(value, str) and not value.strip()):
        raise SecurityError("a value printed here is empty: test it with “if” or name another")
    return _short(value)


def _fitting(subjects: Iterable[str]) -> str:
    """Return the first of `subjects` that has a good length, else the one nearest to it."""
    low, high = SUBJECT_LENGTH
    return min(subjects, key=lambda s: max(low - len(s), len(s) - high, 0))


FILTERS: Mapping[str, Callable[..., Any]] = {
    **{name: JINJA_FILTERS[name] for name in _JINJA_FILTERS},
    "shorten": shorten,
    "sentence": as_sentence,
    "fitting": _fitting,
}
"""What templates may use: Jinja's harmless ones; `shorten(n)` at a word, `sentence` with a capital
and a full stop, `fitting` to pick from a list the first subject of a good length."""


class _CountingCode(CodeGenerator):
    """Compiles templates so that loops are counted and joined texts are measured."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Wrap loops and joins, refuse what cannot be counted, then compile as usual."""
        for loop in list(node.find_all(nodes.For)):
            if loop.recursive:
                self.fail("a loop cannot be recursive in a pitch template", loop.lineno)
            loop.iter = _filtered(loop.iter, "counted")
        for join in list(node.find_all(nodes.Concat)):
            join.nodes = [_filtered(part, "short") for part in join.nodes]
        self._require_plain_names(node)
        super().visit_Template(node, frame)

    def _require_plain_names(self, node: nodes.Template) -> None:
        """Refuse to include or extend what is only known when the template runs."""
        for link in node.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
            named = getattr(link, "template", None)
            if not (isinstance(named, nodes.Const) and isinstance(named.value, str)):
                self.fail("name the other template as plain text", link.lineno)


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    """Return `node` passed through the filter called `name`."""
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A Jinja environment for text that only names facts (see the module)."""

    code_generator_class = _CountingCode
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            finalize=_filled,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals.clear()
        self.filters = {**FILTERS, "counted": _counted, "short": _short}

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - the signature is Jinja's
        """Return a named fact of a group; the attributes of all else are out of reach."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - the signature is Jinja's
        """Return an item of a group, list or text, or what a loop knows of itself."""
        if isinstance(obj, LoopContext) and argument in {"index", "first", "last", "length"}:
            return getattr(obj, argument)
        if isinstance(obj, dict) and argument not in obj:
            return self.undefined(hint=f"there is no fact called “{argument}” in this group")
        if isinstance(obj, dict | str | list | tuple) and not _is_reach(obj, argument):
            return obj[argument]
        return self.undefined(
            f"a template names facts; it cannot reach for “{argument}”", exc=SecurityError
        )

    def is_safe_callable(self, obj: object) -> bool:
        """Return True for the template's own macros and blocks."""
        return isinstance(obj, Macro | BlockReference)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - the signature is Jinja's
        """Work out `+ * %` for what is small. Raises `SecurityError` for the rest and for `**`."""
        small = all(isinstance(side, int) and abs(side) < 10**9 for side in (left, right))
        short = operator == "+" and _short(left) is left and _short(right) is right
        if operator == "**" or not (small or short):
            raise SecurityError(f"“{operator}” is for small numbers here")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: object, /, *args: object, **kwargs: object) -> object:
        """Call a macro or block, for a step."""
        _step()
        return super().call(context, obj, *args, **kwargs)

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002, ANN401 - the signature is Jinja's
        """Return the template called `name`, for a step: templates may include each other."""
        _step()
        return super().get_template(name, parent, globals)


def environment(builtin: Path, user: Path | None) -> BoundedEnvironment:
    """Return the environment that finds templates in `user` first, then in `builtin`.

    "builtin/NAME" is always the built-in one, so that a user's template may extend it.
    """
    ours = FileSystemLoader(builtin, encoding="utf-8-sig")
    theirs = [FileSystemLoader(user, encoding="utf-8-sig")] if user else []
    return BoundedEnvironment(ChoiceLoader([*theirs, PrefixLoader({"builtin": ours}), ours]))


def _is_reach(obj: object, argument: object) -> bool:
    """Return True when `argument` is no key or position of `obj` but the name of a part of it."""
    return isinstance(argument, str) and not isinstance(obj, dict)


def blocks_of(template: Template, facts: Mapping[str, object]) -> dict[str, str]:
    """Return the text of every block of `template`, by name, inherited ones included.

    Text outside of blocks is left out. Raises whatever the template does wrong.
    """
    before = _steps_left.set(MAX_STEPS)
    try:
        context = template.new_context(dict(facts))
        for _outside in template.root_render_func(context):
            _step()
        return {name: _joined(stack[0](context)) for name, stack in context.blocks.items()}
    finally:
        _steps_left.reset(before)


def _joined(pieces: Iterable[str]) -> str:
    """Return the pieces of a block as one text. Raises `SecurityError` when it grows too long."""
    kept: list[str] = []
    size = 0
    for piece in pieces:
        _step()
        kept.append(piece)
        size += len(piece)
        if size > MAX_TEXT:
            raise SecurityError(f"the draft grows beyond {MAX_TEXT} characters")
    return "".join(kept)
