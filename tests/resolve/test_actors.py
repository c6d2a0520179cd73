"""Which actor a mention means, and that every answer has its reason."""

import pytest

from dragoman.model.actors import Link, Mention, MentionKind
from dragoman.model.claims import Tenure
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report
from dragoman.resolve import resolve_mentions


def _mention(text: str, words: str, kind: MentionKind = MentionKind.NAME, *codes: str, person: str = "") -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), words, kind, codes, person=person or None)


def _links(text: str, mentions: list[Mention], tenures: tuple[Tenure, ...] = ()) -> dict[str, Link]:
    links = resolve_mentions(Report("sample", text), tuple(mentions), tenures, load_gazetteer())
    return {link.mention.text: link for link in links}


def _names(text: str, *words: str) -> list[Mention]:
    known = load_gazetteer().by_text
    return [_mention(text, word, MentionKind.NAME, *known[word].codes) for word in words]


@pytest.mark.parametrize(
    ("text", "name", "others", "expected"),
    [
        ("Georgia and Armenia reopened a road.", "Georgia", ("Armenia",), ("GEO",)),
        ("Voters in Georgia and Alabama, Atlanta papers say.", "Georgia", (), ("USA",)),
        ("Georgia signed. Turkey and Brazil watched.", "Georgia", ("Turkey", "Brazil"), ("GEO",)),
        ("Congo blamed Rwanda after shells hit Goma.", "Congo", ("Rwanda",), ("COD",)),
        ("Seoul said Korean yards had won the order.", "Korean", ("Seoul",), ("KOR",)),
        ("Georgia was mentioned.", "Georgia", (), ()),
    ],
    ids=["neighbour", "US cues", "neighbour among others", "neighbour and place", "own capital", "nothing decides"],
)
def test_names_with_several_meanings(text: str, name: str, others: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert _links(text, _names(text, name, *others))[name].actors == expected


def test_an_open_name_keeps_its_candidates_and_says_between_what() -> None:
    text = "Georgia was mentioned."
    link = _links(text, _names(text, "Georgia"))["Georgia"]
    assert not link.resolved
    assert set(link.mention.candidates) == {"GEO", "USA"}
    assert "Georgia" in link.why
    assert "United States" in link.why


def test_a_decided_name_says_what_decided() -> None:
    text = "Georgia and Armenia reopened a road."
    link = _links(text, _names(text, "Georgia", "Armenia"))["Georgia"]
    assert 0 < link.score < 1
    assert "neighbour Armenia" in link.why


def test_a_person_means_the_state_they_act_for() -> None:
    text = "Vidal spoke. She left. Owusu stayed."
    report = Report("sample", text)
    tenure = Tenure(
        evidence=(report.evidence(0, 5),), name="Marta Vidal", variants=("Vidal",), office="envoy", of="PRT"
    )
    links = _links(
        text,
        [
            _mention(text, "Vidal", MentionKind.PERSON, person="Marta Vidal"),
            _mention(text, "She", MentionKind.PRONOUN, person="Marta Vidal"),
            _mention(text, "Owusu", MentionKind.PERSON, person="Ama Owusu"),
        ],
        (tenure,),
    )
    assert links["Vidal"].actors == links["She"].actors == ("PRT",)
    assert "envoy" in links["Vidal"].why
    assert not links["Owusu"].resolved


def test_an_office_held_goes_before_a_former_one() -> None:
    text = "Vidal spoke."
    evidence = (Report("sample", text).evidence(0, 5),)
    tenures = (
        Tenure(evidence=evidence, name="Vidal", office="minister", of="PRT", hold="former"),
        Tenure(evidence=evidence, name="Vidal", office="envoy", of="IGO:UN"),
    )
    mention = _mention(text, "Vidal", MentionKind.PERSON, person="Vidal")
    assert _links(text, [mention], tenures)["Vidal"].actors == ("IGO:UN",)


def test_a_group_means_all_of_its_codes() -> None:
    text = "The two countries agreed."
    both = Mention(0, 17, "The two countries", MentionKind.ROLE, ("CHL", "NOR"), "group")
    assert _links(text, [both])["The two countries"].actors == ("CHL", "NOR")


def test_the_longest_of_overlapping_mentions_is_kept() -> None:
    text = "The Chilean ambassador met Israel Cruz."
    kept = _links(
        text,
        [
            _mention(text, "Chilean", MentionKind.NAME, "CHL"),
            _mention(text, "The Chilean ambassador", MentionKind.ROLE, "CHL"),
            _mention(text, "Israel", MentionKind.NAME, "ISR"),
            _mention(text, "Israel Cruz", MentionKind.PERSON, person="Israel Cruz"),
        ],
    )
    assert list(kept) == ["The Chilean ambassador", "Israel Cruz"]


def test_a_place_links_to_its_country_as_a_place() -> None:
    text = "They met in Bergen."
    link = _links(text, [_mention(text, "Bergen", MentionKind.PLACE, "NOR")])["Bergen"]
    assert (link.actors, link.mention.kind) == (("NOR",), MentionKind.PLACE)
