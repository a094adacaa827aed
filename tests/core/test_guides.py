import re
from collections.abc import Mapping

import pytest

from legible.assets import root
from legible.guide_problems import problems
from legible.guides import BrokenGuide, StepRule, guide_slugs, load_examples, load_guide
from legible.library import Library

STEPS = "\n".join(
    f'[[step]]\nnumber = {n}\nid = "FC{n}"\ntitle = "Step {n}?"\nlooks_for = "looks"\nrules = ["rule-{n}"]\n'
    for n in range(1, 6)
)
QUESTIONS = "\n".join(
    f'[[faq]]\nid = "Q{n}"\ntitle = "Question {n}"\nask = "Is it so?"\n' for n in range(1, 6)
)
POINTS = "\n".join(
    f'[[point]]\nid = "1{letter}"\nkind = "bullet"\ntitle = "P"\nrules = ["rule-1"]\nlooks_for = "looks"\n'
    for letter in "abc"
)
HEAD = 'title = "Lock keeper CV guide"\nlabel = "Canals"\nkicker = "One idea"\nlocale = "en-GB"\n'
PAGE = "\n".join(
    [
        "Opening.",
        "## One {#one}",
        *(f"- Point. {{#1{letter}}}" for letter in "abc"),
        "## Check {#final-check}",
        *(f"1. Why. {{#FC{n}}}" for n in range(1, 6)),
        "## Questions {#questions}",
        *(f"### Why? {{#Q{n}}}\nSo." for n in range(1, 6)),
    ]
)
RULES = {f"rule-{n}" for n in range(1, 6)}


def library(**folders: str | Mapping[str, str]) -> Library:
    """Make a library of guide folders, each a guide.toml or its files by name."""
    files = {}
    for slug, content in folders.items():
        for name, text in ({"guide.toml": content} if isinstance(content, str) else content).items():
            files[f"content/guides/{slug}/{name}"] = text
    return Library(files)


def complete(head: str = HEAD, body: str = POINTS + STEPS + QUESTIONS, page: str = PAGE) -> Library:
    return library(keeper={"guide.toml": head + body, "page.md": page})


def test_families_are_no_guides_to_choose_from() -> None:
    assert guide_slugs(library(_base="", welder="", baker="")) == ["baker", "welder"]


def test_a_folder_inside_a_guide_is_no_guide() -> None:
    assert guide_slugs(library(baker={"guide.toml": "", "old/guide.toml": ""})) == ["baker"]


def test_a_guide_that_is_not_there_is_a_key_error_with_its_name() -> None:
    with pytest.raises(KeyError, match="baker"):
        load_guide(library(), "baker")


def test_points_steps_and_questions_come_in_the_order_of_the_article() -> None:
    points = load_guide(complete(), "keeper").points
    ids = " ".join(point.id for point in points)
    assert ids == "1a 1b 1c FC1 FC2 FC3 FC4 FC5 Q1 Q2 Q3 Q4 Q5"
    assert [point.kind for point in points] == ["bullet"] * 3 + ["step"] * 5 + ["faq"] * 5


def test_a_step_may_count_only_one_severity_or_more_than_some_hits() -> None:
    guide = load_guide(
        library(
            baker="""
            [[step]]
            number = 1
            id = "FC1"
            title = "Is the bread named?"
            rules = ["no-bread", { rule = "burnt", severity = "warning" }, { rule = "crumbs", more_than = 5 }]
            """
        ),
        "baker",
    )
    assert guide.steps[0].rules == (
        StepRule("no-bread"),
        StepRule("burnt", severity="warning"),
        StepRule("crumbs", more_than=5),
    )
    assert guide.points[0].rules == ("no-bread", "burnt", "crumbs")


