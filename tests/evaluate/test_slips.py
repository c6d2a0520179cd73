"""What was missed and what is extra, in its text."""

from dragoman.evaluate import GoldReport, find_slips
from tests.evaluate.samples import event, fact


def test_slips_are_sorted_by_place_and_say_what_was_there(gold: GoldReport) -> None:
    facts = [
        event("ASSAULT", "PER > GHA", "300 tonnes"),
        event("REJECT", "PER > GHA", "thanked Ghana"),
        event("COOPERATE", "TGO > PER", "Togo may follow"),
    ]
    lines = [slip.line for slip in find_slips([gold], {"wire": facts}, "event")]
    assert [line.split()[0] for line in lines] == ["MISSED", "MISSED", "EXTRA", "EXTRA"]
    assert lines[0].startswith("MISSED  wire[35:60]  COOPERATE GHA > PER happened 2021-05-04  Ghana opens embassy")
    assert lines[0].endswith("Ghana [opened an embassy in Lima] on 4 May 2021. Peru thanked Ghana. Fore")
    assert "(coded: REJECT PER > GHA happened)" in lines[1]
    assert "(gold: SUPPORT PER > GHA happened)" in lines[2]
    assert all("\n" not in line for line in lines)


def test_a_slip_is_json_with_its_fact(gold: GoldReport) -> None:
    (slip,) = find_slips([gold], {"wire": [fact("figure", "300 tonnes", value=300, unit="t")]}, "figure")[:1]
    row = slip.as_json()
    assert (row["what"], row["quote"], row["before"][-7:], row["after"][:9]) == (
        "extra",
        "300 tonnes",
        "bought ",
        " of cocoa",
    )
    assert row["fact"]["unit"] == "t"


def test_persons_are_missed_and_extra_by_name(gold: GoldReport) -> None:
    slips = find_slips([gold], {"wire": [fact("person", "Lima", name="Lima", office=None)]}, "person")
    assert [(slip.what, slip.fields["name"]) for slip in slips] == [("extra", "Lima"), ("missed", "Kofi Asante")]
    assert find_slips([gold], {"wire": [fact("person", "Asante", name="Asante")]}, "person") == []
