from dragoman.brief.homes import Homes, homes_of
from dragoman.brief.scope import scope_of
from dragoman.model.claims import Claim, Statement, Tenure
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report
from dragoman.model.values import Window

from .samples import proof


def homes(*told: tuple[str, str, str]) -> Homes:
    """The homes by reports of (text, quote, state coded): each names Ida Holm as a minister and quotes her."""
    claims: list[Claim] = []
    for number, (text, quote, of) in enumerate(told):
        report = Report(f"r{number}", text, published=Window.parse("2022-05-05"))
        office = quote.removesuffix("Ida Holm")
        claims.append(Tenure(evidence=proof(report, quote), name="Ida Holm", office=office, of=of))
        claims.append(Statement(evidence=proof(report, "said"), speaker="Ida Holm", mode="indirect", speaker_of=of))
    return homes_of(claims, {}, scope_of(("CHL", "NOR"), claims, load_gazetteer()))


def test_words_that_say_the_state_go_before_what_other_reports_were_taken_to_mean() -> None:
    found = homes(
        ("Foreign Minister Ida Holm said so.", "Foreign Minister Ida Holm", "CHL"),
        ("Foreign Minister Ida Holm said no.", "Foreign Minister Ida Holm", "CHL"),
        ("Norway’s Foreign Minister Ida Holm said so.", "Norway’s Foreign Minister Ida Holm", "NOR"),
    )
    assert found.of_office("Ida Holm", "foreign minister", "CHL") == "NOR"
    assert found.spoken["Ida Holm"] == "NOR"


def test_an_inferred_state_holds_where_the_sentence_names_it_alone() -> None:
    text = "In Oslo, Foreign Minister Ida Holm said so."
    assert homes((text, "Foreign Minister Ida Holm", "NOR")).of_office("Ida Holm", "foreign minister", "NOR") == "NOR"
    assert homes((text, "Foreign Minister Ida Holm", "CHL")).of_office("Ida Holm", "foreign minister", "CHL") is None


def test_a_sentence_that_names_both_or_none_bears_out_nothing() -> None:
    for text in ("Foreign Minister Ida Holm said so.", "Foreign Minister Ida Holm said Chile and Norway agreed."):
        found = homes((text, "Foreign Minister Ida Holm", "NOR"))
        assert found.of_office("Ida Holm", "foreign minister", "NOR") is None