def test_the_child_changes_the_settings_that_it_names_and_keeps_the_rest() -> None:
    guide = load_guide(
        library(
            _base='[rules]\nlong = { max = 40, severity = "suggestion" }\ngap = "off"\nshort = "off"',
            baker='extends = ["_base"]\n[rules]\nlong = { max = 30 }\ngap = "warning"',
        ),
        "baker",
    )
    assert guide.settings == {
        "long": {"off": False, "max": 30, "severity": "suggestion"},
        "gap": {"off": False, "severity": "warning"},
        "short": {"off": True},
    }


def test_a_child_can_turn_a_rule_on_again() -> None:
    guide = load_guide(
        library(_base='[rules]\ngap = "off"', baker='extends = "_base"\n[rules]\ngap = "on"'), "baker"
    )
    assert guide.settings["gap"] == {"off": False}


def test_of_two_families_the_first_named_is_the_nearer_one() -> None:
    guide = load_guide(
        library(
            _base="[rules]\nlong = { max = 1 }",
            _food='extends = "_base"\n[rules]\nlong = { max = 2 }',
            _trade='extends = "_base"\n[rules]\nlong = { max = 3 }',
            baker='extends = ["_food", "_trade"]',
        ),
        "baker",
    )
    assert guide.settings["long"]["max"] == 2


def test_word_lists_of_families_are_inherited_and_added_to() -> None:
    guide = load_guide(
        library(
            _base={
                "guide.toml": "",
                "vocab/tools.txt": "# what a trade works with\nknife\nc#  # a language\n",
            },
            baker={
                "guide.toml": 'extends = "_base"',
                "vocab/words.toml": 'tools = ["oven"]\ngoods = ["bun"]',
            },
        ),
        "baker",
    )
    assert guide.vocabulary == {"tools": {"knife", "c#", "oven"}, "goods": {"bun"}}


def test_a_guide_adds_to_takes_from_and_replaces_word_lists() -> None:
    base = {
        "guide.toml": "",
        "vocab/a.txt": "one\ntwo",
        "vocab/b.txt": "one\ntwo",
        "vocab/c.txt": "one\ntwo",
    }
    own = 'extends = "_base"\n[vocab]\n"a+" = ["three"]\n"b-" = ["two"]\nc = ["four"]'
    vocabulary = load_guide(library(_base=base, baker=own), "baker").vocabulary
    assert vocabulary == {"a": {"one", "two", "three"}, "b": {"one", "-two"}, "c": {"four"}}


def test_a_word_that_a_family_took_away_can_be_put_back() -> None:
    guide = load_guide(
        library(
            _base='[vocab]\n"a-" = ["one"]',
            baker='extends = "_base"\n[vocab]\n"a+" = ["one"]',
        ),
        "baker",
    )
    assert guide.vocabulary == {"a": {"one"}}


def test_a_circle_of_guides_is_told_with_its_members() -> None:
    with pytest.raises(BrokenGuide, match="baker -> _a -> _b -> _a"):
        load_guide(library(_a='extends = "_b"', _b='extends = "_a"', baker='extends = "_a"'), "baker")


def test_a_family_that_is_not_there_is_told_with_its_child() -> None:
    with pytest.raises(BrokenGuide, match="baker extends _food"):
        load_guide(library(baker='extends = "_food"'), "baker")


def test_a_guide_without_examples_has_none() -> None:
    assert load_examples(library(baker=""), "baker") == ()


def test_an_example_is_one_line_or_several() -> None:
    pairs = """
    [[pair]]
    point = "1a"
    rule = "no-bread"
    place = "role"
    weak = "Baked."
    strong = ["Baked rolls.", "Sold them."]
    """
    (example,) = load_examples(library(baker={"guide.toml": "", "examples.toml": pairs}), "baker")
    assert (example.weak, example.strong) == (("Baked.",), ("Baked rolls.", "Sold them."))


