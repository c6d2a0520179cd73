"""Many reports held against each other: origins, occurrences, disagreements, expectations, persons."""

from dragoman.reconcile.findings import reconcile_claims
from dragoman.reconcile.memory import Memory
from dragoman.reconcile.rows import findings_rows

__all__ = ["Memory", "findings_rows", "reconcile_claims"]
