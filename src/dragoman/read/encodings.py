"""From bytes to text in whatever encoding: marked, declared, wrongly declared or not at all; nothing lost unsaid."""

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from dragoman.model.vocabulary import read_rows
from dragoman.read.language import best_guess

#: utf-32 comes first: its little-endian mark begins with that of utf-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Encodings of the open web, that charset-normalizer chooses among; without the limit it names exotic ones.
_WEB = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("iso8859_2", "iso8859_5", "iso8859_15", "iso8859_8", "koi8_r", "koi8_u", "cp866"),
    *("cp932", "euc_jp", "gb18030", "big5hkscs", "cp949"),
)
#: Encodings of Latin script differ in a few letters: here odd words and the language decide, then this order.
_LATIN = ("cp1252", "cp1250", "cp1254", "iso8859_2", "iso8859_15")
_PROBE = 200_000
#: Languages that are written with letters windows-1252 has not; a text in one of them is in another encoding.
_BEYOND_1252 = frozenset({"az", "bs", "cs", "hr", "hu", "lt", "lv", "pl", "ro", "sk", "sl", "tr"})
#: One broken byte in so many still is UTF-8 with damage; more is something else.
_DAMAGE = 200
_MARKUP = re.compile(rb"<(script|style)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")
_AROUND_WORD = "“”‘’\"'«»„‚‹›.,;:!?()[]{}–—-…€*/|·•°№§©®™£¥¢$\xa0"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its Python codec, how that was known ("mark", "UTF-8 throughout", "declared", "told from the bytes",
    "damaged UTF-8"), and what its reader should know."""

    text: str
    encoding: str
    how: str
    notes: tuple[str, ...] = ()


@cache
def codec_of(label: str) -> str | None:
    """Python's codec for a label of the web; None where there is none or it is never to be used."""
    name = label.strip().strip("\"'").lower()
    codec = _labels().get(name, name)
    if codec == "none":
        return None
    try:
        info = codecs.lookup(codec)
    except LookupError:
        return None
    # "rot13" and the like are codecs too, but of no text.
    return info.name if getattr(info, "_is_text_encoding", True) and info.name != "utf-7" else None


@cache
def _labels() -> dict[str, str]:
    return {row["label"]: row["codec"] for row in read_rows("dragoman.read", "encodings.csv", ["label", "codec"])}


def decode_bytes(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of the bytes; None where they are no text in any encoding known here.

    A byte order mark goes first, then UTF-8 where all bytes are, then what is declared unless its words come
    out odd, then what the bytes look like. Only UTF-8 with little damage is read with replacements, which are
    counted in the notes.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if b"\x00" in data:
        wide = _wide_encoding(data)
        return _strict(data, wide, "told from the bytes") if wide else None
    codec = codec_of(declared) if declared else None
    if codec and codec.startswith("iso2022") and b"\x1b" in data:
        return _strict(data, codec, "declared")
    whole = _strict(data, "utf-8", "UTF-8 throughout")
    if whole:
        return whole
    damaged = _damaged(data)
    if damaged and codec in (None, "utf-8"):
        return damaged
    return _legacy(data, codec) or damaged


def _marked(data: bytes, encoding: str) -> Decoded | None:
    found = _strict(data, encoding, "mark")
    if found or encoding != "utf-8-sig":
        return found
    return _damaged(data)


def _strict(data: bytes, encoding: str, how: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None
    if _HALF.search(text):
        return None
    return Decoded(text, encoding, how, _said_damage(text))


def _said_damage(text: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"{count} characters were lost before this copy was made (U+FFFD)",) if count else ()


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or 32 without a mark, which every second or three of four zero bytes give away in Latin text."""
    head = data[:2000]
    if len(head) < 8 or b"\x00" not in head:
        return None
    zeros = [head[at::4].count(0) / len(head[at::4]) for at in range(4)]
    patterns = (("utf-32-le", (1, 2, 3)), ("utf-32-be", (0, 1, 2)), ("utf-16-le", (1, 3)), ("utf-16-be", (0, 2)))
    for encoding, places in patterns:
        others = [share for at, share in enumerate(zeros) if at not in places]
        if all(zeros[at] > 0.6 for at in places) and all(share < 0.1 for share in others):
            return encoding
    return None


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 in which few bytes are broken, those replaced and counted."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    before = data.count("\ufffd".encode())
    broken = text.count("\ufffd") - before
    foreign = len(_foreign_words(text[:_PROBE].replace("\ufffd", "")))
    if not broken or broken * _DAMAGE > len(data) or foreign < 3 * broken:
        return None
    note = f"{broken} places were no UTF-8 and are shown as U+FFFD"
    return Decoded(text, "utf-8", "damaged UTF-8", (note, *(_said_damage(text) if before else ())))


def _legacy(data: bytes, declared: str | None) -> Decoded | None:
    """The text in one of the older encodings; the declared one unless another fits much better."""
    sample = _MARKUP.sub(b" ", data[:_PROBE])
    told = _told(sample, data)
    stated = _strict(data, declared, "declared") if declared else None
    if not stated:
        return told and replace(told, notes=(*told.notes, f"its encoding is a guess from its bytes: {told.encoding}"))
    if not told:
        return stated
    if told.text == stated.text or not _fits_better(told, stated, sample):
        return stated
    note = f"declared as {declared}, but its bytes are {told.encoding}"
    return Decoded(told.text, told.encoding, told.how, (*told.notes, note))


def _told(sample: bytes, data: bytes) -> Decoded | None:
    # Loaded here: most texts are UTF-8 and never ask.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(sample, cp_isolation=list(_WEB)).best()
    candidates = [best.encoding] if best and best.encoding not in (*_LATIN, "cp1257", "utf_8", "ascii") else []
    if not candidates:
        candidates = sorted(_LATIN, key=lambda codec: (_cost(sample, codec), _LATIN.index(codec)))
    readings = (_strict(data, codec, "told from the bytes") for codec in candidates)
    return next((reading for reading in readings if reading), None)


def _fits_better(told: Decoded, stated: Decoded, sample: bytes) -> bool:
    # Between two Latin encodings few letters differ, and so do the costs.
    margin = 0.01 if told.encoding in _LATIN and stated.encoding in _LATIN else 0.1
    return _cost(sample, told.encoding) + margin < _cost(sample, stated.encoding)


def _cost(sample: bytes, codec: str) -> float:
    """How odd the words beyond ASCII come out, and how unsure their language is; 0 is best, to two digits."""
    text = sample.decode(codec, "replace")
    words = [word.strip(_AROUND_WORD) for word in _foreign_words(text)[:2000]]
    odd = sum(_is_odd(word) for word in words) / max(1, len(words))
    guess = best_guess(" ".join(text.split())[:3000])
    # cp1252 and iso8859_15 have the letters of Western Europe, the other Latin ones those of its east and south.
    western = codec in ("cp1252", "iso8859_15")
    homeless = codec in _LATIN and western == (guess.code in _BEYOND_1252)
    return round(odd + 1 - guess.share + homeless, 2)


def _foreign_words(text: str) -> list[str]:
    """The words that hold more than ASCII; a pattern for them takes hours on a megabyte without a space."""
    return [word for word in text.split() if not word.isascii()]


def _is_odd(word: str) -> bool:
    """True where a sign stands inside the word, a capital behind a small letter, or letters of two scripts."""
    if any(ord(character) > 127 and unicodedata.category(character)[0] in "CSN" for character in word):
        return True
    return any(one.islower() and other.isupper() for one, other in pairwise(word))
