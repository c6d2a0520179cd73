"""A reading that is killed and resumed gives the record of an undisturbed one."""

from benchmarks.resume import same_record


def test_a_killed_reading_is_resumed() -> None:
    killed, same = same_record(count=14, kills=2, seed=5, longest=4.0)
    assert killed
    assert same
