"""Lines split and joined on the screen at once: the engine's answer only brings the rest.

So whatever is typed next, by keys or an input method, goes into the line where it belongs.
"""

from page import dom

ROWS = ":scope > .item"
PLACED = "[id], [for], [data-path], [data-drag], [data-more]"
PLACES = ("id", "for", "data-row", "data-path", "data-drag", "data-more", "aria-describedby")


def split(field, start, end):
    """Move what stands behind the selection into a line of its own; what is selected goes."""
    row, text = field.closest(".item"), field.value
    below = row.cloneNode(True)
    row.after(below)
    number(row.parentElement)
    show(row, text[:start])
    show(below, text[end:])
    put_caret(below, 0)


def below(row):
    """Give the line below one, if there is one."""
    return beside(row.nextElementSibling)


def beside(row):
    return row if row and row.matches(".item") else None


def can_join(row):
    """Say whether a line and the one before it can be joined here: the page adds no space between words."""
    above = beside(row.previousElementSibling)
    if not above or row.matches(".off") or above.matches(".off"):
        return False
    return not (field_in(above).value and field_in(row).value)


def join(row):
    """Join a line with the one before it, one of them being empty."""
    above, text = row.previousElementSibling, field_in(row).value
    before, list_of = field_in(above).value, row.parentElement
    if text:
        show(above, text)
    put_caret(above, len(before))
    row.remove()  # last, so that a phone keeps its keyboard up
    number(list_of)


def field_in(row):
    return row.querySelector("textarea")


def show(row, text):
    """Let a line read otherwise; what was found in its old text is about that alone."""
    field, under, note = field_in(row), row.querySelector(".under"), row.querySelector(".mark")
    field.value = text
    field.removeAttribute("data-mark")
    under.textContent = note.textContent = ""


def put_caret(row, place):
    field = field_in(row)
    field.focus()
    dom.select(field, place, place)


def number(list_of):
    """Let each line carry the pointer of its place in the list."""
    path = list_of.dataset.list
    for index, row in enumerate([one for one in list_of.querySelectorAll(ROWS)]):
        old, new = row.dataset.row, f"{path}/{index}"
        if old != new:
            for element in [row] + [one for one in row.querySelectorAll(PLACED)]:
                rename(element, old, new)


def rename(element, old, new):
    for name in PLACES:
        value = element.getAttribute(name)
        if value and value.endswith(old):
            element.setAttribute(name, value[: -len(old)] + new)
