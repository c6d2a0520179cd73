"""Which actor a mention means, and which names are one person's, each answer with its reasons."""

from dragoman.resolve.actors import resolve_mentions
from dragoman.resolve.persons import Match, match_persons, same_person

__all__ = ["Match", "match_persons", "resolve_mentions", "same_person"]
