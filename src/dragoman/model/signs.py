"""The sign of what stands between two actors: one rule for every view, measure and dossier."""

#: One side has to be told of so many times as often as the other for the sign to be its own: three quarters of all.
PREPONDERANCE = 3


def sign_of(good: int, bad: int) -> str:
    """Friendly or hostile where all of it is or three quarters are, mixed between, neutral where there is nothing."""
    if not good and not bad:
        return "neutral"
    if good >= PREPONDERANCE * bad:
        return "friendly"
    return "hostile" if bad >= PREPONDERANCE * good else "mixed"
