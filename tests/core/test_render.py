import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legible import model
from legible.assets import load_library
from legible.inline import plain
from legible.library import Library
from legible.model import CV, Basics, OwnEntry, OwnSection, Profile, Skill, Work
from legible.pointer import get
from legible.render import (
    PAPERS,
    cv_html,
    date_styles,
    file_stem,
    paper_css,
    section_order,
    standalone_html,
    theme_css,
    theme_names,
)
from legible.render.adjust import contrast
from legible.render.links import mail_piece, phone_piece, web_piece
from legible.render.sections import OWN, RECIPES, clean, outline
from legible.render.theme import load_theme
from legible.render.wording import language_of, wording
from legible.resume_json import cv_from_json, cv_to_json, fields_of

LIBRARY = load_library()
TESTS = Path(__file__).resolve().parent.parent
SAMPLES = sorted((TESTS / "cases/samples").glob("*.json"))
THEMES = theme_names(LIBRARY)
ELEMENTS = {
    "div", "section", "h1", "h2", "h3", "p", "ul", "li", "a", "span", "b", "blockquote", "strong", "em",
}  # fmt: skip
ATTRIBUTES = {"class", "data-path", "href", "rel", "lang"}
NOT_PRINTED = ("/basics/image", "/meta")


class Reader(HTMLParser):
    """Collect a fragment's elements, attributes, and the text of each `data-path`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: dict[str, str] = {}
        self.paths: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += attrs
        self.open.append(dict(attrs).get("data-path") or "")
        if self.open[-1]:
            self.paths.append(self.open[-1])

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for path in filter(None, self.open):
            self.texts[path] = self.texts.get(path, "") + data

    def hrefs(self) -> list[str]:
        return [value or "" for name, value in self.attributes if name == "href"]


def sample(path: Path) -> CV:
    return cv_from_json(json.loads(path.read_text("utf-8")))


def read(cv: CV) -> Reader:
    return Reader(cv_html(cv, LIBRARY))


def fields(value: Any, path: str = "") -> dict[str, str]:
    """Flatten JSON into the text at each pointer, blank ones left out."""
    if isinstance(value, str):
        return {path: clean(value)} if clean(value) else {}
    pairs = enumerate(value) if isinstance(value, list) else value.items()
    return {at: text for key, part in pairs for at, text in fields(part, f"{path}/{key}").items()}


def visible(html: str) -> str:
    return " ".join(Reader(html).texts.values())


def test_there_are_samples_and_themes() -> None:
    assert {path.stem for path in SAMPLES} >= {"backend-developer", "short", "stress"}
    assert "classic" in THEMES


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_theme_renders_every_sample_as_it_did_before(
    path: Path, theme: str, request: pytest.FixtureRequest
) -> None:
    golden = TESTS / "golden" / f"{theme}-{path.stem}.html"
    html = cv_html(sample(path), LIBRARY, theme) + "\n"
    if request.config.getoption("--rewrite-golden"):
        golden.write_text(html, "utf-8")
    assert html == golden.read_text("utf-8")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_field_of_a_sample_stands_on_the_page_once(path: Path) -> None:
    cv = sample(path)
    wanted = {at for at in fields(cv_to_json(cv)) if not at.startswith(NOT_PRINTED)}
    counts = Counter(read(cv).paths)
    said_in_the_address = {at for at in wanted if re.search(r"profiles/\d+/(network|username)$", at)}
    assert len(wanted) > 10
    assert {at: counts[at] for at in wanted - said_in_the_address} == dict.fromkeys(
        wanted - said_in_the_address, 1
    )
    assert max(counts.values()) == 1


def test_sections_stand_in_the_theme_s_order() -> None:
    order = load_theme(LIBRARY, "classic").sections
    paths = read(sample(TESTS / "cases/samples/stress.json")).paths
    shown = [path.split("/")[-1] for path in paths if path == "/basics/summary" or path.count("/") == 1]
    assert [name for name in shown if name != "basics"] == list(order)


def test_a_section_that_a_theme_forgot_comes_last() -> None:
    cv = CV(skills=(Skill(name="Go"),), work=(Work(name="Dock"),))
    page = outline(cv, wording(LIBRARY, "en"), ("skills",))
    assert [section.name for section in page.sections] == ["skills", "work"]


@pytest.mark.parametrize("name", [*RECIPES, "own"])
def test_a_recipe_uses_every_field_of_its_section_once(name: str) -> None:
    recipe = RECIPES.get(name, OWN)
    parts = (
        recipe.title,
        recipe.note,
        recipe.meta,
        recipe.dates,
        recipe.texts,
        recipe.bullets,
        recipe.items,
    )
    used = [field for part in parts for field in part]
    item = fields_of(CV)[name].__args__[0] if name in RECIPES else OwnEntry
    assert sorted(used) == sorted(fields_of(item))


def test_every_section_of_a_cv_has_a_recipe_and_a_heading() -> None:
    sections = set(fields_of(model.CV)) - {"basics", "sections"}
    assert set(RECIPES) == sections
    assert set(wording(LIBRARY, "en").titles) == sections | {"summary"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_fragment_holds_nothing_but_plain_elements(path: Path) -> None:
    page = read(sample(path))
    assert page.elements <= ELEMENTS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES
    assert {href.split(":")[0] for href in page.hrefs()} <= {"https", "mailto", "tel"}


@given(
    st.text(max_size=30),
    st.text(max_size=30),
    st.text(max_size=30),
    st.lists(st.text(max_size=30), max_size=3),
)
def test_any_text_comes_back_as_it_was_and_adds_no_element(
    name: str, url: str, date: str, bullets: list[str]
) -> None:
    basics = Basics(name=name, label=url, email=name, phone=date, profiles=(Profile(network=date),))
    job = Work(name=name, position=date, url=url, startDate=f"x{date}", highlights=tuple(bullets))
    page = read(CV(basics=basics, work=(job,)))
    assert page.elements <= ELEMENTS
    assert {attribute for attribute, _ in page.attributes} <= ATTRIBUTES
    assert page.texts.get("/basics/name", "") == clean(name)
    assert page.texts["/work/0/startDate"] == clean(f"x{date}")
    for index, bullet in enumerate(bullets):
        assert page.texts.get(f"/work/0/highlights/{index}", "") == plain(clean(bullet))


def test_markup_in_a_field_shows_as_text() -> None:
    html = cv_html(CV(basics=Basics(name="<script>alert(1)</script>")), LIBRARY)
    assert "<script" not in html
    assert Reader(html).texts["/basics/name"] == "<script>alert(1)</script>"


def test_an_empty_cv_prints_nothing() -> None:
    for cv in (CV(), CV(basics=Basics(name=" ", summary="\n"), work=(Work(highlights=("", " ")),))):
        assert visible(cv_html(cv, LIBRARY)) == ""
        assert read(cv).elements == {"div"}


def test_missing_parts_leave_no_separator_behind() -> None:
    only = {
        "work": [{"location": "Leeds"}],
        "education": [{"area": "Botany"}],
        "skills": [{"level": "expert"}, {"keywords": ["SQL"]}],
        "languages": [{"fluency": "some"}],
        "certificates": [{"issuer": "Board"}],
        "references": [{"name": "Ada"}],
    }
    html = cv_html(cv_from_json(only), LIBRARY)
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert text == (
        "Experience Leeds Skills expert SQL Education Botany Certificates Board Languages some References Ada"
    )


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2021-03", "", "Mar 2021 – Present"),
        ("2021-03", "Present", "Mar 2021 – Present"),
        ("2019-05", "2021-12-31", "May 2019 – Dec 2021"),
        ("2019", "2019", "2019"),
        ("", "2020", "2020"),
        ("Summer 2018", "autumn", "Summer 2018 – autumn"),
        ("2020-13", "2021", "2020-13 – 2021"),
        ("", "", ""),
    ],
)
def test_a_range_of_dates_reads_as_people_write_it(start: str, end: str, shown: str) -> None:
    html = cv_html(CV(work=(Work(name="Dock", startDate=start, endDate=end),)), LIBRARY)
    dates = re.search(r'<p class="dates">(.*?)</p>', html)
    assert re.sub(r"<[^>]+>", "", dates[1] if dates else "") == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "14 Nov 2019"),
        ("en-US", "Nov 14, 2019"),
        ("de", "14. Nov. 2019"),
        ("de-AT", "14. Nov. 2019"),
        ("tlh", "14 Nov 2019"),
    ],
)
def test_a_day_is_written_in_the_cv_s_language(language: str, shown: str) -> None:
    data = {"certificates": [{"name": "A", "date": "2019-11-14"}], "meta": {"language": language}}
    html = cv_html(cv_from_json(data), LIBRARY)
    assert Reader(html).texts["/certificates/0/date"] == shown
    assert f'lang="{language}"' in html


def test_dates_in_the_person_s_own_words_are_shown_where_no_date_was_read() -> None:
    job = Work(name="Dock", extra={"x-startText": "Michaelmas 2015", "x-endText": "Lent 2016"})
    html = cv_html(CV(work=(job,)), LIBRARY)
    assert Reader(html).texts["/work/0/startDate"] == "Michaelmas 2015"
    assert Reader(html).texts["/work/0/endDate"] == "Lent 2016"


def test_headings_follow_the_language_and_fall_back_to_english() -> None:
    data = {"work": [{"name": "Werft"}]}
    for language, heading in (("de-CH", "Berufserfahrung"), ("tlh", "Experience")):
        html = cv_html(cv_from_json(data | {"meta": {"language": language}}), LIBRARY)
        assert f"<h2>{heading}</h2>" in html


@pytest.mark.parametrize("meta", [None, "en", {}, {"language": 7}, {"language": 'en" onclick="x'}])
def test_a_language_that_is_none_counts_as_english(meta: object) -> None:
    assert language_of(CV(extra={"meta": meta})) == "en"


@pytest.mark.parametrize(
    ("url", "shown", "href"),
    [
        ("https://example.org/", "example.org", "https://example.org/"),
        ("HTTPS://example.org/a", "example.org/a", "HTTPS://example.org/a"),
        ("www.example.org/a?b=1", "www.example.org/a?b=1", "https://www.example.org/a?b=1"),
        ("https://münchen.example", "münchen.example", "https://münchen.example"),
        ("http://example.org", "http://example.org", ""),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
        ("https:javascript", "https:javascript", ""),
        ("data:text/html,x.y", "data:text/html,x.y", ""),
        ("my own site", "my own site", ""),
        ("https://user@example.org", "https://user@example.org", ""),
    ],
)
def test_only_addresses_that_are_safe_to_follow_are_links(url: str, shown: str, href: str) -> None:
    piece = web_piece(url, "/basics/url")
    assert (piece.text, piece.href) == (shown, href)


@pytest.mark.parametrize(
    ("number", "href"),
    [
        ("+44 7700 900142", "tel:+447700900142"),
        ("+44 (0)1632 960 983", "tel:+441632960983"),
        ("01632-960.983", "tel:01632960983"),
        ("(01632) 960983", "tel:01632960983"),
        ("ask at the desk", ""),
        ("01632 960983 ext 4", ""),
        ("-----", ""),
    ],
)
def test_a_phone_number_can_be_dialled_or_is_no_link(number: str, href: str) -> None:
    piece = phone_piece(number, "/basics/phone")
    assert (piece.text, piece.href) == (number, href)


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("a.b+c@example.org", "mailto:a.b+c@example.org"),
        ("zoë@example.org", "mailto:zoë@example.org"),
        ("a@example.org?bcc=b@example.org", ""),
        ("a at example.org", ""),
    ],
)
def test_only_a_plain_mail_address_is_a_link(address: str, href: str) -> None:
    assert mail_piece(address, "/basics/email").href == href


@pytest.mark.parametrize(
    ("profile", "shown"),
    [
        (Profile("GitHub", "amy", "https://github.example.org/amy"), "github.example.org/amy"),
        (Profile("Stack Overflow", "amy", "https://stackoverflow.example.org/u/amy"), None),
        (Profile("GitHub", "amy", ""), "GitHub amy"),
        (Profile("Blog", "", "https://amy.example.org"), "Blog amy.example.org"),
        (Profile("X", "amy", "https://x.example.org/7"), "amy x.example.org/7"),
    ],
)
def test_an_account_is_named_once(profile: Profile, shown: str | None) -> None:
    html = cv_html(CV(basics=Basics(profiles=(profile,))), LIBRARY)
    item = re.search(r"<li>(.*?)</li>", html)
    assert item
    text = re.sub(r"<[^>]+>", "", item[1])
    assert text == (shown or profile.url.removeprefix("https://"))


@pytest.mark.parametrize(
    ("name", "label", "stem"),
    [
        ("Amelia Thornbury", "Senior Backend Developer", "Amelia-Thornbury-Senior-Backend-Developer-CV"),
        ("Zoë Åkesson", "Graduate Developer | Python, SQL", "Zoë-Åkesson-Graduate-Developer-CV"),
        ("Seán O’Neill", "C++/Rust engineer", "Seán-ONeill-C-CV"),
        ("Jean-Luc", "", "Jean-Luc-CV"),
        ("", "", "CV"),
        ("", "Nurse – children", "Nurse-CV"),
        ("../../etc/passwd", "", "etc-passwd-CV"),
        ("CON", "", "CON-CV"),
        ("a\x00b\u202ec:d*?", "", "a-b-c-d-CV"),
        ("नेहा शर्मा", "", "नेहा-शर्मा-CV"),
        ("Zoe\u0308", "", "Zoë-CV"),
    ],
)
def test_the_file_name_says_who_and_what(name: str, label: str, stem: str) -> None:
    assert file_stem(CV(basics=Basics(name=name, label=label))) == stem


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_name_makes_a_file_name_that_every_system_takes(name: str, label: str) -> None:
    stem = file_stem(CV(basics=Basics(name=name, label=label)))
    assert stem.endswith("CV")
    assert len(stem.encode()) <= 128
    assert not re.search(r'[\x00-\x1f<>:"/\\|?*\s.]', stem)


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_of_text_stands_out_from_the_paper(theme: str) -> None:
    colours = load_theme(LIBRARY, theme).colours
    for role in ("ink", "muted", "accent"):
        assert contrast(colours[role], colours["paper"]) >= 4.5, role


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_orders_every_section_once_and_prints_nothing_below_nine_points(theme: str) -> None:
    look = load_theme(LIBRARY, theme)
    assert sorted(look.sections) == sorted(["summary", *RECIPES])
    assert min(look.sizes_pt.values()) >= 9
    assert look.date_place in {"right", "below", "left"}
    assert look.heading_style in {"ruled", "topped", "plain"}
    assert look.layout in {"one", "beside", "sidebar"}
    assert (look.layout == "sidebar") == bool(look.aside)
    assert set(look.aside) < set(look.sections)
    assert {look.head_align, look.heading_align} <= {"start", "center"}
    assert look.heading_case in {"typed", "upper"}
    assert look.name_colour in look.colours


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_style_sheet_defines_every_property_it_uses(theme: str, paper: str) -> None:
    css = theme_css(LIBRARY, theme, paper)
    used, defined = set(re.findall(r"var\((--[\w-]+)", css)), set(re.findall(r"(--[\w-]+):", css))
    assert len(used) > 20
    assert used == defined - {"--size-text"}


def test_no_font_shorthand_brings_ligatures_back() -> None:
    rules = re.findall(r"\{([^{}]*\bfont:[^{}]*)\}", theme_css(LIBRARY))
    assert len(rules) >= 3
    for rule in rules:
        assert rule.index("font-variant-ligatures: none") > rule.index("font:")


def test_page_rules_stand_in_sheets_of_their_own() -> None:
    assert "@page" not in theme_css(LIBRARY)
    assert "size: A4" in paper_css(LIBRARY, "a4")
    assert "size: letter" in paper_css(LIBRARY, "letter")


def test_a_file_of_its_own_loads_nothing_and_proposes_its_name() -> None:
    html = standalone_html(sample(TESTS / "cases/samples/short.json"), LIBRARY)
    head = html.split("</head>")[0]
    assert head.index("Content-Security-Policy") < head.index("<style>")
    assert "default-src 'none'; style-src 'unsafe-inline'" in head
    assert "<title>Zoë-Åkesson-Graduate-Developer-CV</title>" in head
    assert not re.search(r"url\(|@import|<link|<script|<img", html)


MANY = CV(
    basics=Basics(name="Ada Fernside", summary="Runs *calm* kitchens."),
    work=(Work(name="Dock"), Work(name="Pier", startDate="2021-03", highlights=("One", "Two", "**Three**"))),
    skills=(Skill(name="Baking"),),
    sections=(
        OwnSection("Talks", (OwnEntry(name="Dough", summary="On dough."),)),
        OwnSection("Memberships", (OwnEntry(name="Guild", entity="Leeds", endDate="2020"),)),
        OwnSection("", (OwnEntry(name="Untitled"),)),
        OwnSection("Empty"),
    ),
)


def test_what_is_hidden_is_not_printed_and_the_rest_keeps_its_place_in_the_whole_cv() -> None:
    hidden = ("/work/0", "/work/1/highlights/1", "/skills", "/basics/summary", "/sections/0", "/nowhere/3")
    page = Reader(cv_html(MANY, LIBRARY, hidden=hidden))
    for path in hidden:
        assert not any(shown == path or shown.startswith(f"{path}/") for shown in page.paths), path
    assert {path: page.texts[path] for path in page.paths if "highlights" in path} == {
        "/work/1/highlights/0": "One",
        "/work/1/highlights/2": "Three",
    }
    assert page.texts["/work/1/name"] == "Pier"
    assert page.texts["/sections/1/title"] == "Memberships"
    assert page.texts["/sections/1/entries/0/name"] == "Guild"


def test_every_pointer_of_a_page_with_hidden_parts_leads_into_the_whole_cv() -> None:
    paths = Reader(cv_html(MANY, LIBRARY, hidden=("/work/0", "/sections/1"))).paths
    assert len(paths) > 10
    for path in paths:
        get(MANY, path)


def printed(cv: CV, *order: str, hidden: tuple[str, ...] = ()) -> list[str]:
    """Give the headings of a page."""
    return re.findall(r"<h2.*?>(.*?)</h2>", cv_html(cv, LIBRARY, hidden=hidden, order=order))


def test_sections_stand_in_the_order_the_person_chose() -> None:
    assert printed(MANY) == ["Profile", "Experience", "Skills", "Talks", "Memberships"]
    chosen = ("sections/1", "skills", "nowhere", "basics")
    assert printed(MANY, *chosen) == ["Memberships", "Skills", "Profile", "Experience", "Talks"]
    without = printed(MANY, *chosen, hidden=("/sections/0", "/work"))
    assert without == ["Memberships", "Skills", "Profile"]


def test_the_order_of_sections_names_each_once() -> None:
    names = section_order(MANY, LIBRARY, ("sections/2", "skills", "skills"))
    assert names[:2] == ("sections/2", "skills")
    assert sorted(names) == sorted({*RECIPES, "summary", *(f"sections/{n}" for n in range(4))})


def test_a_section_of_one_s_own_needs_no_heading_and_not_without_entries() -> None:
    html = cv_html(MANY, LIBRARY)
    assert "Untitled" in html
    assert "<h2></h2>" not in html
    assert "Empty" not in html


def test_entries_of_one_s_own_without_text_take_a_line_each() -> None:
    html = cv_html(MANY, LIBRARY)
    assert '<section class="section entries" data-path="/sections/0">' in html
    assert '<section class="section compact" data-path="/sections/1">' in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**Led** a team", "<strong>Led</strong> a team"),
        ("*Nature*, 2020", "<em>Nature</em>, 2020"),
        ("***Both***", "<strong><em>Both</em></strong>"),
        ("2 * 3 * 4 <b>", "2 * 3 * 4 &lt;b&gt;"),
        (r"\*as typed\*", "*as typed*"),
        (
            "See [the **map**](https://example.org/?a=1&b=2).",
            'See <a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">'
            "the <strong>map</strong></a>.",
        ),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ('[x](https://e.org/"onclick=x)', None),
    ],
)
def test_a_bullet_and_the_opening_show_light_markdown(text: str, html: str | None) -> None:
    cv = CV(basics=Basics(summary=text), work=(Work(name="Dock", highlights=(text,)),))
    page = cv_html(cv, LIBRARY)
    assert {name for name, _ in Reader(page).attributes} <= ATTRIBUTES
    if html is not None:
        assert f'<li data-path="/work/0/highlights/0">{html}</li>' in page
        assert f'<p class="text" data-path="/basics/summary">{html}</p>' in page


def test_a_name_keeps_its_stars() -> None:
    page = read(CV(work=(Work(name="*Star* Hotel", position="**Chef**", highlights=("x",)),)))
    assert page.texts["/work/0/name"] == "*Star* Hotel"
    assert page.texts["/work/0/position"] == "**Chef**"


@pytest.mark.parametrize(
    ("key", "shown", "day"),
    [
        ("", "Mar 2021 – Present", "14 Nov 2019"),
        ("short", "Mar 2021 – Present", "14 Nov 2019"),
        ("long", "March 2021 – Present", "14 November 2019"),
        ("slash", "03/2021 – Present", "14/11/2019"),
        ("iso", "2021-03 – Present", "2019-11-14"),
        ("year", "2021 – Present", "2019"),
        ("nonsense", "Mar 2021 – Present", "14 Nov 2019"),
    ],
)
def test_all_dates_of_a_cv_are_written_in_the_style_it_chose(key: str, shown: str, day: str) -> None:
    cv = cv_from_json(
        {"work": [{"startDate": "2021-03"}], "certificates": [{"name": "A", "date": "2019-11-14"}]}
    )
    html = cv_html(cv, LIBRARY, dates=key)
    dates = [re.sub(r"<[^>]+>", "", date) for date in re.findall(r'<p class="dates">(.*?)</p>', html)]
    assert dates == [shown, day]


def test_the_styles_of_dates_are_offered_with_an_example() -> None:
    assert date_styles(LIBRARY) == [
        ("short", "Oct 2021"),
        ("long", "October 2021"),
        ("slash", "10/2021"),
        ("iso", "2021-10"),
        ("year", "2021"),
    ]


@pytest.mark.parametrize("language", ["en", "en-US", "de", "fr", "es", "pl", "cy", "tlh"])
def test_no_two_styles_of_dates_look_the_same(language: str) -> None:
    examples = [example for _, example in date_styles(LIBRARY, language)]
    assert len(set(examples)) == len(examples)


def test_a_file_of_its_own_shows_what_the_preview_shows() -> None:
    choices: dict[str, Any] = {"hidden": ("/work/0", "/basics/name"), "order": ("skills",), "dates": "iso"}
    html = standalone_html(MANY, LIBRARY, **choices)
    assert cv_html(MANY, LIBRARY, **choices) in html
    assert "<title>CV</title>" in html


def test_a_theme_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        cv_html(CV(), LIBRARY, "nowhere")


def test_a_new_theme_is_one_file() -> None:
    tokens = LIBRARY.text("content/themes/classic.toml").replace("#1f4d6b", "#6b1f2a")
    library = Library({**LIBRARY.files, "content/themes/claret.toml": tokens})
    assert theme_names(library) == sorted([*THEMES, "claret"])
    assert "--colour-accent: #6b1f2a" in theme_css(library, "claret")
