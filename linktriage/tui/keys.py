"""Every key of the program, in one table: what the bindings, the help and the palette are made of.

Which mode is on follows from the focus alone: a letter decides only while the page has the focus,
never while a strip or a field has it. Backspace, delete and (while reading) Enter are bound to
nothing, and whatever a ctrl key does has a plain key too. A user's `keys.toml` may give any id
other keys; the defaults are pinned by a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from textual.binding import Binding, BindingType


class Mode(StrEnum):
    """What has the focus, and so which keys count."""

    READ = "reading"
    ACCEPT = "accepting"
    CHOOSE = "choosing"
    TEXT = "typing"
    LIST = "the list"
    LINKS = "the links"
    DRAFT = "the draft"
    JUMP = "going to a site"
    SAVED = "the saved filters"
    PASTE = "giving lists"
    IMPORT = "looking at a list"
    IMPORTED = "reading what became of lists"
    MAP = "the coverage map"
    TARGETS = "the target pages"
    FORM = "a form"
    EDIT = "editing"
    PANEL = "a panel"


_TABLE = """
read.accept        | a              | accept       | accept*    | Accept: plan the link in a strip; Enter saves
read.reject        | x              | reject       | reject*    | Reject: a digit names the reason, Enter gives none
read.reject_now    | X              | reject_now   | reject now | Reject at once, with the suggested reason
read.later         | s              | later        | later*     | Later, parked or until a day: Enter puts it at the end
read.repeat        | full_stop      | repeat       | repeat     | Decide as last time; place and anchor are suggested anew
read.undo          | u              | undo         | undo*      | Undo, without limit
read.redo          | U              | redo         | redo       | Redo what was undone
read.suppress      | D              | suppress     | stop       | Do not contact, or blocklist: neither is a reject
read.line_down     | j,down         | scroll_by(1)     | down       | Scroll down a line
read.line_up       | k,up           | scroll_by(-1)    | up         | Scroll up a line
read.page_down     | space,pagedown | turn(1)      | page down  | Scroll down a page; space never decides
read.page_up       | b,pageup       | turn(-1)     | page up    | Scroll up a page
read.top           | g,home         | top          | top        | Go to the top of the page
read.bottom        | G,end          | bottom       | end        | Go to the end of the page
read.place         | p              | place(1)     | place*     | Jump to the next of the best paragraphs for the link
read.place_back    | P              | place(-1)    | place back | Jump back through the best paragraphs
read.evidence      | e              | evidence(1)  | evidence*  | Jump to the evidence of the next finding
read.evidence_back | E              | evidence(-1) | evidence back | Jump to the evidence of the finding before
read.links         | L              | links        | links      | List the links of the page: anchor, site, rel, placement
read.search        | slash          | search       | search     | Search in the text
read.hit_next      | n              | hit(1)       | next hit   | Go to the next hit
read.hit_back      | N              | hit(-1)      | hit before | Go to the hit before
read.answer        | 1-9            | answer({n})  | answer     | Your own answer to that check: pass, fail, n/a, none
read.answer_this   | 0              | answer_this  | answer     | Your own answer to the check whose evidence is shown
read.all_checks    | C              | all_checks   | checks     | Show or hide the checks that do not count for this type
read.star          | m              | star         | star       | Star, or take the star away
read.note          | c              | note         | note       | Write a note
read.approach      | t              | approach     | type       | Change the type: resource page, broken link, ...
read.lead          | v              | lead         | other page | Take the next candidate page of this site
read.again         | r              | read_again   | read       | Read the page again, or show what was read meanwhile
read.why           | w              | why          | why here   | Say why this prospect stands here
read.draft         | d              | draft        | draft*     | Draft the pitch
read.import        | i              | import_list  | import     | Bring lists in: files, or one that you paste
read.past          | h              | past         | history    | Show what happened with this site in all campaigns
read.open          | o              | open_page    | open       | Open the page in a browser; its address is always shown
read.copy          | y              | copy         | copy       | Copy the address, the site, the anchor or the pitch
read.next          | J              | move(1)      | next       | Go to the next prospect without deciding
read.previous      | K              | move(-1)     | previous   | Go to the prospect before without deciding
read.list          | l              | list         | list*      | Show the queue as a list
read.filter        | f              | filter       | filter     | Filter the queue as you type
read.saved         | F              | saved        | saved      | Saved filters: take one, save the one that is on
read.jump          | S              | jump         | go to      | Go to a site by a piece of its name, decided or not
read.seen          | apostrophe     | seen         | seen       | Go back to what was seen before, as often as you like
read.order         | O              | order        | order      | Choose the order of the queue
read.freeze        | z              | freeze       | freeze     | Hold the order still, or let it go on learning
read.coverage      | M              | coverage     | coverage   | Show how the target pages are served: the coverage map
read.targets       | T              | targets      | targets    | Your target pages: whether they are ready, what is planned
read.palette       | colon,ctrl+p   | palette      | commands*  | Find any command by its name
read.help          | question_mark  | help         | help*      | Show these keys
read.clear         | escape         | clear        | clear      | Clear evidence, search and filter, one after the other
read.quit          | q              | leave        | quit       | Quit; nothing unsaved exists
accept.save        | enter          | save         | save*      | Save, from any field
accept.target      | 1-9            | target({n})  | target*    | Choose the target page with that number
accept.place       | p              | take_place   | place*     | Take the next of the best paragraphs, or none
accept.anchor      | n              | anchor       | anchor*    | Take the next anchor that stands in the paragraph; Tab goes on to type another
accept.zone        | z              | zone         | zone*      | Change where on their page the link is to stand
accept.rel         | r              | rel          | rel*       | Change the rel that is expected of the link
accept.helps       | h              | helps        | helps*     | Change what it helps their reader to do: understand, verify, continue
accept.signal      | s              | signal       | signal*    | Change the signal it sends; Tab goes on to type another
accept.field       | tab            | field(1)     | fields*    | Go to the next field
accept.field_back  | shift+tab      | field(-1)    | field before | Go to the field before
accept.down        | down           | scroll_by(1) | down | Scroll the page behind the strip
accept.up          | up             | scroll_by(-1) | up  | Scroll the page behind the strip
accept.back        | escape         | back         | back, keeps this* | Leave the field, then the strip; what was typed stays
choose.digit       | 1-9            | choose('{n}') | answer*   | Choose the answer with that number
choose.enter       | enter          | choose('enter') | answer  | Choose the answer that needs no number
choose.address     | u              | choose('u')  | address    | The address of the page, when copying
choose.site        | s              | choose('s')  | site       | The site, when copying; striking off, when choosing a contact
choose.anchor      | a              | choose('a')  | anchor     | The anchor text, when copying; another one, when choosing a contact
choose.pitch       | p              | choose('p')  | pitch      | The pitch, when copying; putting right, when choosing a contact
choose.back        | escape         | back         | back*      | Choose nothing
text.save          | enter          | save         | save*      | Keep what is typed
text.back          | escape         | back         | back*      | Leave without changing
list.down          | j,down         | move(1)      | down       | Go down a row
list.up            | k,up           | move(-1)     | up         | Go up a row
list.page_down     | pagedown       | page(1)      | page down  | Go down a page
list.page_up       | b,pageup       | page(-1)     | page up    | Go up a page
list.top           | g,home         | top          | top        | Go to the first row
list.bottom        | G,end          | bottom       | end        | Go to the last row
list.open          | enter          | open         | open*      | Open the prospect
list.mark          | space          | mark         | mark*      | Mark or unmark the row, and go down
list.range         | V              | range        | mark to here | Mark all rows from the last mark to here
list.unmark        | M              | unmark       | unmark     | Take all marks away
list.accept        | A              | accept_marked | accept*   | Accept the marked rows as suggested; asks once
list.reject        | X              | reject_marked | reject*   | Reject the marked rows for one reason; asks once
list.later         | L              | later_marked | later*     | Put the marked rows off, or park them; asks once
list.requeue       | R              | requeue_marked | back to the queue | Take the marked rows back to the queue; asks once
list.status        | s              | status       | status*    | Show another status: queued, accepted, rejected, ...
list.filter        | f,slash        | filter       | filter*    | Filter as you type
list.reverse       | r              | reverse      | other way  | Turn the order round
list.saved         | F              | saved        | saved      | Saved filters: take one, save the one that is on
list.jump          | S              | jump         | go to      | Go to a site by a piece of its name; opens what is not listed
list.order         | O              | order        | order*     | Choose the order
list.raise         | K              | move_row(-1) | move up    | Move the row up, in the manual order
list.lower         | J              | move_row(1)  | move down  | Move the row down, in the manual order
list.front         | t              | front        | to the top | Move the row to the top, in the manual order
list.undo          | u              | undo         | undo       | Undo, a bulk act as a whole
list.redo          | U              | redo         | redo       | Redo what was undone
list.help          | question_mark  | help         | help*      | Show these keys
list.back          | q,l,escape     | back         | back*      | Back to the page
jump.go            | enter          | save         | go*        | Go to the site
jump.down          | down           | move(1)      | down*      | Choose the next site
jump.up            | up             | move(-1)     | up         | Choose the site before
jump.back          | escape         | back         | back*      | Stay here
saved.take         | enter          | take         | take*      | Filter with this one
saved.down         | j,down         | move(1)      | down       | Go down a row
saved.up           | k,up           | move(-1)     | up         | Go up a row
saved.save         | s              | keep         | save*      | Save the filter that is on, under a name
saved.remove       | x              | remove       | remove*    | Forget the saved filter; u brings it back
saved.undo         | u              | undo         | undo*      | Undo what was saved or removed here
saved.help         | question_mark  | help         | help*      | Show these keys
saved.back         | q,F,escape     | back         | back*      | Back, without another filter
links.down         | j,down         | move(1)      | down       | Go down a row
links.up           | k,up           | move(-1)     | up         | Go up a row
links.page_down    | space,pagedown | page(1)      | page down  | Go down a page
links.page_up      | b,pageup       | page(-1)     | page up    | Go up a page
links.top          | g,home         | top          | top        | Go to the first link
links.bottom       | G,end          | bottom       | end        | Go to the last link
links.open         | o              | open         | open*      | Open in a browser; the address is always shown
links.own          | i              | internal     | own links* | Show or hide the links within the site
links.copy         | y              | copy         | copy*      | Copy the address
links.help         | question_mark  | help         | help*      | Show these keys
links.back         | q,L,escape     | back         | back*      | Back to the page
draft.down         | j,down         | scroll_by(1) | down       | Scroll down
draft.up           | k,up           | scroll_by(-1) | up        | Scroll up
draft.edit         | e              | edit         | edit*      | Edit here; Esc keeps the changes
draft.editor       | E              | editor       | $EDITOR*   | Edit in $EDITOR
draft.variant      | v              | variant      | variant*   | Draft anew from the next template for this approach
draft.template     | t              | template     | template   | Draft anew from the next template of all
draft.contact      | c              | contact      | contact*   | Choose, add, put right or remove whom you write to
draft.rules        | R              | rules        | rules read* | Say that you read their rules; a draft that waited may go on
draft.overrule     | o              | overrule     | overrule*  | Let what blocks it pass, with a note
draft.copy         | y              | copy         | copy*      | Copy subject and body, when nothing blocks
draft.mail         | w              | mail         | mail       | Open it as a new message in your mail program, when it is short enough
draft.outcome      | m              | outcome      | outcome*   | Write down what became of it: sent, replied, declined, ...
draft.versions     | h              | versions     | versions   | Bring back an earlier version
draft.past         | H              | past         | history    | Show what happened with this site in all campaigns
draft.help         | question_mark  | help         | help*      | Show these keys
draft.back         | q,d,escape     | back         | back*      | Back to the page
paste.take         | enter          | take         | take it*   | Take the paths, or the list
paste.complete     | tab            | complete     | type on*   | Type a path on as far as names of files decide it
paste.back         | escape         | back         | back*      | Back to the page
import.go          | enter          | import       | import*    | Import the list as it is shown; its columns are remembered
import.down        | j,down         | move(1)      | down       | Go down a column
import.up          | k,up           | move(-1)     | up         | Go up a column
import.column      | m              | remap        | what it holds* | Say what the column holds, or that only the row keeps it
import.sheet       | s              | sheet        | sheet*     | Choose the sheet of a workbook or the file of an archive
import.help        | question_mark  | help         | help*      | Show these keys
import.back        | q,escape       | back         | back*      | Back to where lists are given
imported.down      | j,down         | scroll_by(1) | down       | Scroll down
imported.up        | k,up           | scroll_by(-1) | up        | Scroll up
imported.undo      | u              | undo         | undo*      | Take these imports back, whole
imported.help      | question_mark  | help         | help*      | Show these keys
imported.back      | q,enter,escape | back         | back*      | Stop the import that runs, else back to the page
edit.keep          | escape         | keep_edit    | back, keeps the changes* | Leave the editor; what was changed is kept
map.down           | j,down         | scroll_by(1) | down       | Scroll down
map.up             | k,up           | scroll_by(-1) | up        | Scroll up
map.page_down      | space,pagedown | turn(1)      | page down* | Scroll down a page
map.page_up        | b,pageup       | turn(-1)     | page up    | Scroll up a page
map.help           | question_mark  | help         | help*      | Show these keys
map.back           | q,M,escape     | back         | back*      | Back to the page
targets.down       | j,down         | move(1)      | down       | Go down a row
targets.up         | k,up           | move(-1)     | up         | Go up a row
targets.check      | c              | check        | check now* | Read the pages now, and say what they lack
targets.add        | a              | add          | add*       | Add a target page
targets.edit       | e,enter        | edit         | edit*      | Change the target page
targets.import     | i              | import       | import*    | Bring target pages in: a list, a table or a sitemap
targets.answer     | 1-9            | answer({n})  | answer*    | Your own answer to that question: yes, no, none
targets.remove     | x              | remove       | remove     | Remove the target page; planned links stay
targets.undo       | u              | undo         | undo       | Undo the newest change to target pages
targets.redo       | U              | redo         | redo       | Redo what was undone
targets.help       | question_mark  | help         | help*      | Show these keys
targets.back       | q,T,escape     | back         | back*      | Back to the page
form.save          | enter          | save         | save*      | Keep what is typed
form.field         | tab            | field(1)     | fields*    | Go to the next field
form.field_back    | shift+tab      | field(-1)    | field before | Go to the field before
form.back          | escape         | back         | back*      | Leave without changing
panel.close        | escape,q,question_mark | close | close*    | Close
"""  # noqa: E501 - one row is one key, and is read across


@dataclass(frozen=True, slots=True)
class Key:
    """One row of the table."""

    id: str
    """Its name in the user's keymap; what stands before the dot is its mode."""
    keys: str
    """Default keys in Textual's spelling, separated by commas."""
    action: str
    label: str
    """One or two words for the line of hints and the palette."""
    help: str
    """What it does, in a sentence."""
    hint: bool = False
    """Shown in the line of hints at the bottom."""
    digits: bool = False
    """One of a row of nine that differ in their digit alone."""

    @property
    def mode(self) -> Mode:
        """The mode in which it counts."""
        return _MODES[self.id.split(".")[0]]

    @property
    def face(self) -> str:
        """The keys as a person writes them, such as "j ↓"."""
        if self.digits:
            return "1-9"
        return " ".join(_FACES.get(key, key) for key in self.keys.split(","))


