"""HTML becomes text that a person can read, and nothing of it that is not text survives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.text.html import to_text
from corridor_tui.text.sanitize import clean_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>two</b> three.</p><p>Four</p>", "One two three.\n\nFour"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<ul><li>x</li><li>y<ul><li>z</li></ul></li></ul>", "- x\n- y\n  - z"),
        ("<ul><li><p>x</p></li><li><div>y</div></li><li></li></ul>", "- x\n- y"),
        ("<li>loose</li>", "- loose"),
        (
            "<table><tr><td><p>Aktau</p></td><td><div>5</div><div>t</div></td></tr>\n<tr><td></td><td>6</td></tr></table>",
            "Aktau | 5 t\n| 6",
        ),
        (
            f"<table><tr><td><p>One</p><p>{'word ' * 50}end</p></td><td>aside</td></tr></table>",
            f"One\n\n{'word ' * 50}end\n\n| aside",
        ),
        ("<ol><li>x<li>y</ol>after", "1. x\n2. y\n\nafter"),
        ("<table><tr><th>Port</th><th>t</th></tr><tr><td>Aktau</td><td>5</td></tr></table>", "Port | t\nAktau | 5"),
        ("see <a href='https://example.org'>the  report</a>.", "see the report."),
        ("4,5&nbsp;млн&nbsp;т &amp; more &mdash; <i>да</i>", "4,5\xa0млн\xa0т & more — да"),
        ("12 м<sup>2</sup>", "12 м2"),
        ("<script>evil()</script>kept<style>p{}</style><iframe src=x>inner</iframe>", "kept"),
        ("<p hidden>no</p><p style='display: none'>no</p>yes", "yes"),
        ("<p onclick='x()'>text</p><svg><text>no</text></svg>", "text"),
        ("<pre>a  b\n c</pre>", "a  b\n c"),
        ("<!-- note --><p>x", "x"),
        ("plain\ntext & more", "plain\ntext & more"),
        ("two\n\nparagraphs &lt;5 t&gt;", "two\n\nparagraphs <5 t>"),
        ("5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
        ("&#27;[31mred &#x202e;x", "red x"),
        ("<h2>Head</h2>Body", "Head\n\nBody"),
        ("", ""),
    ],
)
def test_readable(markup: str, text: str) -> None:
    assert to_text(markup) == text


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 60_000 + "kept",
        "<b>" * 60_000 + "kept",
        "<p " + " ".join(f'a{n}="1"' for n in range(30_000)) + ">kept</p>",
        "kept" + "<!--" * 60_000,
        "<table>" * 10_000 + "kept",
        "kept" + " " * 400_000 + "<b>x</b>",
        "kept" + "<script>" * 30_000,
    ],
    ids=["depth", "inline depth", "attributes", "comments", "tables", "blanks", "scripts"],
)
def test_markup_built_to_stall_a_parser_gives_its_text(markup: str) -> None:
    assert "kept" in to_text(markup)


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<li>", "<ul>", "<td>", "<script>", "</script>", "x", " ", "\n", "&#27;", "<!--", "<"]
        )
    ).map("".join)
)
def test_any_markup_gives_clean_text(markup: str) -> None:
    text = to_text(markup)
    assert clean_text(text) == text
