from dragoman.brief import Setting, build_dossier
from dragoman.brief.dossier import Dossier
from dragoman.brief.grades import credibility_of
from dragoman.brief.notebook import claim_id
from dragoman.model.decisions import ACCEPT, CREDIBILITY, RELIABILITY, Decision, Rulings, rulings_of

from .samples import CLAIMS, FINDINGS, OPENED, REPORTS, VISIT

MADE = "2026-01-03T00:00:00+00:00"


def rated(question: str, grade: str, *subject: str) -> Rulings:
    return rulings_of([Decision(question, subject, "yes", "ana", "checked", MADE, detail=(("grade", grade),))])


def written(rulings: Rulings) -> Dossier:
    return build_dossier(("CHL", "NOR"), REPORTS, CLAIMS, FINDINGS, Setting(rulings=rulings))


def test_what_nobody_judged_is_f6_however_many_origins_tell_it() -> None:
    assert {(e.reliability, e.credibility) for e in written(Rulings()).timeline} == {("F", "6")}
    assert credibility_of([VISIT], 5, Rulings()).grade == "6"


def test_a_rated_outlet_lends_its_letter_to_what_it_tells() -> None:
    found = written(rated(RELIABILITY, "B", "The Fjord"))
    opened = next(entry for entry in found.timeline if entry.type == "COOPERATE")
    assert (opened.reliability, opened.credibility) == ("B", "6")
    assert 'admiralty-scale:source-reliability="b"' in opened.tags
    fjord = next(source for source in found.sources if source.id == "fjord")
    assert fjord.rated == "ana, 2026-01-03: checked"
    assert "1 rated by people" in found.summary


def test_confirmed_holds_only_while_two_origins_tell_it() -> None:
    rulings = rated(CREDIBILITY, "1", claim_id(OPENED))
    assert credibility_of([OPENED], 2, rulings).grade == "1"
    assert credibility_of([OPENED], 1, rulings).grade == "6"
    assert credibility_of([OPENED], 1, rated(CREDIBILITY, "2", claim_id(OPENED))).grade == "2"


def test_endnotes_say_what_people_decided() -> None:
    accepted = rulings_of([Decision(ACCEPT, (claim_id(VISIT),), "yes", "ana", "seen", MADE)])
    found = written(accepted)
    assert [note.judged for note in found.notes if note.judged] == ["accepted by ana, 2026-01-03: seen"]
    assert [ruled.by for ruled in found.ruled] == ["ana"]


def test_descriptors_say_whose_word_and_how_dated() -> None:
    later = next(source for source in written(Rulings()).sources if source.id == "later")
    assert "on the word of others (" in later.descriptor
    assert "dated to the day" in later.descriptor
