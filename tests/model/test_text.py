"""Reports, spans and evidence: what is not in the text cannot be claimed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import IntegrityError, QuoteError
from dragoman.model.claims import Event, Status, Tie
from dragoman.model.text import Evidence, Report, Span, Zone, ZoneKind

REPORT = Report("wire", "Ghana opened an embassy in Lima.")


def test_evidence_is_what_stands_there() -> None:
    assert REPORT.evidence(0, 5).quote == "Ghana"


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [(0, 5, "Gabon"), (0, 4, "Ghana"), (0, 0, ""), (5, 3, "x"), (-5, 0, "Lima."), (30, 99, "a.")],
)
def test_evidence_that_does_not_stand_there_is_refused(start: int, end: int, quote: str) -> None:
    with pytest.raises(QuoteError, match="wire"):
        Evidence(REPORT, start, end, quote)


@given(st.text(min_size=1), st.data())
def test_offsets_count_code_points_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    evidence = Report("any", text).evidence(start, end)
    assert text[evidence.start : evidence.end] == evidence.quote


def test_a_claim_needs_evidence() -> None:
    with pytest.raises(IntegrityError, match="without evidence"):
        Event(evidence=(), type="COOPERATE", source=("GHA",), target=("PER",))


def test_a_claim_has_the_evidence_of_one_report() -> None:
    other = Report("other", REPORT.text)
    with pytest.raises(IntegrityError, match="another report"):
        Event(
            evidence=(REPORT.evidence(0, 5), other.evidence(0, 5)), type="COOPERATE", source=("GHA",), target=("PER",)
        )


@pytest.mark.parametrize("type_", ["VISIT", "", "cooperate"])
def test_an_event_has_a_type_of_plover(type_: str) -> None:
    with pytest.raises(IntegrityError, match="PLOVER"):
        Event(evidence=(REPORT.evidence(0, 5),), type=type_, source=("GHA",), target=("PER",))


def test_a_tie_needs_two_actors() -> None:
    with pytest.raises(IntegrityError, match="two actors"):
        Tie(evidence=(REPORT.evidence(0, 5),), tie="embassy", source="GHA", target="GHA")


def test_an_event_knows_its_quad_class_and_intensity() -> None:
    event = Event(
        evidence=(REPORT.evidence(0, 31),), type="SANCTION", source=("GHA",), target=("PER",), status=Status.DENIED
    )
    assert (event.quad_class, event.intensity, event.voice.reporter) == (4, -6.0, "author")


def test_spans_overlap_and_cover() -> None:
    assert Span(0, 5).overlaps(Span(4, 9))
    assert not Span(0, 5).overlaps(Span(5, 9))
    assert Span(0, 5).covers(Span(1, 5))
    with pytest.raises(IntegrityError, match="backwards"):
        Span(3, 2)


def test_a_zone_is_found_by_offset() -> None:
    report = Report("page", "Menu\nText", zones=(Zone(ZoneKind.BOILERPLATE, 0, 5), Zone(ZoneKind.BODY, 5, 9)))
    assert [report.zone_at(at) for at in (0, 4, 5, 8)] == [ZoneKind.BOILERPLATE] * 2 + [ZoneKind.BODY] * 2
