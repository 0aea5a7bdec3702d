"""The palette: every command by its name, with the key that does the same; and the look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from linktriage.triage.looks import Look
from linktriage.tui.keys import Key, Mode, of_mode
from linktriage.tui.widgets.hints import Hints


class KeyCommands(Provider):
    """Finds the commands of the mode the palette was called from."""

    async def discover(self) -> Hits:
        """Yield all commands, in the order of the table."""
        for key in self._keys():
            yield DiscoveryHit(_name(key), self._run(key), help=key.help)

    async def search(self, query: str) -> Hits:
        """Yield the commands whose name or sentence matches."""
        matcher = self.matcher(query)
        for key in self._keys():
            score = max(matcher.match(_name(key)), matcher.match(key.help) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(_name(key)), self._run(key), help=key.help)

    def _keys(self) -> Iterator[Key]:
        shown = self.screen.query(Hints)
        mode = shown.first().mode if shown else Mode.PANEL
        return (key for key in of_mode(mode) if not key.digits)

    def _run(self, key: Key) -> Callable[[], object]:
        return partial(self.screen.run_action, key.action)


class LookCommands(Provider):
    """Offers the looks, in any mode; they have no key."""

    async def discover(self) -> Hits:
        """Yield both."""
        for look in Look:
            yield DiscoveryHit(f"{look} theme", self._take(look), help=_KEPT)

    async def search(self, query: str) -> Hits:
        """Yield those that match."""
        matcher = self.matcher(query)
        for look in Look:
            name = f"{look} theme"
            if score := matcher.match(name):
                yield Hit(score, matcher.highlight(name), self._take(look), help=_KEPT)

    def _take(self, look: Look) -> Callable[[], object]:
        return partial(getattr(self.app, "choose_look"), look)  # noqa: B009 - Textual's App does not know it


_KEPT = "Show everything so, from now on"


def _name(key: Key) -> str:
    return f"{key.label}  ({key.face})"
