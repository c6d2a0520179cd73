"""Text made safe to look at: escaped, its direction kept to itself, and characters that hide made visible."""

import re
import unicodedata

from markupsafe import Markup, escape

#: Characters that change what a reader sees without being seen: bidirectional controls (Trojan Source, CVE-2021-42574),
#: zero-width spaces and joiners out of place, tags, and control characters but for tab and line ends.
_HIDING = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_SURROGATE = re.compile("[\ud800-\udfff]")


def shown(text: object) -> Markup:
    """The text in an element of its own direction, hidden characters marked with their code point."""
    return Markup("<bdi>{}</bdi>").format(plain(text))


def plain(text: object) -> Markup:
    """The text escaped, hidden characters marked; a mark keeps the character, so that what is copied is what stands."""
    said = _SURROGATE.sub("\ufffd", str(text))
    parts: list[Markup] = []
    done = 0
    for found in _HIDING.finditer(said):
        parts += [escape(said[done : found.start()]), _marked(found.group())]
        done = found.end()
    parts.append(escape(said[done:]))
    return Markup("").join(parts)


def dated(text: object) -> Markup:
    """The text escaped, its dates kept in one piece: a line would end at their hyphens."""
    return Markup(_DAY.sub(r'<span class="days">\g<0></span>', str(escape(text))))


def hidden(text: str) -> int:
    """How many characters of the text change what a reader sees without being seen."""
    return sum(1 for _ in _HIDING.finditer(text))


def _marked(character: str) -> Markup:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character")
    # NUL and its like may not stand in HTML; their picture does.
    kept = character if character > "\x9f" else "\ufffd"
    return Markup('<bdi class="cloaked" data-code="{}" title="{}">{}</bdi>').format(code, f"{code} {name}", kept)
