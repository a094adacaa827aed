"""What every guide's words must be like, and what the backend guide must say."""

import re
from statistics import mean

import pytest

from legible.assets import load_library
from legible.guide_problems import problems
from legible.guides import guide_slugs, load_examples, load_guide

LIBRARY = load_library()
SLUGS = guide_slugs(LIBRARY)
BACKEND = (
    "I, 1p, 1a, 1b, 1c, 2p, 2a, 2b, 2c, 3p, 3a, 3b, 3c, FC0, FC1, FC2, FC3, FC4, FC5, Q1, Q2, Q3, Q4, Q5"
)
ROLES = {  # words by which a guide could name another guide's reader, and whose words they are
    "frontend-developer": r"front-?end|web developers?",
    "mobile-developer": r"(mobile|app|iOS|Android) (developers?|engineers?)",
    "data-engineer": r"data engineers?",
    "data-analyst": r"(data |business )?analysts?",
    "devops-engineer": r"devops|SREs?|site reliability|platform engineers?",
    "qa-engineer": r"QA|testers?|test engineers?",
    "security-engineer": r"(security|penetration) (engineers?|testers?|analysts?)",
    "product-manager": r"product (managers?|owners?)",
    "ux-designer": r"UX|designers?",
    "engineering-manager": r"(engineering|team) managers?",
    "graduate": r"graduates?|career changers?",
    "academic": r"academics?|lecturers?|researchers?",
    "teacher": r"teachers?",
    "nurse": r"nurses?",
    "backend-developer": r"back-?end (developers?|engineers?)",
}
AMERICAN = re.compile(
    r"\b(?!\w*(?:size|prize|seize))\w*(?:yz(?:e[ds]?|ing)|iz(?:e[ds]?|ing|ation)s?)\b"
    r"|\b(?:col|fav|behavi|neighb|flav|harb)or\w*|\blabor(?!at)\w*|\b(?:hon|hum)or(?:s|ed|ing)?\b"
    r"|\b(?:center|theater|fiber)s?\b|\bcatalogs?\b|\bdefenses?\b|\bgray\b|\bresumes?\b|\bfulfill\b"
    r"|\b(?:travel|cancel|label|model)(?:ed|ing)\b|\bskillful\b|\benrollment\b|\bgotten\b",
    re.IGNORECASE,
)
KNOWN = {"CV", "API", "SQL"}  # what a recruiter in the field can be trusted to know
MACHINE = re.compile(
    r"—|\b(delve|leverage|robust|seamless\w*|unlock|elevate|empower|crucial|landscape|journey|simply|just|truly"
    r"|obviously|in today’s|game-chang\w+|cutting-edge|world-class|it’s worth noting|not only)\b",
    re.IGNORECASE,
)


def prose(slug: str) -> str:
    """Give the guide's own words: page, titles and notes, without the examples."""
    text = LIBRARY.text(f"content/guides/{slug}/page.md")
    points = load_guide(LIBRARY, slug).points
    notes = [line for point in points for line in (point.title, f"The checker {point.looks_for}.", point.ask)]
    return "\n\n".join((re.sub(r"\s*\{#[\w-]+\}|\]\(#[\w-]+\)|[\[\]]", "", text), *notes))


def everything(slug: str) -> str:
    pairs = load_examples(LIBRARY, slug)
    return "\n".join((prose(slug), *(line for pair in pairs for line in (*pair.weak, *pair.strong))))


def paragraphs(slug: str) -> list[str]:
    blocks = re.split(r"\n\s*\n|\n(?=- |\d\. )", LIBRARY.text(f"content/guides/{slug}/page.md"))
    plain = [re.sub(r"\s*\{#[\w-]+\}|\]\(#[\w-]+\)|[\[\]]|^(- |\d\. |> )", "", block) for block in blocks]
    return [block for block in plain if block and not block.startswith("#")]


def sentences(slug: str) -> list[str]:
    return [each for block in paragraphs(slug) for each in re.split(r"(?<=[.?!])\s+", block) if each]


def test_there_are_guides() -> None:
    assert "backend-developer" in SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_has_no_problems(slug: str) -> None:
    assert problems(LIBRARY, slug) == []


def test_the_backend_guide_makes_every_point_in_order() -> None:
    points = load_guide(LIBRARY, "backend-developer").points
    assert ", ".join(point.id for point in points) == BACKEND


def test_the_steps_of_the_backend_guide_lead_to_their_points() -> None:
    steps = load_guide(LIBRARY, "backend-developer").steps
    assert [(step.number, step.point) for step in steps] == [(n, f"FC{n}") for n in range(1, 6)]


def test_the_backend_guide_shows_ten_pairs_or_more() -> None:
    assert len(load_examples(LIBRARY, "backend-developer")) >= 10


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_names_no_other_guides_role(slug: str) -> None:
    others = [pattern for role, pattern in ROLES.items() if role != slug]
    assert re.findall(rf"\b(?:{'|'.join(others)})\b", everything(slug)) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_british_guide_has_no_american_spelling(slug: str) -> None:
    assert LIBRARY.table(f"content/guides/{slug}/guide.toml")["locale"] == "en-GB"
    assert [found[0] for found in AMERICAN.finditer(everything(slug))] == []


def test_the_spot_list_knows_american_from_british() -> None:
    american = "organize analyzed behavior colors center catalog gray resume canceled labor optimization"
    british = "organise analysed behaviour colours centre catalogue grey prize size laboratory humorous"
    assert [word for word in american.split() if not AMERICAN.search(word)] == []
    assert [word for word in british.split() if AMERICAN.search(word)] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_explains_its_abbreviations(slug: str) -> None:
    capitals = {word.rstrip("s") for word in re.findall(r"\b[A-Z]{2,}s?\b", prose(slug))}
    assert capitals - KNOWN == set()


@pytest.mark.parametrize("slug", SLUGS)
def test_sentences_stay_short_enough_to_read_aloud(slug: str) -> None:
    lengths = {sentence: len(sentence.split()) for sentence in sentences(slug)}
    assert len(lengths) > 50
    assert [sentence for sentence, length in lengths.items() if length > 36] == []
    assert 8 <= mean(lengths.values()) <= 18


@pytest.mark.parametrize("slug", SLUGS)
def test_no_sentence_stands_twice(slug: str) -> None:
    said = [sentence.lower() for sentence in sentences(slug)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("slug", SLUGS)
def test_paragraphs_stay_short(slug: str) -> None:
    assert [block for block in paragraphs(slug) if len(block.split()) > 100] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_speaks_neither_brochure_nor_machine(slug: str) -> None:
    assert [found[0] for found in MACHINE.finditer(prose(slug))] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_quotation_marks_and_apostrophes_are_typographic(slug: str) -> None:
    assert re.findall(r".{0,20}[\"'].{0,20}", everything(slug)) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_notes_read_on_after_the_words_the_checker(slug: str) -> None:
    notes = [point.looks_for for point in load_guide(LIBRARY, slug).points if point.looks_for]
    assert [note for note in notes if not re.match(r"(looks|points out|passes) .*[^.]$", note)] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_question_to_the_reader_ends_as_one(slug: str) -> None:
    asked = [point.ask for point in load_guide(LIBRARY, slug).points if point.ask]
    assert [ask for ask in asked if not ask.endswith("?")] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_handles_are_short_and_unlike_each_other(slug: str) -> None:
    points = load_guide(LIBRARY, slug).points
    assert [point.title for point in points if len(point.title.split()) > 13] == []
    assert len({point.title for point in points}) == len(points)
