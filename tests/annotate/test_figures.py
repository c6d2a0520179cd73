"""Figures of whole sentences: what counts, what does not, and what each carries. The sentences are our own."""

from datetime import date

import pytest

from dragoman.annotate.figures import annotate_figures
from dragoman.annotate.parse import coded_text, load_parser
from dragoman.annotate.reading import Reading
from dragoman.annotate.times import find_times
from dragoman.model.actors import Link, Mention, MentionKind
from dragoman.model.claims import Figure, Statement
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report, Span, Zone, ZoneKind
from dragoman.model.values import Window

PUBLISHED = Window.parse("2021-06-16")


def reading(text: str, names: dict[str, str] | None = None, zones: tuple[Zone, ...] = ()) -> Reading:
    report = Report("sample", text, zones, PUBLISHED)
    doc = load_parser()(coded_text(report))
    links = []
    for name, code in (names or {}).items():
        at = text.index(name)
        mention = Mention(at, at + len(name), name, MentionKind.NAME, (code,))
        links.append(Link(mention, (code,), 1.0, "test"))
    links.sort(key=lambda link: link.mention.start)
    return Reading(report, doc, load_gazetteer(), tuple(links), times=find_times(doc.text, PUBLISHED, doc))


def only(text: str, names: dict[str, str] | None = None) -> Figure:
    (figure,) = annotate_figures(reading(text, names))
    return figure


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        ("Peru supplies Chile with up to 40% of its tin.", "up to 40%", "up to 40 %"),
        ("The states share a 310-mile border.", "310-mile", "310 miles"),
        ("A delegation of 20 Danish companies arrived.", "20 Danish companies", "20 companies"),
        ("Patrols foiled more than 50 attacks on the coast.", "more than 50 attacks", "more than 50 attacks"),
        ("About 25,000-30,000 Basques live there.", "About 25,000-30,000 Basques", "about 25,000 to 30,000 people"),
        ("The outage lasted about an hour.", "about an hour", "about 1 hour"),
        ("The pact came two weeks after the ministers met.", "two weeks", "2 weeks"),
        ("They first met thirteen years ago.", "thirteen years", "13 years"),
    ],
)
def test_amount_and_proof(text: str, quote: str, shown: str) -> None:
    figure = only(text)
    assert (figure.quote, figure.amount.show()) == (quote, shown)


@pytest.mark.parametrize(
    "text",
    [
        "They signed on 3 May 2019 at 14:30.",
        "Oslo chose its 2019 “Person of the Year”.",
        "The first and the second minister left in 2015.",
        "The two countries signed Resolution 2259.",
        "It was the third visit since March.",
    ],
)
def test_dates_ordinals_and_names_are_no_figures(text: str) -> None:
    assert annotate_figures(reading(text)) == []


@pytest.mark.parametrize(
    ("text", "names", "normal_form"),
    [
        (
            "Peru supplies Chile with 40% of its oil.",
            {"Peru": "PER", "Chile": "CHL"},
            "share:oil:PER>CHL",
        ),
        (
            "Chile buys 40% of its crude from Peru.",
            {"Peru": "PER", "Chile": "CHL"},
            "share:oil:PER>CHL",
        ),
        (
            "Peru shares a 310-mile border with Chile.",
            {"Peru": "PER", "Chile": "CHL"},
            "length:border:CHL-PER",
        ),
        ("The raid in Chile killed 14 people.", {"Chile": "CHL"}, "casualties:killed:CHL"),
        ("A strike killed 14 people.", {}, ""),
    ],
)
def test_two_reports_of_one_quantity_meet(text: str, names: dict[str, str], normal_form: str) -> None:
    assert only(text, names).measures == normal_form


def test_about_says_what_is_counted_and_what_it_does() -> None:
    assert only("An estimated 20,000 Basques live in Chile today.").about == "Basques live in Chile"


def test_it_holds_for_the_date_its_sentence_names() -> None:
    assert only("In 2019 the port handled 600 ships.").as_of.same_days(Window(date(2019, 1, 1), date(2019, 12, 31)))


def test_what_a_speaker_said_is_in_the_speakers_voice() -> None:
    text = "Horak said 600 ships had called there."
    report = Report("sample", text)
    words = text.index("600"), len(text) - 1
    statement = Statement(evidence=(report.evidence(*words),), speaker="Iva Horak", mode="indirect")
    sample = Reading(report, load_parser()(text), load_gazetteer(), statements=(statement,))
    (figure,) = annotate_figures(sample)
    assert figure.voice.chain == ("Iva Horak",)


def test_a_headline_and_the_body_give_one_figure_proved_in_the_body() -> None:
    headline = "Fire sinks 12 ferries\n\n"
    text = headline + "A fire sank 12 ferries in the old harbour."
    zones = (Zone(ZoneKind.HEADLINE, 0, len(headline)), Zone(ZoneKind.BODY, len(headline), len(text)))
    (figure,) = annotate_figures(reading(text, zones=zones))
    assert [Span(piece.start, piece.end) for piece in figure.evidence] == [Span(35, 45), Span(11, 21)]


def test_as_many_killed_as_wounded_are_two_figures() -> None:
    figures = annotate_figures(reading("The blast killed twelve people and wounded twelve people."))
    assert [(figure.amount.value, figure.amount.unit) for figure in figures] == [(12, "people"), (12, "people")]


def test_old_year_before_a_plural_is_a_count() -> None:
    assert only("Peru felt 1885 aftershocks.").amount.unit == "aftershocks"


def test_a_figure_given_again_in_another_unit_measures_nothing_of_its_own() -> None:
    first, second = annotate_figures(reading("The town lies about 160 km (100 miles) from the coast."))
    assert (first.amount.show(), second.amount.show()) == ("about 160 km", "about 100 miles")
    assert (second.measures, second.about) == ("", first.about)
    assert [("converted" in figure.why) for figure in (first, second)] == [False, True]


@pytest.mark.parametrize("text", ["Peru lent 5 million dollars (in 3 months).", "He walked 9 km, or 6 miles a day."])
def test_figures_beside_each_other_are_no_conversion(text: str) -> None:
    assert all("converted" not in figure.why for figure in annotate_figures(reading(text)))
