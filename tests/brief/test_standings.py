"""One embassy's life, told by five reports: announced, decided, open, envoy accredited, closed."""

from datetime import date

import pytest

from dragoman.brief import Setting, StandingAt, build_standings
from dragoman.model.claims import Claim, Event, Status, Tenure, Tie
from dragoman.model.findings import Findings
from dragoman.model.text import Evidence, Report
from dragoman.model.values import Window


def report(name: str, published: str, text: str) -> Report:
    return Report(name, text, published=Window.parse(published))


def at(of: Report, words: str) -> tuple[Evidence, ...]:
    start = of.text.index(words)
    return (of.evidence(start, start + len(words)),)


PLAN = report("plan", "2018-05-02", "Togo plans to open an embassy in Lima.")
VOTE = report("vote", "2019-03-10", "Togo's parliament approved the embassy in Lima on 9 March 2019.")
OPENING = report("opening", "2020-02-04", "Togo opened its embassy in Lima, Peru, on 3 February 2020.")
SEEN = report(
    "seen", "2021-08-01", "Togo has had an embassy in Lima since February 2020. Ambassador Afi Lawson sat there."
)
CREDENTIALS = report("credentials", "2020-06-11", "Afi Lawson presented her credentials in Peru on 10 June 2020.")
CLOSING = report("closing", "2023-01-05", "Togo closed its embassy in Lima on 2 January 2023.")
BROKEN = report("broken", "2023-02-02", "Togo severed relations with Peru. Togo may reopen an embassy in Lima.")
REPORTS = [PLAN, VOTE, OPENING, SEEN, CREDENTIALS, CLOSING, BROKEN]


def act(of: Report, words: str, kind: str = "COOPERATE", when: str = "", status: Status = Status.HAPPENED) -> Event:
    window = Window.parse(when) if when else Window()
    return Event(
        evidence=at(of, words),
        type=kind,
        source=("TGO",),
        target=("PER",),
        when=window,
        mode="diplomatic" if kind == "COOPERATE" else None,
        status=status,
    )


CLAIMS: list[Claim] = [
    act(PLAN, "open an embassy in Lima", status=Status.PLANNED),
    act(VOTE, "approved the embassy in Lima", "AGREE", "2019-03-09"),
    act(OPENING, "Togo opened its embassy in Lima", when="2020-02-03"),
    Tie(
        evidence=at(SEEN, "Togo has had an embassy in Lima"),
        tie="embassy",
        source="TGO",
        target="PER",
        since=Window.parse("2020-02"),
        status=Status.ONGOING,
    ),
    Tenure(evidence=at(SEEN, "Ambassador Afi Lawson"), name="Afi Lawson", office="Ambassador to Peru", of="TGO"),
    act(CREDENTIALS, "Afi Lawson presented her credentials in Peru", when="2020-06-10"),
    act(CLOSING, "Togo closed its embassy in Lima", "SANCTION", "2023-01-02"),
    act(BROKEN, "Togo severed relations with Peru", "SANCTION"),
]


def standing(day: str, known: str = "") -> dict[str, StandingAt]:
    """What stands at the day by matter; what was published by `known` only, where given."""
    told = [
        claim
        for claim in CLAIMS
        if not known or (claim.report.published.latest or date.max) <= date.fromisoformat(known)
    ]
    found, _ = build_standings(("TGO", "PER"), REPORTS, told, Findings(), Setting(date.fromisoformat(day)))
    return {f"{row.matter} {row.codes[0]}": row for row in found}


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2018-05-01", None),
        ("2018-05-02", "announced"),
        ("2019-03-08", "announced"),
        ("2019-03-09", "decided"),
        ("2020-02-03", "open"),
        ("2023-01-01", "open"),
        ("2023-01-02", "closed"),
    ],
)
def test_a_mission_stands_as_the_last_word_before_the_day_has_it(day: str, stage: str | None) -> None:
    found = standing(day).get("mission TGO")
    assert (found.stage if found else None) == stage


def test_what_was_not_yet_reported_is_not_known() -> None:
    assert standing("2020-03-01", known="2020-02-01")["mission TGO"].stage == "decided"
    assert standing("2020-03-01", known="2020-02-04")["mission TGO"].stage == "open"
    assert "envoy TGO" not in standing("2021-01-01", known="2020-03-01")
    assert standing("2023-01-03", known="2023-01-04")["mission TGO"].stage == "open"


def test_both_clocks_level_and_exchange_number_are_told() -> None:
    mission = standing("2022-01-01")["mission TGO"]
    assert (mission.level, mission.exchange, mission.since.words) == ("embassy", 3, "3 February 2020")
    assert (mission.reported.earliest, mission.reported.latest) == ("2020-02-04", "2021-08-01")
    envoy = standing("2022-01-01")["envoy TGO"]
    assert (envoy.stage, envoy.level, envoy.person) == ("accredited", "ambassador", "Afi Lawson")
    assert envoy.since.words == "10 June 2020"


def test_broken_relations_have_ended_and_a_closed_mission_has_no_exchange_number() -> None:
    found = standing("2023-03-01")
    assert (found["relations TGO"].stage, found["mission TGO"].stage) == ("ended", "closed")
    assert found["mission TGO"].exchange is None


