import pytest

from linktriage.fetching.lines import Lines


class Line:
    def __init__(self, name: str) -> None:
        self.name = name
        self.closed = False

    async def aclose(self) -> None:
        self.closed = True


async def used(lines: Lines[Line], name: str) -> Line:
    async with lines.to(name, lambda: Line(name)) as line:
        return line


async def test_a_line_is_dialled_once() -> None:
    lines: Lines[Line] = Lines()
    assert await used(lines, "a") is await used(lines, "a")
    assert await used(lines, "b") is not await used(lines, "a")


async def test_beyond_the_most_the_longest_unused_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("linktriage.fetching.lines.MOST_OPEN", 2)
    lines: Lines[Line] = Lines()
    first, second = await used(lines, "a"), await used(lines, "b")
    await used(lines, "a")
    await used(lines, "c")
    assert (first.closed, second.closed, len(lines)) == (False, True, 2)


async def test_what_is_in_use_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linktriage.fetching.lines.MOST_OPEN", 1)
    lines: Lines[Line] = Lines()
    async with lines.to("a", lambda: Line("a")) as first:
        async with lines.to("b", lambda: Line("b")) as second, lines.to("b", lambda: second):
            await lines.close(["a", "b", "never dialled"])
        assert not first.closed
        assert second.closed
    assert len(lines) == 1


async def test_lines_are_closed_by_name_or_all() -> None:
    lines: Lines[Line] = Lines()
    first, second = await used(lines, "a"), await used(lines, "b")
    await lines.close(["a"])
    assert (first.closed, second.closed) == (True, False)
    await lines.close()
    assert second.closed
    assert len(lines) == 0
