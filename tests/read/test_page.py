"""Blocks of a page: what is text, where it stood, what the markup says of it."""

import pytest

from dragoman.read.page import Block, find_blocks, marks_of, parse_page


def blocks(markup: str) -> list[Block]:
    tree = parse_page(markup)
    assert tree is not None
    return find_blocks(tree)


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p>One <b>bold</b>\n word</p><p>two</p>", ["One bold word", "two"]),
        ("<p>one<br>two<br/> three</p>", ["one\ntwo\nthree"]),
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<ul><li>a</li><li>b</li></ul>", ["a", "b"]),
        ("<p>x<!-- no -->y</p>", ["xy"]),
        ("<p>a<script>no</script>b<style>no</style></p>", ["ab"]),
        ("<p>it&rsquo;s &amp; &#1057;</p>", ["it’s & С"]),
        ("<p>a\u00a0b\u200bc</p>", ["a bc"]),
        ("<table><tr><td>one</td><td>two</td></tr></table>", ["one", "two"]),
    ],
)
def test_texts(markup: str, texts: list[str]) -> None:
    assert [block.text for block in blocks(markup)] == texts


def test_a_path_leads_back() -> None:
    found = blocks("<div><p>a</p><div><p>b</p><p>c</p></div></div>")
    assert [block.path for block in found] == [
        "/html/body/div/p",
        "/html/body/div/div/p",
        "/html/body/div/div/p[2]",
    ]


@pytest.mark.parametrize(
    ("where", "value", "kind"),
    [
        ("class", "post__byline-name", "byline"),
        ("class", "ArticleByline", "byline"),
        ("class", "wp-caption-text", "caption"),
        ("class", "comment-list", "comment"),
        ("class", "related-articles", "related"),
        ("tag", "nav", "navigation"),
        ("role", "complementary", "aside"),
        ("itemprop", "datePublished", "date"),
    ],
)
def test_marks(where: str, value: str, kind: str) -> None:
    assert kind in marks_of(where, value)


@pytest.mark.parametrize("value", ["story-body", "download", "content", "heading", "shadow", "recommence"])
def test_no_marks(value: str) -> None:
    assert marks_of("class", value) == ()


@pytest.mark.parametrize(
    "style", ["display:none", "visibility: hidden", "font-size:0", "position:absolute;left:-9999px"]
)
def test_hidden(style: str) -> None:
    assert blocks(f'<p style="{style}">x</p>')[0].has("hidden")


def test_marks_of_the_whole_page_say_nothing() -> None:
    assert not blocks('<body class="comments-open sidebar"><p>x</p></body>')[0].marks


def test_a_short_lines_inline_marks_are_its_own() -> None:
    assert blocks('<p>By <span class="author">A. Holm</span></p>')[0].has("byline")
    assert not blocks(f'<p>{"long " * 40}<span class="author">A. Holm</span></p>')[0].has("byline")


def test_what_is_hidden_within_a_line_stands_apart() -> None:
    found = blocks('<p>The ferry <span style="display:none">was sunk and </span>sails again.</p>')
    assert [(block.text, block.has("hidden")) for block in found] == [
        ("The ferry sails again.", False),
        ("was sunk and", True),
    ]


def test_a_formula_breaks_no_line() -> None:
    found = blocks("<p>A fare of <math><mrow><mi>n</mi></mrow></math> crowns is due.</p>")
    assert [block.text for block in found] == ["A fare of crowns is due."]


def test_a_page_whose_element_ends_where_it_begins_has_a_body() -> None:
    assert [block.text for block in blocks('<html xml:lang="de_DE" /><body><p>The ferry sails.</p></body>')] == [
        "The ferry sails."
    ]
