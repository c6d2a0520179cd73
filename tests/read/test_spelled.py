"""Days as pages show them, in many languages, and the words that say what they are."""

import pytest

from dragoman.read.spelled import find_spelled, label_of


@pytest.mark.parametrize(
    ("line", "language", "days"),
    [
        ("Donnerstag, den 2. Mai 2019 um 10:12 Uhr", "de", ["2019-05-02"]),
        ("1er février 2019", "fr", ["2019-02-01"]),
        ("2 de mayo de 2019", "es", ["2019-05-02"]),
        ("2019. május 2.", "hu", ["2019-05-02"]),
        ("2 травня 2019 року", "uk", ["2019-05-02"]),
        # One name, two months: the language says which.
        ("4. listopada 2019.", "hr", ["2019-10-04"]),
        ("4 listopada 2019", "pl", ["2019-11-04"]),
        ("4 listopada 2019", "", []),
        ("٢ تشرين الثاني ٢٠١٩", "ar", ["2019-11-02"]),
        ("令和元年5月2日", "ja", ["2019-05-02"]),
        ("2019년 5월 2일", "ko", ["2019-05-02"]),
        ("2 พฤษภาคม 2562", "th", ["2019-05-02"]),
        ("ngày 2 tháng 5 năm 2019", "vi", ["2019-05-02"]),
        ("2.5.19", "de", ["2019-05-02"]),
        # Two days, unless the weekday, the order of the language or the number says which.
        ("Tue, 03/11/2014", "en", ["2014-03-11"]),
        ("03/11/2014", "en-GB", ["2014-11-03"]),
        ("03/11/2014", "en-US", ["2014-03-11"]),
        ("03/11/2014", "en", []),
        ("23/11/2014", "en", ["2014-11-23"]),
        ("31 February 2014", "en", []),
        ("Release 145 of the office", "en", []),
    ],
)
def test_days_are_found(line: str, language: str, days: list[str]) -> None:
    assert [found.day.isoformat() for found in find_spelled(line, language)] == days


def test_each_day_has_the_word_before_it() -> None:
    line = "Updated: June 15, 2021 6:12 pm | First published: June 14, 2021"
    assert [(found.day.day, found.kind) for found in find_spelled(line, "en")] == [(15, "changed"), (14, "published")]
    start, end = [(found.start, found.end) for found in find_spelled(line, "en")][1]
    assert line[start:end] == "June 14, 2021"


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("Zuletzt aktualisiert am ", "changed"),
        ("Mis à jour le ", "changed"),
        ("发布时间：", "published"),
        ("Deadline: ", "other"),
        ("event date ", "other"),
        ("by Ada Holm, ", ""),
        ("outdated ", ""),
    ],
)
def test_words_say_what_a_date_is(before: str, kind: str) -> None:
    assert label_of(before) == kind
