"""Many reports held against each other: origins, occurrences, disagreements, expectations, persons."""

from dragoman.reconcile.findings import reconcile_claims
from dragoman.reconcile.judged import judged
from dragoman.reconcile.rows import findings_rows

__all__ = ["findings_rows", "judged", "reconcile_claims"]
