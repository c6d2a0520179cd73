"""Dossiers: what stands between two actors, every line with the characters that prove it."""

from dragoman.brief.build import build_dossier
from dragoman.brief.dossier import Dossier
from dragoman.brief.render import render
from dragoman.brief.setting import Setting

__all__ = ["Dossier", "Setting", "build_dossier", "render"]
