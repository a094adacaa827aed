from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from legible.article import Link, article_html, hint_html, read_article, reading_minutes
from legible.assets import load_library
from legible.library import Library

pytest.importorskip("markdown_it", reason="only the build renders a guide's Markdown")

VOID = {"input", "br", "hr", "img"}
GUIDE = """
title = "Lock keeper <CV> guide"
label = "Canals & locks"
kicker = "One idea"

[[point]]
id = "1p"
kind = "para"
title = "Water first"
rules = ["dry"]
looks_for = "looks for water"

[[point]]
id = "1a"
kind = "bullet"
title = "Gates before <paddles>"
rules = ["dry"]
looks_for = "points out dry lines"

[[step]]
number = 1
id = "FC1"
title = "Is the lock named?"
rules = ["dry"]
looks_for = "passes wet lines"

[[faq]]
id = "Q1"
title = "Boats"
ask = "Which boats?"
"""
PAGE = """
Some *opening*.

## Lead {#lead}

An idea.

## Water {#water}

Say water. {#1p}

A second paragraph, <script>alert(1)</script> and all.

- Open the gates. {#1a}

## Check {#final-check}

1. It matters. {#FC1}

## Questions {#questions}

### Which <b>boats</b>? {#Q1}

Narrow ones; see [the gates](#point-1a).

## Stuck? {#hint}

Think of a boat.
"""
EXAMPLES = """
[[pair]]
point = "1a"
rule = "dry"
place = "bullet"
weak = "<img onerror=x>"
strong = ["One.", "Two."]
"""


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: list[str] = field(default_factory=list)  # tags around it, the outermost first


