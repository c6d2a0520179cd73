"""Dossiers: what stands between two actors, every line with the characters that prove it."""

from dragoman.brief.build import build_dossier, build_standings
from dragoman.brief.dossier import Dossier, Note, StandingAt
from dragoman.brief.earlier import Earlier, earlier_dossier, earlier_of
from dragoman.brief.pdf import render_pdf
from dragoman.brief.render import render
from dragoman.brief.rows import standing_row
from dragoman.brief.setting import Setting

__all__ = [
    "Dossier",
    "Earlier",
    "Note",
    "Setting",
    "StandingAt",
    "build_dossier",
    "build_standings",
    "earlier_dossier",
    "earlier_of",
    "render",
    "render_pdf",
    "standing_row",
]
