"""Zones: whole coverage, and each kind where a page shows it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.text import Zone, ZoneKind
from dragoman.read import zone_report

LEAD = (
    "Norland and Sudmark agreed on Friday to reopen the ferry line between their capitals, which storms and quarrels"
    " had kept shut for two winters, officials of both countries said."
)
MORE = (
    "The first ship carried forty lorries of apples and a brass band, and it was greeted by a crowd that had waited"
    " since dawn in the rain, according to the harbour master."
)
PAGE = f"""Skip to content
Home | World | Business | Culture

THE HARBOUR POST

DIPLOMACY

Norland and Sudmark open their ferry line again

Two winters of silence end with apples and a brass band

By Ada Lindqvist in Norhaven
Friday 3 May 2019

The ferry Aurora in the port of Norhaven. Photo: P. Holm/Harbour Post

{LEAD}

A long winter

{MORE}

Please consider a monthly donation.

Most read
1. Why gulls laugh
2. The baker who rowed

Comments (2)

mollusc, 4 May 2019, 10:02
About time, my sister lives over there.

Old Salt, 5 May 2019, 23:40
The band was out of tune!
"""


def lines_of(text: str) -> list[tuple[str, str]]:
    """Every visible line with the zone of its first character."""
    found, at = [], 0
    zones = zone_report(text)
    for line in text.splitlines(keepends=True):
        if line.strip():
            first = at + len(line) - len(line.lstrip())
            found.append((next(z.kind.value for z in zones if z.start <= first < z.end), line.strip()))
        at += len(line)
    return found


def kind_of(text: str, opening: str) -> str:
    return next(kind for kind, line in lines_of(text) if line.startswith(opening))


def test_a_page_falls_into_its_zones() -> None:
    assert [kind for kind, _ in lines_of(PAGE)] == [
        *["boilerplate"] * 3,
        *["kicker", "headline", "deck", "byline", "dateline", "caption"],
        *["body"] * 3,
        *["boilerplate"] * 4,
        *["comment"] * 5,
    ]


def test_every_zone_says_why() -> None:
    assert all(zone.why for zone in zone_report(PAGE))


def test_plain_text_is_one_body_zone() -> None:
    text = f"{LEAD}\n\n{MORE}\n\n“We will sail,” she said.\n"
    assert [(z.kind, z.start, z.end) for z in zone_report(text)] == [(ZoneKind.BODY, 0, len(text))]


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("NORHAVEN, May 3 (Reuters) - ", "reuters style"),
        ("Norhaven, 3 May, 2019 (TPS) -- ", "date and agency"),
        ("PARIS – ", "capitals"),
        ("Paris — ", "a place of the table"),
        ("Norhaven (Reuters), May 3 - ", "the day behind the agency"),
        ("NORHAVEN, May 3. /Norland Agency/. ", "the agency between slashes"),
    ],
)
def test_a_dateline_is_cut_off_its_paragraph(opening: str, place: str) -> None:
    zones = zone_report(opening + LEAD)
    assert [z.kind for z in zones] == [ZoneKind.DATELINE, ZoneKind.BODY], place
    assert zones[1].start == len(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "Anna Holm — surgeon and sailor — ",
        "The ferry – once a proud ship – ",
        "Norland/Sudmark/Ostland ",
        "The HIV/AIDS/TB ",
    ],
)
def test_a_dash_or_slash_alone_makes_no_dateline(opening: str) -> None:
    assert {z.kind for z in zone_report(opening + LEAD)} == {ZoneKind.BODY}


def test_a_credit_behind_a_paragraph_is_a_caption() -> None:
    text = f"{LEAD}\n\n{MORE} CARLA BRUNN/GETTY IMAGES\n\n{LEAD}"
    caption = next(z for z in zone_report(text) if z.kind is ZoneKind.CAPTION)
    assert text[caption.start : caption.end].strip() == "CARLA BRUNN/GETTY IMAGES"


def test_a_sentence_of_the_body_told_again_with_a_credit_is_a_caption() -> None:
    text = f"{LEAD}\n\n{MORE} CARLA BRUNN/GETTY IMAGES\n\n{MORE}"
    caption = next(z for z in zone_report(text) if z.kind is ZoneKind.CAPTION)
    assert text[caption.start : caption.end].strip() == f"{MORE} CARLA BRUNN/GETTY IMAGES"


@pytest.mark.parametrize(
    ("foot", "kind"),
    [
        ("Subscribe now to\nthe Morning Tide", "boilerplate"),
        ("Produced in association with the Coast Wire", "boilerplate"),
        ("Recommended from our partners", "boilerplate"),
        ("© 2019 Harbour Post. All rights reserved.", "boilerplate"),
        ("This website uses cookies to remember you.", "boilerplate"),
        ("Share this article", "boilerplate"),
        ("We appreciate your support.", "boilerplate"),
        ("(Reporting by Ada Lindqvist; Editing by Paul Holm)", "byline"),
        ("“I have never seen so many apples.”", "body"),
        ("Subscriptions to the ferry are sold out, said the company's spokesman.", "body"),
        ("The donation was welcomed by both governments.", "body"),
    ],
)
def test_the_last_line(foot: str, kind: str) -> None:
    assert kind_of(f"{LEAD}\n\n{MORE}\n\n{foot}\n", foot.splitlines()[0]) == kind


def test_an_appeal_takes_the_outlet_and_its_cues_with_it() -> None:
    appeal = "Quality journalism is more important than ever.\n\nIf you value our work, please make a contribution."
    text = f"{LEAD}\n\n{MORE}\n\n\nCoastal News Agency\n\n{appeal}\n"
    assert [kind for kind, _ in lines_of(text)] == ["body", "body", *["boilerplate"] * 3]


@pytest.mark.parametrize(
    "stamps",
    [
        ("by: Gull from: Norhaven\nMarch 10, 2010 18:22", "by: Tern\nMarch 11, 2010 08:05"),
        ("gull_7\n14 April 2010, 09:12", "Tern\n15 April 2010, 22:40"),
        ("gull • 6 March 2019 at 08:15", "tern • 7 March 2019 at 21:47"),
    ],
)
def test_signed_and_dated_lines_are_comments_to_their_end(stamps: tuple[str, str]) -> None:
    comments = "\n\n".join(f"{stamp}\nNice ships!\n\nBut slow ones." for stamp in stamps)
    text = f"{LEAD}\n\n{MORE}\nThis forum has been closed.\n{comments}\n\nMost Popular\n\nEditor's Picks\n"
    kinds = [kind for kind, _ in lines_of(text)]
    assert kinds[:2] == ["body", "body"]
    assert set(kinds[2:-2]) == {"comment"}
    assert kinds[-2:] == ["boilerplate", "boilerplate"]


def test_questions_and_subheads_stay_body() -> None:
    text = f"{LEAD}\n\nThe long way home\n\n{MORE}\n\nAnd what comes next?\n\n“More ships,” he said.\n\n{MORE}"
    assert {kind for kind, _ in lines_of(text)} == {"body"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([*PAGE.splitlines(), "", "\r", "Image: A. B.", "PARIS — " + LEAD]), st.text(max_size=40)
        ),
        max_size=25,
    )
)
def test_zones_cover_any_text_without_gap_or_overlap(lines: list[str]) -> None:
    text = "\n".join(lines)
    zones: tuple[Zone, ...] = zone_report(text)
    assert "".join(text[zone.start : zone.end] for zone in zones) == text
    assert all(left.end == right.start for left, right in pairwise(zones))
    assert all(zone.start < zone.end for zone in zones)