class Page(HTMLParser):
    """List the elements of some HTML; fails where tags do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(
            tag, {name: value or "" for name, value in attrs}, inside=[e.tag for e in self._open]
        )
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def one(self, id_: str) -> Element:
        (element,) = (element for element in self.elements if element.attributes.get("id") == id_)
        return element


def little() -> Library:
    files = {path: text for path, text in load_library().files.items() if path.startswith("templates/")}
    folder = "content/guides/keeper/"
    files |= {folder + "guide.toml": GUIDE, folder + "page.md": PAGE, folder + "examples.toml": EXAMPLES}
    return Library(files)


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(article_html(load_library(), "backend-developer"))


@pytest.fixture(scope="module")
def little_page() -> Page:
    return Page(article_html(little(), "keeper"))


def test_headings_go_down_one_level_at_a_time_below_one_title(page: Page) -> None:
    levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in zip(levels, levels[1:], strict=False))


def test_no_id_stands_twice(page: Page) -> None:
    assert len(page.ids()) == len(set(page.ids()))


def test_every_link_leads_to_a_place_on_the_page(page: Page) -> None:
    links = [element.attributes["href"] for element in page.all("a")]
    places = {*page.ids(), "start"}  # "Start your CV" stands in the shell, beside the article
    assert links
    assert [link for link in links if link.removeprefix("#") not in places] == []


def test_on_this_page_lists_every_heading_but_the_title_in_order(page: Page) -> None:
    listed = [element.text for element in page.all("a") if "nav" in element.inside]
    assert listed == [heading.text for heading in page.all("h2", "h3")]
    (nav,) = page.all("nav")
    assert nav.attributes["aria-label"] == "On this page"


def test_every_heading_but_the_title_has_its_own_link_with_a_name(page: Page) -> None:
    anchors = [element for element in page.all("a") if element.attributes.get("class") == "anchor"]
    names = [anchor.attributes["aria-label"] for anchor in anchors]
    assert names == [f"Link to “{heading.text}”" for heading in page.all("h2", "h3")]


def test_the_policy_finds_nothing_inline(page: Page) -> None:
    assert page.all("script", "style", "iframe", "object", "link") == []
    names = {name for element in page.elements for name in element.attributes}
    assert not [name for name in names if name == "style" or name.startswith("on")]


def test_the_guide_is_one_landmark_beside_its_navigation(page: Page) -> None:
    assert len(page.all("nav")) == len(page.all("article")) == 1
    sections = page.all("section")
    assert len(sections) == len([heading for heading in page.all("h2") if "section" in heading.inside])
    named = [section for section in sections if {"aria-label", "aria-labelledby"} & set(section.attributes)]
    assert named == []  # a named section would be a landmark, six of them in the way of the page's own


def test_every_point_has_its_place_and_a_slot(page: Page) -> None:
    points = read_article(load_library(), "backend-developer").guide.points
    slots = {element.attributes.get("data-slot") for element in page.elements}
    for point in points:
        assert page.one(f"point-{point.id}").attributes["data-point"] == point.id
        expected = f"step-{point.id[-1]}" if point.kind == "step" else f"point-{point.id}"
        assert expected in slots


def test_points_are_list_items_and_questions_an_accordion(page: Page) -> None:
    tags = {"bullet": "li", "step": "li", "faq": "details", "para": "div", "lead": "div"}
    points = read_article(load_library(), "backend-developer").guide.points
    assert {point.id: page.one(f"point-{point.id}").tag for point in points} == {
        point.id: tags[point.kind] for point in points
    }


def test_every_step_can_be_ticked_by_hand_by_its_label(page: Page) -> None:
    boxes = [element.attributes for element in page.all("input")]
    assert [box["data-tick"] for box in boxes] == list("12345")
    assert {box["type"] for box in boxes} == {"checkbox"}
    assert [label.attributes["for"] for label in page.all("label")] == [box["id"] for box in boxes]


def test_the_page_shows_what_each_point_looks_for_or_asks(page: Page) -> None:
    text = page.one("guide").text
    points = read_article(load_library(), "backend-developer").guide.points
    for point in points:
        for line in (point.looks_for, point.ask):
            assert line in text


def test_the_hint_is_not_in_the_article_but_rendered_apart() -> None:
    assert "Think of a boat" not in article_html(little(), "keeper")
    hint = Page(hint_html(little(), "keeper"))
    assert "Think of a boat." in hint.one("hint").text
    assert hint.all("summary")[0].text == "Stuck?"


def test_the_page_can_add_links_to_what_it_shows_besides() -> None:
    html = article_html(little(), "keeper", more=[Link("start", "Start your CV")])
    links = [element for element in Page(html).all("a") if "nav" in element.inside]
    assert (links[-1].attributes["href"], links[-1].text) == ("#start", "Start your CV")


def test_no_word_of_a_guide_becomes_markup(little_page: Page) -> None:
    assert little_page.all("script", "img", "b") == []
    text = little_page.one("guide").text
    for words in (
        "<CV>",
        "Canals & locks",
        "<paddles>",
        "<script>alert(1)</script>",
        "<b>boats</b>",
        "<img onerror=x>",
    ):
        assert words in text


def test_markdown_in_the_prose_is_rendered(little_page: Page) -> None:
    assert [element.text for element in little_page.all("em")] == ["opening"]
    assert "#point-1a" in [
        element.attributes["href"] for element in little_page.all("a") if element.text == "the gates"
    ]


def test_a_paragraph_without_a_point_belongs_to_the_one_before_it(little_page: Page) -> None:
    passage = little_page.one("point-1p").text
    assert passage.index("Say water.") < passage.index("A second paragraph") < passage.index("The checker")


def test_anchors_do_not_show(page: Page, little_page: Page) -> None:
    assert "{#" not in page.one("guide").text + little_page.one("guide").text


def test_an_example_of_several_lines_is_a_list(little_page: Page) -> None:
    assert [element.text for element in little_page.all("li") if "dl" in element.inside] == ["One.", "Two."]


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (100, 1), (238, 1), (476, 2), (2380, 10)])
def test_reading_time_follows_from_the_words(words: int, minutes: int) -> None:
    assert reading_minutes("water " * words) == minutes


def test_longer_prose_takes_longer_to_read() -> None:
    files = dict(little().files)
    assert "1 minute to read" in article_html(Library(files), "keeper")
    files["content/guides/keeper/page.md"] = PAGE.replace("Say water.", "Say water. " * 500)
    assert "4 minutes to read" in article_html(Library(files), "keeper")


def test_a_section_that_is_missing_is_an_error_with_its_name() -> None:
    files = dict(little().files)
    files["content/guides/keeper/page.md"] = PAGE.replace("{#hint}", "{#stuck}")
    with pytest.raises(KeyError, match="hint"):
        article_html(Library(files), "keeper")
