"""Names of states, bodies and places: the longest wins, at a word's end, several codes where several are meant."""

import pytest

from dragoman.model.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("South Korea said", "South Korea", ("KOR",)),
        ("Nigerian troops", "Nigerian", ("NGA",)),
        ("United Nations", "United Nations", ("IGO:UN",)),
        ("U.S. officials", "U.S.", ("USA",)),
        ("Kurdistan Workers’ Party", "Kurdistan Workers' Party", ("NGO:PKK",)),
    ],
)
def test_the_longest_name_is_found(text: str, name: str, codes: tuple[str, ...]) -> None:
    found = GAZETTEER.longest_at(text, 0, text.split(maxsplit=1)[0].split(".", maxsplit=1)[0])
    assert found is not None
    assert (found.text, found.codes) == (name, codes)


def test_a_name_ends_at_a_words_end() -> None:
    found = GAZETTEER.longest_at("Omanisation", 0, "Omanisation")
    assert found is None


def test_a_name_of_two_states_keeps_both() -> None:
    found = GAZETTEER.by_text["Georgia"]
    assert set(found.codes) == {"GEO", "USA"}


@pytest.mark.parametrize(
    ("words", "code"),
    [("AZE", "AZE"), ("aze", "AZE"), ("Azerbaijan", "AZE"), ("Georgia", None), ("Atlantis", None), ("Munich", None)],
)
def test_an_actor_is_found_by_code_or_name(words: str, code: str | None) -> None:
    assert GAZETTEER.code_of(words) == code


def test_companies_count_as_their_country() -> None:
    company = next(actor for actor in GAZETTEER.actors.values() if actor.kind == "company")
    assert GAZETTEER.counts_as(company.code) == company.country
    assert GAZETTEER.counts_as("AZE") == "AZE"


def test_every_state_has_a_name_an_adjective_and_a_capital() -> None:
    kinds: dict[str, set[str]] = {}
    for name in GAZETTEER.by_text.values():
        for code in name.codes:
            kinds.setdefault(code, set()).add(name.kind)
    states = [actor.code for actor in GAZETTEER.actors.values() if actor.kind == "state"]
    assert len(states) > 190
    lacking = {code for code in states if not {"adjective", "capital"} <= kinds.get(code, set())}
    # A name that several states share is filed under its first kind, so a handful lacks one of its own.
    assert len(lacking) <= 6, lacking