def test_a_complete_guide_has_no_problems() -> None:
    assert problems(complete(), "keeper", RULES) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (complete(head=HEAD.replace("label", "tag")), "guide.toml has no label"),
        (complete(body=POINTS + STEPS), "there are 0 questions, not 5"),
        (complete(body=POINTS + QUESTIONS), "the final check has the steps [], not 1 to 5"),
        (complete(body=POINTS * 2 + STEPS + QUESTIONS), "point 1a stands 2 times"),
        (
            complete(body=POINTS + STEPS + QUESTIONS.replace("ask", "note")),
            "point Q1 is served by no rule and asks nothing",
        ),
        (
            complete(body=POINTS.replace("looks_for", "note") + STEPS + QUESTIONS),
            "point 1a does not say what its rules look for",
        ),
        (
            complete(body=POINTS.replace("bullet", "ballet") + STEPS + QUESTIONS),
            "point 1a has an unknown kind: 'ballet'",
        ),
        (
            complete(body=POINTS + STEPS.replace('["rule-3"]', "[]") + QUESTIONS),
            "step 3 has no rule that could fail it",
        ),
        (
            complete(body=POINTS + STEPS.replace("rule-3", "rule-33") + QUESTIONS),
            "point FC3 names a rule that does not exist: rule-33",
        ),
        (
            complete(body=POINTS + STEPS + QUESTIONS + "[rules]\ntypo = 'off'"),
            "[rules] names a rule that does not exist: typo",
        ),
        (complete(page=PAGE.replace("{#1b}", "")), "page.md says nothing for point 1b"),
        (complete(page=PAGE.replace("{#1b}", "{#1a}")), "page.md has the anchor 1a 2 times"),
        (complete(page=PAGE.replace("{#1b}", "")), "the section 'One {#one}' has 2 points, not 3"),
        (complete(page=PAGE.replace(" {#one}", "")), "the section 'One' has no anchor"),
        (library(keeper='extends = "_nobody"'), "keeper extends _nobody"),
        (library(), "there is no guide 'keeper'"),
    ],
)
def test_what_is_wrong_is_said_in_words(content: Library, problem: str) -> None:
    assert any(problem in said for said in problems(content, "keeper", RULES))


def test_without_a_set_of_rules_their_names_are_not_judged() -> None:
    assert problems(complete(body=POINTS + STEPS.replace("rule-3", "x") + QUESTIONS), "keeper") == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"1a"', '"9z"', "belongs to no point: 9z"),
        ('"bullet"', '"ballet"', "has an unknown place: ballet"),
        ('"rule-1"', '"rule-9"', "names a rule that does not exist: rule-9"),
    ],
)
def test_an_example_that_leads_nowhere_is_a_problem(old: str, new: str, problem: str) -> None:
    pair = (
        '[[pair]]\npoint = "1a"\nrule = "rule-1"\nplace = "bullet"\nweak = "Baked."\nstrong = "Baked rolls."'
    )
    files = dict(complete().files)
    files["content/guides/keeper/examples.toml"] = pair
    assert problems(Library(files), "keeper", RULES) == []
    files["content/guides/keeper/examples.toml"] = pair.replace(old, new)
    assert any(problem in said for said in problems(Library(files), "keeper", RULES))


def test_the_worked_example_in_the_docs_loads() -> None:
    document = root() / "docs" / "writing-guides.md"
    if not document.is_file():
        pytest.skip("the docs are not part of the installed package")
    blocks = re.findall(r"```toml\n(.*?)```", document.read_text("utf-8"), re.DOTALL)
    content = library(
        _base="",
        chef={
            "guide.toml": "\n".join(block for block in blocks if "[[pair]]" not in block),
            "examples.toml": "\n".join(block for block in blocks if "[[pair]]" in block),
        },
    )
    guide = load_guide(content, "chef")
    assert [point.id for point in guide.points] == ["1a", "1b", "FC1"]
    assert guide.settings["bullet-length"]["long"] == 30
    assert guide.vocabulary["buzzwords"] == {"-passionate"}
    assert [example.point for example in load_examples(content, "chef")] == ["1a"]
