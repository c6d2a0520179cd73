"""Marked sentences in, relations out; bad marks are refused with the text shown."""

import pytest

import dragoman
from dragoman.errors import ItemError
from dragoman.model.claims import QUAD_CLASS, Status


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("<s>Kenyan jets</s> bombed <t>a Ugandan army camp</t> on Friday, killing nine.", "ASSAULT", Status.HAPPENED),
        ("<t>Chile</t>'s ambassador was expelled by <s>Peru</s> on Monday.", "SANCTION", Status.HAPPENED),
        ("<s>Norway</s> accused <t>Denmark</t> of spying on its fishing fleet.", "ACCUSE", Status.HAPPENED),
        ("<s>Ghana</s> has nine million people more than <t>Togo</t> and a longer coast.", None, None),
    ],
)
def test_plain_sentences(text: str, type_: str | None, status: Status | None) -> None:
    (relation,) = dragoman.classify_relations([text])
    assert (relation.type, relation.status) == (type_, status)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "<s>Chad's government</s> refused to release <t>the rebels it captured in May</t>, a minister said.",
            "REJECT",
        ),
        (
            "<s>Chad's government</s> promised to release <t>the rebels it captured in May</t>, a minister said.",
            "AGREE",
        ),
        ("<s>Chad's government</s> released <t>the rebels it captured in May</t>, a minister said.", "CONCEDE"),
        ("<s>Rwandan troops</s> occupied <t>a border town in Burundi</t> on Monday without firing a shot.", "ASSAULT"),
        ("<s>Chad</s> expelled <t>the Malian ambassador</t> on Monday, the minister said.", "SANCTION"),
        ("<s>Chad</s> will expel <t>the Malian ambassador</t> next week, the minister said.", "THREATEN"),
        ("<s>Norway</s> will pull its troops out of <t>Mali</t> in May.", "AGREE"),
    ],
)
def test_refusals_promises_threats_and_occupations_as_the_crosswalk_files_them(text: str, type_: str) -> None:
    (relation,) = dragoman.classify_relations([text])
    assert relation.type == type_


def test_scores_cover_all_types_and_none_and_sum_to_one() -> None:
    (relation,) = dragoman.classify_relations(["<s>Chad</s> met <t>Mali</t>."])
    assert set(relation.scores) == {*QUAD_CLASS, None}
    assert sum(relation.scores.values()) == pytest.approx(1.0)


def test_answers_keep_the_order_and_do_not_depend_on_company() -> None:
    texts = ["<s>Chad</s> met <t>Mali</t>.", "<s>Chad</s> " + "again and again " * 20 + "shelled <t>Mali</t>."]
    together = dragoman.classify_relations(texts)
    alone = [relation for text in texts for relation in dragoman.classify_relations([text])]
    assert [r.type for r in together] == [r.type for r in alone]


def test_a_phrase_may_lie_within_the_other() -> None:
    texts = [
        "<s><t>Iranian</t> students</s> marched.",
        "<t>the <s>army</s> of Chad</t> fled.",
        "<s><t>Chad</t></s> left.",
    ]
    assert len(dragoman.classify_relations(texts)) == len(texts)


def test_no_text_no_relation() -> None:
    assert dragoman.classify_relations([]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chad met Mali.",
        "<s>Chad</s> met Mali.",
        "<s>Chad</s> met <s>Mali</s>.",
        "<s>Chad</s> met <t>Mali</t> and <t>Niger</t>.",
        "<s>Chad <t>met</s> Mali</t>.",
        "</s>Chad<s> met <t>Mali</t>.",
        "<s> </s> met <t>Mali</t>.",
    ],
)
def test_bad_marks_are_refused_and_shown(text: str) -> None:
    with pytest.raises(ItemError) as error:
        dragoman.classify_relations(["<s>Chad</s> met <t>Mali</t>.", text])
    assert "text 2" in str(error.value)
    assert text[:20] in str(error.value)
