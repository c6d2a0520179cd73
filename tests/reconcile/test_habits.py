"""Acts that are told as habits."""

import pytest

from dragoman.reconcile.habits import habitual

from .samples import event, report


@pytest.mark.parametrize(
    ("text", "quote", "habit"),
    [
        ("Chilean presidents and prime ministers travelled to Togo.", "travelled to Togo", True),
        ("Togo has more than once accused Chile of spying.", "accused Chile of spying", True),
        ("Ministers often came and went. Togo accused Chile of spying.", "Togo accused Chile of spying", False),
        ("The Chilean minister travelled to Togo on Monday.", "travelled to Togo", False),
        ("Chile supplies Togo with copper.", "Chile supplies Togo with copper", True),
        ("Chile supplied Togo with copper in May.", "Chile supplied Togo with copper", False),
    ],
)
def test_a_habit_is_no_single_act(text: str, quote: str, habit: bool) -> None:
    assert habitual(event(report("one", text), quote, "CONSULT", "CHL", "TGO")) is habit
