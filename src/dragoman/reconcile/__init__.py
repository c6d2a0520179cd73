"""Many reports held against each other: origins, occurrences, disagreements, expectations, persons."""

from dragoman.reconcile.authors import AuthorScore, score_authors
from dragoman.reconcile.counting import counted, counted_rows
from dragoman.reconcile.findings import reconcile_claims
from dragoman.reconcile.judged import judged
from dragoman.reconcile.kept import Shelf, pack, rules_version
from dragoman.reconcile.lineage import Lineage
from dragoman.reconcile.memory import Memory
from dragoman.reconcile.network import Network, Told, networks, signed_network
from dragoman.reconcile.restored import restored
from dragoman.reconcile.rows import findings_rows
from dragoman.reconcile.series import Asked, Series, dyad_series

__all__ = [
    "Asked",
    "AuthorScore",
    "Lineage",
    "Memory",
    "Network",
    "Series",
    "Shelf",
    "Told",
    "counted",
    "counted_rows",
    "dyad_series",
    "findings_rows",
    "judged",
    "networks",
    "pack",
    "reconcile_claims",
    "restored",
    "rules_version",
    "score_authors",
    "signed_network",
]
