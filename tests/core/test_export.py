"""Every format of the table: what is in it, the same each time, and found again by our own importer."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from insides import insides, text_in_order

from legible.assets import load_library
from legible.importer import import_bytes
from legible.model import CV, Basics, Location, OwnEntry, OwnSection, Profile, Project, Skill, Work
from legible.parsed import Leftover, Parsed
from legible.render import theme_names
from legible.render.blocks import Block, Span, blocks
from legible.render.choices import Choices, chosen_outline
from legible.render.docx import Facts, as_docx
from legible.render.formats import FORMATS, exported
from legible.render.markdown import as_markdown
from legible.render.pages import pdf_of
from legible.render.survival import Survival, lost, survived
from legible.render.theme import load_theme
from legible.resume_json import cv_from_json, cv_to_json

LIBRARY = load_library()
TESTS = Path(__file__).resolve().parent.parent
SAMPLES = sorted((TESTS / "cases/samples").glob("*.json"))
ASKED_FOR = ("basics", "work", "education", "skills")  # what any program that reads CVs must find
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = st.text(max_size=40)


def sample(name: str) -> CV:
    return cv_from_json(json.loads((TESTS / f"cases/samples/{name}.json").read_text("utf-8")))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Give the style and the text of each paragraph of a Word file."""
    body = ElementTree.fromstring(parts(data)["word/document.xml"])
    return [(_style(p), "".join(_words(p))) for p in body.iter(f"{W}p")]


