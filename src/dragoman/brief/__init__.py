"""Dossiers: what stands between two actors, every line with the characters that prove it."""

from dragoman.brief.build import build_dossier, build_standings
from dragoman.brief.dossier import Dossier, Note, StandingAt
from dragoman.brief.render import render
from dragoman.brief.rows import standing_row
from dragoman.brief.setting import Setting

__all__ = ["Dossier", "Note", "Setting", "StandingAt", "build_dossier", "build_standings", "render", "standing_row"]
