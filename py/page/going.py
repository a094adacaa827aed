"""Links from findings and from the preview to the field that a text is in."""

from page import dom


def start(paper):
    dom.on_delegated("click", "[data-goto]", went)
    dom.on(paper, "click", preview_clicked)


def went(link, event):
    event.preventDefault()
    dom.go_to(link.dataset.goto)


def preview_clicked(event):
    """Go from a line of the preview to its field; a link there must not lead away from the work."""
    event.preventDefault()
    line = event.target.closest("[data-path]")
    if line:
        dom.go_to(line.getAttribute("data-path"))
