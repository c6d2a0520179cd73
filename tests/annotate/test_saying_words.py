"""The words of saying and of stance: what the data files must hold for the code that reads them."""

from dragoman.annotate.saying_words import load_saying_words, load_stances


def test_a_verb_of_saying_has_the_frames_of_both_files() -> None:
    verb = load_saying_words().verbs["think"]
    assert verb.frames < load_stances()["verb", "think"]


def test_a_preposition_before_a_noun_is_no_infinitive() -> None:
    assert "to_noun" in load_stances()["verb", "object"]
    assert all(not verb.prepositions & {"to", "to_noun", "quote"} for verb in load_saying_words().verbs.values())


def test_words_of_stance_are_no_verbs_of_saying_by_themselves() -> None:
    assert "fear" not in load_saying_words().verbs
    assert ("verb", "fear") in load_stances()
