"""Writes a dossier as PDF: tagged, with title, language, page numbers, links to endnotes. Same dossier, same bytes."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib.resources import as_file, files
from pathlib import Path

from markupsafe import Markup

from dragoman.brief.dossier import Dossier
from dragoman.brief.render import KINDS, drawings, template
from dragoman.brief.versions_drawing import draw_versions

#: What the library says of characters that PDF/UA-1 does not allow: none of the fonts has them, or they are invisible.
_UNFIT = ("could not be displayed", "disallowed codepoint")


def render_pdf(dossier: Dossier, fonts: Sequence[Path] = ()) -> bytes:
    """The dossier as a PDF of A4 pages; `fonts` are folders of fonts for scripts beyond those that come with it.

    It keeps PDF/UA-1, the standard for readers of screens, unless a character is in none of the fonts or may not
    stand there (U+FEFF): then it is tagged all the same, and the character prints as a box. The system's fonts are
    not looked at: they would make the bytes differ from one machine to the next.
    """
    # The library's binary takes a moment to load, and most dossiers are not PDFs.
    import typst  # noqa: PLC0415

    inputs = {
        "dossier": json.dumps(asdict(dossier), ensure_ascii=False),
        "drawings": json.dumps(_drawn(dossier), ensure_ascii=False),
        "kinds": json.dumps(KINDS),
    }
    package = files("dragoman.brief")
    source = (package / "templates" / "dossier.typ").read_bytes()
    with as_file(package / "fonts") as own:
        known = typst.Fonts(include_system_fonts=False, font_paths=[str(own), *map(str, fonts)])
        try:
            return typst.compile(source, font_paths=known, sys_inputs=inputs, pdf_standards="ua-1")
        except typst.TypstError as error:
            if not any(words in str(error) for words in _UNFIT):
                raise
        return typst.compile(source, font_paths=known, sys_inputs=inputs)


def _drawn(dossier: Dossier) -> dict[str, str | list[str | None] | None]:
    """The drawings as SVG with a style of their own, by name; None where there is nothing to draw."""
    made: dict[str, str | list[str | None] | None] = {
        name: _svg(name, name, drawing) for name, drawing in drawings(dossier).items()
    }
    plots = (draw_versions(difference.rows) for difference in dossier.differences)
    return {**made, "plots": [_svg("versions", "plot", plot) for plot in plots]}


def _svg(name: str, within: str, drawing: object) -> str | None:
    """The drawing as the template of this name gives it, which knows it under another."""
    style = Markup("<style>{}</style>").format(Markup(template("drawing.css").render()))
    return template(f"{name}.svg.j2").render({within: drawing}).replace(">", f">{style}", 1) if drawing else None
