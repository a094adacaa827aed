import pytest

from legible.library import Library
from legible.templating import environment


def render(template: str, **values: object) -> str:
    return environment(Library({"templates/a.j2": template})).get_template("a.j2").render(**values)


def test_text_is_escaped_whatever_the_file_is_called() -> None:
    assert render("{{ name }}", name="<script>") == "&lt;script&gt;"


def test_a_name_that_is_not_given_is_an_error() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        render("{{ nobody }}")


def test_a_template_that_is_not_there_is_an_error() -> None:
    from jinja2 import TemplateNotFound

    with pytest.raises(TemplateNotFound):
        environment(Library({})).get_template("a.j2")


def test_a_library_keeps_its_own_environment() -> None:
    one, other = Library({"templates/a.j2": "one"}), Library({"templates/a.j2": "other"})
    assert environment(one) is environment(one)
    assert environment(other).get_template("a.j2").render() == "other"


def test_block_lines_leave_no_blank_lines() -> None:
    assert render("a\n  {% if true %}\nb\n  {% endif %}\nc\n") == "a\nb\nc"
