"""Links from findings and from the preview to the field that a text is in, and past many fields at once."""

from page import dom
from page.review import show_panel


def start(paper):
    dom.on_delegated("click", "[data-goto]", went)
    dom.on_delegated("click", "[data-skip]", skipped)
    dom.on(paper, "click", preview_clicked)


def went(link, event):
    event.preventDefault()
    dom.go_to(link.dataset.goto)


def skipped(link, event):
    """Go to a panel's heading; the panel may have to be shown first."""
    event.preventDefault()
    show_panel(link.dataset.skip)
    dom.show_view("preview" if link.dataset.skip == "preview" else "fields")
    dom.focus(dom.by_id(link.dataset.skip + "-title"))


def preview_clicked(event):
    """Go from a line of the preview to its field; a link there must not lead away from the work."""
    event.preventDefault()
    line = event.target.closest("[data-path]")
    if line:
        dom.go_to(line.getAttribute("data-path"))