def test_a_plan_does_not_end_what_stands() -> None:
    later = report("later", "2022-05-05", "Togo plans to move its embassy in Lima.")
    told = [*CLAIMS, act(later, "move its embassy in Lima", status=Status.PLANNED)]
    setting = Setting(date(2022, 6, 1))
    found, notes = build_standings(("TGO", "PER"), [*REPORTS, later], told, Findings(), setting)
    mission = next(row for row in found if row.matter == "mission")
    assert (mission.stage, mission.ahead) == ("open", "announced")
    assert {notes[number - 1].report for number in mission.notes} >= {"opening", "later"}


def test_an_office_is_held_by_whom_the_last_report_names_until_they_are_told_to_have_left() -> None:
    texts = {
        "a": ("2020-01-01", "President Koffi Amegan of Togo spoke.", "Koffi Amegan", "President", "holds"),
        "b": ("2021-01-01", "President Esi Tetteh of Togo spoke.", "Esi Tetteh", "new President", "holds"),
        "c": ("2022-01-01", "Former president Esi Tetteh of Togo spoke.", "Esi Tetteh", "president", "former"),
    }
    reports = {name: report(name, day, text) for name, (day, text, *_) in texts.items()}
    told: list[Claim] = [act(OPENING, "Togo opened its embassy in Lima", when="2020-02-03")]
    for name, (_, _, person, office, hold) in texts.items():
        proof = at(reports[name], person)
        told.append(Tenure(evidence=proof, name=person, office=office, of="TGO", hold=hold))
        told.append(Tie(evidence=proof, tie="trade", source="TGO", target="PER"))
    holders = {}
    for day in ("2020-06-01", "2021-06-01", "2022-06-01"):
        setting = Setting(date.fromisoformat(day))
        found, _ = build_standings(("TGO", "PER"), [*reports.values(), OPENING], told, Findings(), setting)
        holders[day] = [row.person for row in found if row.matter == "office"]
    assert holders == {"2020-06-01": ["Koffi Amegan"], "2021-06-01": ["Esi Tetteh"], "2022-06-01": []}


def _offices(*texts: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """Person, office and whose it is by reports of these (day, text, person); all are coded as Togo's presidents."""
    reports = [report(f"r{number}", day, text) for number, (day, text, _) in enumerate(texts)]
    told: list[Claim] = [act(OPENING, "Togo opened its embassy in Lima", when="2020-02-03")]
    for each, (_, _, person) in zip(reports, texts, strict=True):
        told.append(Tenure(evidence=at(each, person), name=person, office="President", of="TGO"))
        told.append(Tie(evidence=at(each, "spoke"), tie="trade", source="TGO", target="PER"))
    found, _ = build_standings(("TGO", "PER"), [*reports, OPENING], told, Findings(), Setting(date(2022, 6, 1)))
    return [(row.person, row.level, row.sender) for row in found if row.matter == "office"]


def test_an_office_is_nobodys_where_no_report_says_whose_it_is() -> None:
    assert _offices(("2021-05-01", "President Luz Vega spoke.", "Luz Vega")) == [
        ("Luz Vega", "president", "whose is not said")
    ]
    assert _offices(("2021-05-01", "President Luz Vega spoke in Lima.", "Luz Vega"))[0][2] == "whose is not said"
    assert _offices(("2021-05-01", "President Luz Vega spoke in Togo.", "Luz Vega"))[0][2] == "Togo"


def test_an_old_word_of_a_nameless_office_is_left_out() -> None:
    assert _offices(("2015-05-01", "President Luz Vega spoke.", "Luz Vega")) == []


def test_a_standing_not_told_of_for_years_says_so() -> None:
    assert standing("2022-01-01")["mission TGO"].silent == ""
    assert standing("2030-02-01")["relations TGO"].silent == "no word for 6 years"


def test_words_about_the_others_embassy_open_none_of_ones_own() -> None:
    talks = report(
        "talks", "2020-05-05", "After the opening of Peru’s embassy in Lomé a minister of Togo came for talks."
    )
    told: list[Claim] = [act(talks, "opening of Peru’s embassy in Lomé a minister of Togo", "CONSULT", "2020-05-04")]
    found, _ = build_standings(("TGO", "PER"), [talks], told, Findings(), Setting(date(2022, 6, 1)))
    assert [row for row in found if row.matter == "mission"] == []


def test_who_says_not_yet_does_not_tell_it_as_there() -> None:
    both = report("both", "2019-05-05", "Togo has not opened an embassy in Peru. A Togolese embassy in Peru irks many.")
    tie = Tie(
        evidence=at(both, "Togolese embassy in Peru"),
        tie="embassy",
        source="TGO",
        target="PER",
        status=Status.ONGOING,
    )
    denied = act(both, "Togo has not opened an embassy in Peru", status=Status.DENIED)
    rows = [
        build_standings(("TGO", "PER"), [both], told, Findings(), Setting(date(2020, 6, 1)))[0]
        for told in ([tie], [tie, denied])
    ]
    assert [[row.stage for row in found if row.matter == "mission"] for found in rows] == [["open"], []]


def test_what_holds_for_both_alike_is_one_row() -> None:
    both = report("both", "2022-05-05", "Togo trades with Peru. Peru trades with Togo.")
    told: list[Claim] = [
        Tie(evidence=at(both, "Togo trades with Peru"), tie="trade", source="TGO", target="PER"),
        Tie(evidence=at(both, "Peru trades with Togo"), tie="trade", source="PER", target="TGO"),
    ]
    found, _ = build_standings(("PER", "TGO"), [both], told, Findings(), Setting(date(2022, 6, 1)))
    assert [(row.sender, row.host, row.mutual, len(row.notes)) for row in found] == [("Peru", "Togo", True, 2)]
