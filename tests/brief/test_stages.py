import pytest

from dragoman.brief.stages import level_of, private_office, stage_of, stage_words, state_office


@pytest.mark.parametrize(
    ("quote", "realised", "expected"),
    [
        ("Togo opened an embassy in Lima", True, ("mission", "open")),
        ("Togo will open an embassy in Lima", False, ("mission", "announced")),
        ("Parliament approved an embassy in Lima", True, ("mission", "decided")),
        ("Togo closed its consulate in Lima", True, ("mission", "closed")),
        ("presented her credentials to the president", True, ("envoy", "accredited")),
        ("is to present her credentials", False, ("envoy", "announced")),
        ("Togo recalled its ambassador", True, ("envoy", "recalled")),
        ("Togo appointed an ambassador", True, ("envoy", "decided")),
        ("Togo severed diplomatic relations with Peru", True, ("relations", "ended")),
        ("the two restored relations", True, ("relations", "stands")),
        ("Togo sold maize to Peru", True, None),
        ("demonstrators closed the road", True, None),
    ],
)
def test_the_words_of_an_act_say_how_far_things_are(quote: str, realised: bool, expected: object) -> None:
    assert stage_of(quote, realised) == expected


@pytest.mark.parametrize(
    ("matter", "text", "level"),
    [
        ("mission", "its Embassy in Oslo", ("embassy", 3)),
        ("mission", "a consulate general", ("consulate", 9)),
        ("envoy", "chargé d’affaires", ("chargé d’affaires", 1)),
        ("envoy", "the High Commissioner", ("ambassador", 3)),
        ("envoy", "a special envoy", ("envoy", 9)),
        ("trade", "whatever", ("", 9)),
    ],
)
def test_levels_are_those_of_the_diplomatic_exchange_data(matter: str, text: str, level: tuple[str, int]) -> None:
    assert level_of(matter, text) == level


@pytest.mark.parametrize(
    ("office", "normal"),
    [
        ("Chile’s Foreign Minister", "foreign minister"),
        ("new president in Santiago", "president"),
        ("Foreign Ministers", "foreign minister"),
        ("counsellor at the Energy Ministry", ""),
        ("historian", ""),
        ("Minister of Foreign Affairs", "foreign minister"),
        ("Minister of Defense", "defence minister"),
        ("representative of the president of Chile for special affairs", ""),
        ("adviser to the Prime Minister", ""),
        ("the president’s spokesman", ""),
        ("deputy foreign minister", ""),
        ("head of the foreign minister’s office", ""),
    ],
)
def test_offices_of_state_in_their_normal_form(office: str, normal: str) -> None:
    assert state_office(office) == normal


def test_the_vocabulary_is_well_formed() -> None:
    assert {words.matter for words in stage_words()} == {"mission", "envoy", "relations"}


@pytest.mark.parametrize(
    ("office", "private"),
    [
        ("Professor of history in Lomé", True),
        ("an independent researcher", True),
        ("professor and adviser to the government", False),
        ("foreign ministry spokesman", False),
        ("farmhand", False),
    ],
)
def test_a_professor_speaks_for_no_state(office: str, private: bool) -> None:
    assert private_office(office) is private
