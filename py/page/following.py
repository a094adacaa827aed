"""The preview follows the editor: it shows and marks what is being edited."""

from page import dom
from page.review import scroll_within

HERE = "here"
VIEWS = "#views [data-view]"


class Follower:
    def __init__(self, paper):
        self.paper = paper
        self.path = ""
        dom.on_delegated("focusin", "#editor [data-path]", self.focused)
        dom.on_delegated("click", VIEWS, lambda button, event: show_view(button.dataset.view))
        dom.on_delegated("click", ".top a", lambda link, event: show_view("fields"))

    def focused(self, field, event):
        self.path = field.dataset.path
        self.follow()

    def follow(self):
        """Mark the place of what is edited, or the nearest around it, and scroll the preview to it."""
        for place in self.paper.querySelectorAll(f"[part={HERE}]"):
            place.removeAttribute("part")
        path, place = self.path, None
        while path and not place:
            place = self.paper.querySelector(f'[data-path="{path}"]')
            path = path[: path.rfind("/")]
        if place:
            place.setAttribute("part", HERE)
            scroll_within(dom.by_id("sheet"), place)


def show_view(name):
    """On a narrow screen, show the fields or the preview."""
    dom.show_view(name)
    for button in dom.find_all(VIEWS):
        button.setAttribute("aria-pressed", "true" if button.dataset.view == name else "false")