_MODES = {mode.name.lower(): mode for mode in Mode}
_FACES = {
    "down": "↓",
    "up": "↑",
    "full_stop": ".",
    "slash": "/",
    "apostrophe": "'",
    "question_mark": "?",
    "colon": ":",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "ctrl+p": "Ctrl-P",
}


def _rows() -> Iterator[Key]:
    for row in _TABLE.strip().splitlines():
        ident, keys, action, label, sentence = (cell.strip() for cell in row.split("|"))
        key = Key(ident, keys, action, label.rstrip("*"), sentence, hint=label.endswith("*"))
        yield from _nine(key) if keys == "1-9" else (key,)


def _nine(key: Key) -> Iterator[Key]:
    for n in range(1, 10):
        action = key.action.format(n=n)
        yield replace(key, id=f"{key.id}.{n}", keys=str(n), action=action, digits=True)


KEYS: tuple[Key, ...] = tuple(_rows())


def of_mode(mode: Mode) -> Iterator[Key]:
    """Yield the rows of `mode`, in order."""
    return (key for key in KEYS if key.mode is mode)


def bindings(mode: Mode) -> list[BindingType]:
    """Return the bindings of `mode`; they run the screen's actions, one after the other."""
    return [
        Binding(key.keys, f"screen.{key.action}", key.label, id=key.id, tooltip=key.help)
        for key in of_mode(mode)
    ]


def help_rows(mode: Mode) -> list[tuple[str, str]]:
    """Return (keys, what they do) of `mode`; rows that say the same are given once."""
    return [row for row, _ in groupby((key.face, key.help) for key in of_mode(mode))]


def hints(mode: Mode) -> list[tuple[str, str]]:
    """Return (first key, label) of the rows that the line of hints shows."""
    faces = ((key.face.split()[0], key.label) for key in of_mode(mode) if key.hint)
    return [row for row, _ in groupby(faces)]
