"""Light Markdown: what it marks, and what it leaves as it was typed."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible.inline import escaped, pieces, plain, raw_span, reworded

MARKUP = st.lists(
    st.sampled_from(
        ["*", "**", "***", "[", "]", "](https://example.org/a)", "](mailto:a@example.org)", "\\", " ", "\n\n"]
    )
    | st.text("ab c.é", max_size=4)
).map("".join)


def shape(text: str) -> list[tuple[str, str]]:
    """Give the pieces with their looks as letters, neighbours of one look joined."""
    joined: list[tuple[str, str]] = []
    for piece in pieces(text):
        looks = "s" * piece.strong + "e" * piece.emphasis + piece.href
        if joined and joined[-1][1] == looks:
            joined[-1] = (joined[-1][0] + piece.text, looks)
        else:
            joined.append((piece.text, looks))
    return joined


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Led** the *whole* team", [("Led", "s"), (" the ", ""), ("whole", "e"), (" team", "")]),
        ("***both***", [("both", "se")]),
        ("***a* b**", [("a", "se"), (" b", "s")]),
        ("**a *b* c**", [("a ", "s"), ("b", "se"), (" c", "s")]),
        ("*a **b** c*", [("a ", "e"), ("b", "se"), (" c", "e")]),
        ("**C++**, *C#*", [("C++", "s"), (", ", ""), ("C#", "e")]),
        ("**20**% fewer", [("20", "s"), ("% fewer", "")]),
        ("これは**強調**です", [("これは", ""), ("強調", "s"), ("です", "")]),
        ("[map](https://example.org/a_(b)?x=1*2*3)", [("map", "https://example.org/a_(b)?x=1*2*3")]),
        ("[old](http://example.org)", [("old", "http://example.org")]),
        ("[mail](mailto:a.b@example.org)", [("mail", "mailto:a.b@example.org")]),
        ("[mail](mailto:a-b@post.example.org)", [("mail", "mailto:a-b@post.example.org")]),
        ("[flu](www.example.org/flu)", [("flu", "https://www.example.org/flu")]),
        ("[code](example.org)", [("code", "https://example.org")]),
        ("[**b** c](HTTPS://example.org)", [("b", "sHTTPS://example.org"), (" c", "HTTPS://example.org")]),
        ("[see [1] there](https://example.org)", [("see [1] there", "https://example.org")]),
        (r"\*not\* \[this\](https://example.org)", [("*not* [this](https://example.org)", "")]),
    ],
)
def test_signs_mark_the_words_they_hug(text: str, expected: list[tuple[str, str]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4", "2*3*4", "C*", "A* and D* search", "snake_case_name", "__init__", "* first\n* second",
        "**", "****", "** bold **", "**foo*", "**half", "half**", "5* hotel, *a la carte", "**Python**s",
        "re**act**ion",
        "[1]", "[x] (https://example.org)", "array[i][j]", "](https://example.org)", "[ ](https://example.org)",
        "[x](javascript:alert(1))", "[x](data:text/html,x)", "[x](//example.org)", "[x](https://)",
        "[x](https://user@example.org)", "[x](https://example.org/a b)", "[x](ftp://example.org)",
        "[x](v1.2)", "[x](a@example.org)", "[x](file)", "[f](x)", "[x](.org)",
        "[x](mailto:a@example.org?bcc=b@example.org)", "*one\n\ntwo*", r"C:\temp", r"\\server\share",
        "`code`", "# heading", "<b>x</b>", "",
    ],
)  # fmt: skip
def test_what_marks_nothing_stays_as_typed(text: str) -> None:
    assert plain(text) is text
    assert not any(piece.strong or piece.emphasis or piece.href for piece in pieces(text))


def test_no_link_holds_another() -> None:
    text = "[a [b](https://example.org/b) c](https://example.org/c)"
    assert [(part, looks) for part, looks in shape(text) if looks] == [("b", "https://example.org/b")]


@given(st.text().filter(lambda text: not re.search(r"[*\[\]]", text)))
def test_a_text_without_signs_is_unchanged(text: str) -> None:
    assert plain(text) is text


@given(MARKUP | st.text())
def test_the_pieces_of_any_text_are_stretches_of_it_in_order(text: str) -> None:
    end = 0
    for piece in pieces(text):
        assert piece.text
        assert piece.start >= end
        end = piece.start + len(piece.text)
        assert text[piece.start : end] == piece.text
    assert end <= len(text)


@given(MARKUP, st.data())
def test_a_span_of_the_words_holds_the_same_words_in_the_text(text: str, data: st.DataObject) -> None:
    words = plain(text)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    first, last = raw_span(text, start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        assert text[first] == words[start]
        assert text[last - 1] == words[end - 1]
    inside = [(max(first, one.start), min(last, one.start + len(one.text))) for one in pieces(text)]
    assert "".join(text[left:right] for left, right in inside if left < right) == words[start:end]


@given(MARKUP | st.text())
def test_what_is_escaped_is_shown_as_it_was(words: str) -> None:
    assert plain(escaped(words)) == words
    assert not any(piece.strong or piece.emphasis or piece.href for piece in pieces(escaped(words)))


@given(MARKUP, MARKUP | st.text())
def test_other_words_for_a_text_are_shown_as_given(text: str, words: str) -> None:
    assert plain(reworded(text, words)) == words


@given(MARKUP)
def test_the_same_words_leave_a_text_as_it_is(text: str) -> None:
    assert reworded(text, plain(text)) == text


@pytest.mark.parametrize(
    ("text", "words", "new"),
    [
        ("**Led** the *big* team", "Ran the big teams", "**Ran** the *big* teams"),
        ("He **led the** team", "Led the team", "Led the team"),
        ("Saw [a map](https://example.org) of it.", "Saw a map.", "Saw [a map](https://example.org)."),
        ("**Led** *it*", "It was led", "**It** *was led*"),
        ("The **big** team", "The team", "The team"),
        ("plain words", "other words", "other words"),
    ],
)
def test_words_that_stay_keep_their_looks(text: str, words: str, new: str) -> None:
    assert reworded(text, words) == new


@pytest.mark.parametrize(
    "text",
    [
        "*a ", "**a *b* ", "[", "[a](https://a.b", "](https://a.b/(", "a***", " *a ***b", "\n ", "\\*",
        "[a](https://a.b/) ",
    ],
)  # fmt: skip
def test_a_text_of_signs_alone_is_read_before_anybody_waits(text: str) -> None:
    start = process_time()
    pieces(text * 20_000)
    assert process_time() - start < 10  # where each sign looks at all others it takes minutes


@pytest.mark.parametrize(
    "start",
    [
        "[x](mailto:", "[x](mailto:a", "[x](mailto:a@", "[x](mailto:a@b", "[x](https://", "[x](https://a.b/",
        "[x](a", "[x](www.a.bc/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sign", [".", "a", "a.", "-", "(", "()", ":"])
def test_an_address_that_never_ends_is_read_before_anybody_waits(start: str, sign: str) -> None:
    began = process_time()
    pieces(start + sign * 30_000)
    assert process_time() - began < 10  # where each dot looks at all others it takes half a minute
