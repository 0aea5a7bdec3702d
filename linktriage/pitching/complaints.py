"""What a broken template is told: a sentence with the file and the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import TemplateRuntimeError

from linktriage.errors import TemplateError
from linktriage.text import clean_line


@contextmanager
def explained(file: str, names: Iterable[str]) -> Iterator[None]:
    """Turn whatever the template in `file` does wrong into a `TemplateError`.

    `names` are those of all templates, for the one that is not there.
    """
    try:
        yield
    except TemplateNotFound as error:
        have = ", ".join(names)
        raise TemplateError(f"There is no template “{error.name}”; there are {have}.") from None
    except UnicodeDecodeError:
        raise _complaint(file, None, "the template is not UTF-8 text; save it as such") from None
    except TemplateSyntaxError as error:
        place = Path(error.filename or file).name
        raise _complaint(place, error.lineno, error.message or "not a template") from None
    except RecursionError:
        raise _complaint(file, None, "the template calls or includes itself for ever") from None
    except Exception as error:  # noqa: BLE001 - a template can raise whatever an expression can
        place, line = _place(error.__traceback__, file)
        raise _complaint(place, line, _reason(error)) from None


def _complaint(file: str, line: int | None, reason: str) -> TemplateError:
    """Return the error that names the place and the reason."""
    place = f"{file}, line {line}" if line else file
    return TemplateError(f"{place}: {clean_line(reason, 300)}.", template=file, line=line)


def _reason(error: Exception) -> str:
    """Return what went wrong in words: Jinja's own, or the text of any other error."""
    if isinstance(error, TemplateRuntimeError):
        return str(error)
    if isinstance(error, KeyError):
        return f"the template has no block called {error}"
    return f"this cannot be worked out ({error})"


def _place(traceback: TracebackType | None, file: str) -> tuple[str, int | None]:
    """Return the template file and line in which an error rose: the innermost of its frames."""
    line: int | None = None
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            file = Path(template.filename or file).name
            line = template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return file, line
