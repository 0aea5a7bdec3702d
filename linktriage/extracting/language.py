"""The language of a page: as it says itself, else by the commonest words of its text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from linktriage.text import words

_STOP_WORDS = {
    "en": "the and of to is that for with this are you not was have from it on as your be",
    "de": "der die und das ist nicht ein eine mit auf für von den dem sich auch wird sind im zu",
    "fr": "le les des et une est dans pour que qui pas sur avec plus ce au par vous nous du",
    "es": "el los las y una es en para que por con no se del su más como al lo este",
    "it": "il di che e la per un una non sono con del della è si le nel più come gli",
    "pt": "o os as e um uma é em para que por com não se do da mais como ao dos",
    "nl": "de het een en van is niet dat op te voor met zijn ook aan wordt naar bij of maar",
    "sv": "och att det som en är på för med av inte den till har ett om du så men kan",
    "da": "og at det som en er på for med af ikke den til har et om du så men kan",
    "no": "og å det som en er på for med av ikke den til har et om du så men kan",
    "fi": "ja on ei että se oli mutta kun niin ovat myös tai jos sen hän joka ole mitä nyt voi",
    "pl": "i w nie na się z do jest to że jak o za od po dla przez czy tak są",
    "cs": "a je se na v že to s z do o k i jako pro ale by jsem jsou po",
    "hu": "a az és hogy nem is egy meg csak de ha már van mint vagy volt azt ez el kell",
    "ro": "și de în la a cu pe nu este că o mai din pentru sau care se au un ce",
    "tr": "ve bir bu için ile de da ne çok daha olarak gibi olan en var kadar ama sonra her ki",
    "id": "yang dan di untuk dengan ini itu dari pada adalah tidak akan atau juga dalam ke oleh",
    "vi": "và của là có cho không được với các những một trong để này khi từ đã người bạn sẽ",
    "ru": "и в не на что с по как это для но из от к за так мы вы он все",
    "uk": "і в не на що з як це для та але від до за так ми ви він всі про",
    "el": "και το να της η του με για που την στο από είναι των τα οι δεν θα σε τον",
}
_LOOKED_AT = 400
"""Words of the text that are looked at."""
_ENOUGH = 0.12
"""Share of them that must be stop words of the language; running text has 0.2 to 0.4."""

_FEW, _MANY = 10, 50
"""Words from which on a guess is made, and from which on it is believed over the markup."""

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]{2}")),
    ("ko", re.compile(r"[\uac00-\ud7af]{2}")),
    ("zh", re.compile(r"[\u4e00-\u9fff]{4}")),
    ("ar", re.compile(r"[\u0621-\u064a]{3}")),
    ("he", re.compile(r"[\u05d0-\u05ea]{3}")),
    ("th", re.compile(r"[\u0e01-\u0e3a]{4}")),
    ("hi", re.compile(r"[\u0904-\u0939]{2}")),
)
_CODE = re.compile(r"\s{0,9}([a-zA-Z]{2,3})(?:[-_][\w-]{1,20})?\s{0,9}")
_LISTS = {code: frozenset(text.split()) for code, text in _STOP_WORDS.items()}


def declared(value: str | None) -> str:
    """Return the language code in a `lang` attribute such as "en-GB", else ""."""
    found = _CODE.fullmatch(value or "")
    return found.group(1).lower() if found else ""


def _shares(text: str) -> tuple[dict[str, float], int]:
    """Return each language's share of stop words in `text`, and how many words were looked at."""
    sample = Counter(word.lower() for word in islice(words(text), _LOOKED_AT))
    total = sample.total()
    shares = {code: sum(sample[word] for word in stop) for code, stop in _LISTS.items()}
    return {code: count / max(1, total) for code, count in shares.items()}, total


def language_of(text: str, told: str) -> str:
    """Return the language code of a page whose markup says `told`, "" when nobody can tell.

    The page's own word counts, unless its text is plainly in another language: themes ship with
    `lang="en"`, and many a site never changes it.
    """
    shares, total = _shares(text)
    best = max(shares, key=lambda code: shares[code])
    if not told:
        return best if shares[best] >= _ENOUGH and total >= _FEW else _by_script(text)
    plain = total >= _MANY and shares[best] >= _ENOUGH and shares[best] >= 2 * shares.get(told, 1)
    return best if plain else told


def _by_script(text: str) -> str:
    return next((code for code, script in _SCRIPTS if script.search(text[:4000])), "")
