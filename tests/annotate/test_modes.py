"""Modes in sentences of our own, by type and words; the vocabulary's mode wins."""

import pytest

from dragoman.annotate.event_words import load_event_words
from dragoman.annotate.modes import load_mode_words, mode_of
from dragoman.annotate.parse import load_parser
from dragoman.model.plover import MODES, OWN_MODES


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "mode"),
    [
        ("The ministers talked on the phone for an hour.", "talked", "CONSULT", "phone"),
        ("Ghana mediated between the two armies.", "mediated", "CONSULT", "third-party"),
        ("The king paid a visit to Nepal.", "visit", "CONSULT", "visit"),
        ("The ministers met in Lima.", "met", "CONSULT", None),
        ("Chad withdrew its last battalion from Mali.", "withdrew", "RETREAT", "withdraw"),
        ("The premier stepped down.", "stepped", "RETREAT", "resign"),
        ("Peru freed forty prisoners.", "freed", "RETREAT", "release"),
        ("Chile urged Peru to withdraw its ships.", "urged", "REQUEST", "yield"),
        ("Chile called on Peru to halt the drilling.", "called", "REQUEST", "yield"),
        ("Chile asked Peru for emergency aid.", "asked", "REQUEST", "assist"),
        ("Chile invited the queen.", "invited", "REQUEST", "meet"),
        ("Norway refused to extradite the banker.", "refused", "REJECT", "assist"),
        ("Norway threatened to bomb the harbour.", "threatened", "THREATEN", "violence"),
        ("Norway threatened new tariffs.", "threatened", "THREATEN", "restrict"),
        ("The dockers went on a hunger strike.", "strike", "PROTEST", "hunger"),
        ("The court sentenced the captain to nine years in prison.", "sentenced", "SANCTION", "convict"),
        ("Togo sent warships to the gulf.", "sent", "MOBILIZE", "weapons"),
        ("Togo massed soldiers on the border.", "massed", "MOBILIZE", "troops"),
        ("The police closed two newspapers.", "closed", "COERCE", "censor"),
        ("The navy boarded a freighter.", "boarded", "COERCE", "seize"),
        ("A suicide bomber killed six guards.", "killed", "ASSAULT", "suicide-attack"),
        ("Six guards were killed in an airstrike.", "killed", "ASSAULT", "aerial"),
        ("A car bomb wounded a diplomat.", "wounded", "ASSAULT", "explosives"),
        ("The army shelled the town after an airstrike.", "shelled", "ASSAULT", "heavy-weapons"),
        ("Gunmen launched an attack on the mission.", "attack", "ASSAULT", "firearms"),
        ("The battery shot down a glider.", "shot", "ASSAULT", "heavy-weapons"),
        ("Peru asked Chile for help in the election.", "asked", "REQUEST", "assist"),
        ("Peru cancelled the visit.", "cancelled", "REJECT", "meet"),
        ("The guard killed a clerk.", "killed", "ASSAULT", None),
        ("Norway praised the visit.", "praised", "SUPPORT", None),
    ],
)
def test_modes(text: str, trigger: str, type_: str, mode: str | None) -> None:
    token = next(token for token in load_parser()(text) if token.text == trigger)
    assert mode_of(type_, token) == mode


def test_three_make_a_meeting_multilateral_and_the_vocabulary_wins() -> None:
    token = next(token for token in load_parser()("They met in Lima.") if token.text == "met")
    assert mode_of("CONSULT", token, actors=3) == "multilateral"
    assert mode_of("CONSULT", token, actors=3, given="visit") == "visit"
    assert mode_of("AID", token, given="visit") is None  # a mode of another type


def test_the_vocabularies_name_known_modes() -> None:
    for rows in load_event_words().values():
        for row in rows:
            assert row.mode is None or row.mode in MODES.get(row.type, ()) or row.mode in OWN_MODES.get(row.type, ()), (
                row
            )
    assert set(load_mode_words()) == set(MODES)