def _style(paragraph: ElementTree.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""


def _words(paragraph: ElementTree.Element) -> list[str]:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return [
        (node.text or "") if node.tag == f"{W}t" else signs.get(node.tag, "") for node in paragraph.iter()
    ]


def found_again(cv: CV, key: str, choices: Choices | None = None) -> tuple[Survival, ...]:
    made = exported(cv, LIBRARY, key, replace(choices or Choices(), attach=False))  # the page alone counts
    return survived(cv, import_bytes(made.data, made.name, LIBRARY), LIBRARY, choices)


def test_there_are_the_formats_that_people_ask_for() -> None:
    assert set(FORMATS) >= {"docx", "html", "json", "md", "txt"}
    assert all(kind.suffix.startswith(".") and "/" in kind.mime for kind in FORMATS.values())


@pytest.mark.parametrize("key", ["txt", "md"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_plain_formats_write_every_sample_as_they_did_before(
    path: Path, key: str, request: pytest.FixtureRequest
) -> None:
    golden = TESTS / "golden" / f"{path.stem}{FORMATS[key].suffix}"
    text = exported(sample(path.stem), LIBRARY, key).data.decode()
    if request.config.getoption("--rewrite-golden"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_same_cv_gives_the_same_bytes(path: Path, key: str) -> None:
    cv, again = sample(path.stem), sample(path.stem)
    assert exported(cv, LIBRARY, key) == exported(again, LIBRARY, key)


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_word_of_a_cv_is_lost_when_its_file_is_read_again(path: Path, key: str) -> None:
    found = found_again(sample(path.stem), key)
    missing = set(pdf_of(sample(path.stem), LIBRARY).missing if key == "pdf" else ())  # what has no letter
    assert len(found) > 15
    assert [one for one in lost(found) if not missing & set(one.text)] == []


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("name", ["backend-developer", "short"])
def test_contact_work_education_and_skills_come_back_in_their_own_fields(name: str, key: str) -> None:
    asked = [one for one in found_again(sample(name), key) if one.path.split("/")[1] in ASKED_FOR]
    assert len(asked) > 10
    assert [one for one in asked if one.outcome != "kept"] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_json_brings_back_every_field_of_every_sample(path: Path) -> None:
    assert {one.outcome for one in found_again(sample(path.stem), "json")} == {"kept"}


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("language", ["de", "fr", "es", "pl", "cy", "en-US"])
def test_a_cv_in_another_language_is_found_again(language: str, key: str) -> None:
    choices = Choices(language=language)
    asked = [
        one
        for one in found_again(sample("backend-developer"), key, choices)
        if one.path.split("/")[1] in ASKED_FOR
    ]
    assert [one for one in asked if one.outcome != "kept"] == []


def test_what_changed_and_what_is_lost_are_told_apart() -> None:
    cv = CV(basics=Basics(name="Ada Fernside", label="Baker"), work=(Work(name="Dock", position="Cook"),))
    read = Parsed(
        CV(basics=Basics(name="Ada Fernside"), work=(Work(name="Cook"),)), leftovers=(Leftover("a baker"),)
    )
    found = {one.path: one.outcome for one in survived(cv, read, LIBRARY)}
    assert found == {
        "/basics/name": "kept",
        "/basics/label": "changed",
        "/work/0/position": "changed",
        "/work/0/name": "lost",
    }


def test_entries_are_paired_by_what_they_say_not_by_their_place() -> None:
    jobs = (Work(name="Dock", position="Cook"), Work(name="Pier", position="Baker"))
    found = survived(CV(work=jobs), Parsed(CV(work=jobs[::-1])), LIBRARY)
    assert {one.outcome for one in found} == {"kept"}


def test_words_in_the_wrong_job_are_not_kept() -> None:
    jobs = (Work(name="Dock", position="Cook"), Work(name="Pier", position="Baker"))
    mixed = (Work(name="Dock", position="Baker"), Work(name="Pier", position="Cook"))
    found = survived(CV(work=jobs), Parsed(CV(work=mixed)), LIBRARY)
    assert [one.outcome for one in found].count("kept") == 2


@pytest.mark.parametrize("theme", theme_names(LIBRARY))
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_word_and_text_say_the_same_in_the_same_order(path: Path, theme: str) -> None:
    cv, choices = sample(path.stem), Choices(theme=theme)
    word = " ".join(text for _, text in paragraphs(exported(cv, LIBRARY, "docx", choices).data))
    text = exported(cv, LIBRARY, "txt", choices).data.decode()
    bare = [re.sub(r"^- ", "", line) for line in text.splitlines()]
    assert re.sub(r"[\s|]", "", word) == re.sub(r"[\s|]", "", "".join(bare))


def test_a_word_file_has_real_headings_lists_and_links() -> None:
    data = exported(sample("backend-developer"), LIBRARY, "docx").data
    styles = [style for style, _ in paragraphs(data)]
    headings = [text for style, text in paragraphs(data) if style == "Heading1"]
    assert styles[0] == "Title"
    assert headings[:2] == ["Profile", "Experience"]
    assert styles.count("ListBullet") == 17
    links = parts(data)["word/_rels/document.xml.rels"].decode()
    assert 'Target="mailto:amelia.thornbury@example.org"' in links
    assert 'Target="https://thornbury.example.org"' in links
    assert (
        "javascript:"
        not in parts(exported(sample("stress"), LIBRARY, "docx").data)[
            "word/_rels/document.xml.rels"
        ].decode()
    )


def test_a_word_file_says_what_it_is() -> None:
    made = exported(sample("backend-developer"), LIBRARY, "docx", Choices(made="2026-03-09"))
    core = parts(made.data)["docProps/core.xml"].decode()
    assert "<dc:title>Amelia Thornbury – CV</dc:title>" in core
    assert "<dc:creator>Amelia Thornbury</dc:creator>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert ">2026-03-09T00:00:00Z</dcterms:created>" in core
    undated = parts(exported(sample("backend-developer"), LIBRARY, "docx").data)["docProps/core.xml"]
    assert b"dcterms:created" not in undated


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 11906, 16838), ("letter", 12240, 15840)])
def test_a_word_page_has_the_paper_s_size(paper: str, width: int, height: int) -> None:
    data = exported(sample("short"), LIBRARY, "docx", Choices(paper=paper)).data
    assert f'<w:pgSz w:w="{width}" w:h="{height}" />'.encode() in parts(data)["word/document.xml"]


def test_paragraphs_run_the_way_their_script_does() -> None:
    cv = CV(
        basics=Basics(name="נועה לביא", label="Backend Developer"),
        work=(Work(name="נמל", position="מפתחת", startDate="2021", highlights=("בנתה API", "Cut costs")),),
        extra={"meta": {"language": "he"}},
    )
    body = ElementTree.fromstring(parts(exported(cv, LIBRARY, "docx").data)["word/document.xml"])
    right = {"".join(_words(p)): p.find(f"{W}pPr/{W}bidi") is not None for p in body.iter(f"{W}p")}
    assert right["נועה לביא"]
    assert right["Experience"]
    assert right["בנתה API"]
    assert not right["Cut costs"]
    assert body.find(f"{W}body/{W}sectPr/{W}bidi") is not None
    runs = {"".join(_words(run)): run.find(f"{W}rPr/{W}rtl") is not None for run in body.iter(f"{W}r")}
    assert runs["נועה לביא"]
    assert not runs["Cut costs"]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_word_opens_the_file_without_complaint(path: Path, paper: str, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    file = tmp_path / "cv.docx"
    file.write_bytes(
        exported(sample(path.stem), LIBRARY, "docx", Choices(paper=paper, made="2026-03-09")).data
    )
    result = audit.OpenXmlValidator().validate(file)
    assert [str(error) for error in result.errors] == []
    assert result.is_valid


@given(WORDS, WORDS, WORDS)
def test_any_text_makes_a_word_file_that_holds_it(name: str, text: str, url: str) -> None:
    cv = CV(
        basics=Basics(name=name, summary=text), work=(Work(name=text, position=name, url=url, startDate=url),)
    )
    for data in parts(exported(cv, LIBRARY, "docx").data).values():
        ElementTree.fromstring(data)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_json_resume_keeps_to_its_schema(path: Path) -> None:
    valid = json_resume_check()
    valid(json.loads(exported(sample(path.stem), LIBRARY, "json").data))


def json_resume_check() -> Any:
    schemas = pytest.importorskip("fastjsonschema")
    return schemas.compile(json.loads((TESTS / "cases/schemas/json-resume.json").read_text("utf-8")))


def test_the_schema_refuses_what_json_resume_does_not_have() -> None:
    valid = json_resume_check()
    for wrong in (
        {"sections": []},
        {"work": {}},
        {"work": [{"startDate": "Summer 2023"}]},
        {"basics": {"email": "none"}},
        {"basics": {"url": "my site"}},
    ):
        with pytest.raises(ValueError, match="data"):
            valid(wrong)


@given(WORDS, WORDS, st.dictionaries(WORDS, st.none() | st.floats() | WORDS | st.lists(WORDS), max_size=3))
def test_any_cv_makes_a_json_resume_that_keeps_to_its_schema(
    text: str, date: str, extra: dict[str, Any]
) -> None:
    basics = Basics(name=text, email=text, url=text, profiles=(Profile(url=text),), extra=extra)
    job = Work(
        name=text, startDate=date, endDate=date, url=text, highlights=(text,), extra={**extra, "name": 7}
    )
    own = OwnSection(text, (OwnEntry(name=text),))
    cv = CV(basics=basics, work=(job,), sections=(own,), extra={**extra, "skills": "Go"})
    data = json.loads(exported(cv, LIBRARY, "json").data, parse_constant=pytest.fail)
    json_resume_check()(data)


def test_own_sections_and_own_words_for_dates_come_back_from_json() -> None:
    cv = CV(
        work=(Work(name="Dock", startDate="Summer 2023", endDate="now"),),
        sections=(OwnSection("Talks", (OwnEntry(name="Dough", endDate="2023-05"),)),),
    )
    made = exported(cv, LIBRARY, "json")
    again = import_bytes(made.data, made.name, LIBRARY).cv
    assert again.sections == cv.sections
    assert exported(again, LIBRARY, "txt").data == exported(cv, LIBRARY, "txt").data


MARKED = [
    "2 * 3 * 4", "*", "**bold**", "_under_ and __more__", "[words](https://example.org)", "# no heading",
    "- dash", "1. one", "1) one", "+ plus", "> quote", "`code`", "a\\b", "<b>x</b>", "&amp; &", "~~gone~~",
    "===", "---", "https://example.org/a_b_c", "C* and F#", "| a | b |", "![x](y)", "* star", "\\*", "#hash",
    "12. May",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKED)
def test_markdown_shows_a_person_s_words_as_they_were_typed(text: str) -> None:
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    for kind in ("text", "bullet", "entry", "line", "label"):
        html = parser.render(as_markdown([Block("name", (Span("A"),)), Block(kind, (Span(text),))]))
        shown = re.sub(r"<[^>]+>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        assert shown.split() == ["A", *text.split()], (kind, html)


@given(st.lists(st.text(alphabet="ab*_[]()#>`\\<&~-+=1. \n", max_size=20), min_size=1, max_size=3))
def test_no_words_become_signs_of_markdown(texts: list[str]) -> None:
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    spans = [Block("text", (Span(text),)) for text in texts if text.strip()]
    tags = set(re.findall(r"<(\w+)", parser.render(as_markdown(spans))))
    assert tags <= {"p", "br"}


def test_markdown_keeps_headings_links_and_looks() -> None:
    text = exported(sample("own-sections"), LIBRARY, "md").data.decode()
    assert text.startswith("# Rhona Galbraith\n\nPastry Chef\n\n")
    assert "## Experience\n\n### Pastry Chef\n\nMar 2021 – Present  \nTay Hotel\n" in text
    assert "[the dough book](https://example.org/dough)" in text
    assert "- **Cut waste by a third** with a weekly plan that the *whole* kitchen reads." in text
    assert "[the plan (2024)](https://example.org/plan_%282024%29)" in text


def test_markdown_of_ours_is_read_without_its_backslashes() -> None:
    cv = CV(
        basics=Basics(name="Ada Fernside"),
        work=(Work(name="Dock", position="Cook", highlights=(r"Kept \*all\* #1 [x]",)),),
    )
    made = exported(cv, LIBRARY, "md")
    assert b"\\*all\\*" in made.data
    assert "Kept *all* #1 [x]" in str(cv_to_json(import_bytes(made.data, made.name, LIBRARY).cv))


def test_plain_text_wraps_nothing_and_marks_bullets_with_a_dash() -> None:
    long = "word " * 200
    cv = CV(basics=Basics(name="Ada"), work=(Work(name="Dock", highlights=(long, "two")),))
    assert exported(cv, LIBRARY, "txt").data.decode() == (
        f"Ada\n\nExperience\nDock\n- {long.strip()}\n- two\n"
    )


@pytest.mark.parametrize("key", FORMATS)
def test_what_is_hidden_is_in_no_file(key: str) -> None:
    hidden = ("/work/0", "/basics/phone", "/skills", "/references")
    made = exported(sample("backend-developer"), LIBRARY, key, Choices(hidden=hidden))
    everything = b" ".join(insides(made.data))
    for words in ("settlement service", "7700", "OpenAPI", "anything touches the ledger"):
        assert words.encode() not in everything
    assert b"Northgate" in everything


@pytest.mark.parametrize("key", FORMATS)
def test_sections_stand_in_the_order_chosen(key: str) -> None:
    if key == "json":
        return  # its order is the schema's
    made = exported(sample("backend-developer"), LIBRARY, key, Choices(order=("skills", "education")))
    whole = text_in_order(made.data)
    assert whole.index(b"RabbitMQ") < whole.index(b"Formal methods") < whole.index(b"Redis brought")


@pytest.mark.parametrize("key", FORMATS)
def test_the_file_s_name_says_who_and_what(key: str) -> None:
    made = exported(sample("backend-developer"), LIBRARY, key)
    assert made.name == f"Amelia-Thornbury-Senior-Backend-Developer-CV{FORMATS[key].suffix}"
    assert exported(CV(), LIBRARY, key).name == f"CV{FORMATS[key].suffix}"


@pytest.mark.parametrize("key", FORMATS)
def test_an_empty_cv_makes_a_file_too(key: str) -> None:
    assert exported(CV(), LIBRARY, key).name.startswith("CV.")


def test_a_theme_s_order_and_place_of_dates_reach_the_word_file() -> None:
    page = list(blocks(chosen_outline(sample("short"), LIBRARY, Choices())))
    below = replace(load_theme(LIBRARY, "classic"), date_place="below")
    styles = [style for style, _ in paragraphs(as_docx(page, below, "a4", Facts("en", "CV", "")))]
    assert "Dates" in styles


def test_a_project_s_stack_is_read_as_its_tools() -> None:
    cv = CV(
        projects=(Project(name="Kiln", description="A forge.", keywords=("Go", "SQL")),),
        skills=(Skill(name="Go"),),
    )
    text = b"Ada Fernside\nada@example.org\n\nProjects\nKiln\nA small forge.\nTechnologies: Go, SQL\n"
    assert import_bytes(text, "a.txt", LIBRARY).cv.projects[0].keywords == cv.projects[0].keywords


@pytest.mark.parametrize(
    ("line", "network", "username"),
    [
        ("GitHub ada-f", "GitHub", "ada-f"),
        ("Mastodon @ada@social.example.org", "Mastodon", "@ada@social.example.org"),
        ("@ada@social.example.org", "Mastodon", "@ada@social.example.org"),
    ],
)
def test_an_account_without_an_address_is_read(line: str, network: str, username: str) -> None:
    text = f"Ada Fernside\nBaker\nada@example.org\n{line}\n\nExperience\nCook\nDock\n2020 – 2021\n- Baked.\n"
    basics = import_bytes(text.encode(), "a.txt", LIBRARY).cv.basics
    assert [(one.network, one.username) for one in basics.profiles] == [(network, username)]
    assert basics.email == "ada@example.org"


def test_what_an_employer_does_is_read_from_its_line() -> None:
    head = "Ada Fernside\nada@example.org\n\nExperience\nHead Baker\n2020 - 2021\n"
    text = f"{head}Crumb Ltd · Leeds · bread for 60 schools\n- Baked.\n"
    job = import_bytes(text.encode(), "a.txt", LIBRARY).cv.work[0]
    assert (job.name, job.location, job.description) == ("Crumb Ltd", "Leeds", "bread for 60 schools")


PAGE = """<!doctype html><html><head><title>Ada</title><style>p { color: red }</style></head><body>
<h1>Ada Fernside</h1><p>ada@example.org<br>Leeds</p><nav>Home</nav><script>var name = "hidden words"</script>
<h2>Experience</h2><h3>Cook</h3><p>Dock &amp; Sons</p><p>2020 – 2021</p><ul><li>Baked <b>rye</b> bread.</ul>
<p hidden>unseen</p><table><tr><td>Skills</td></tr></table><p><a href="javascript:x()">x</a></body></html>"""


def test_a_web_page_is_read_as_it_is_seen() -> None:
    parsed = import_bytes(PAGE.encode(), "cv.html", LIBRARY)
    assert parsed.document is not None
    assert [line.text for line in parsed.document.lines] == [
        "Ada Fernside", "ada@example.org", "Leeds", "Experience", "Cook", "Dock & Sons", "2020 – 2021",
        "Baked rye bread.", "Skills", "x",
    ]  # fmt: skip
    assert parsed.document.links == ()
    assert parsed.cv.basics == Basics(
        name="Ada Fernside", email="ada@example.org", location=Location(city="Leeds")
    )
    assert parsed.cv.work[0].highlights == ("Baked rye bread.",)
