"""The preview follows the editor: it shows and marks what is being edited."""

from page import dom
from page.review import scroll_within

HERE = "here"


class Follower:
    def __init__(self, paper):
        self.paper = paper
        self.path = ""
        dom.on_delegated("focusin", "#editor [data-path]", self.focused)
        dom.on_delegated("click", "#views [data-view]", lambda one, event: dom.show_view(one.dataset.view))
        dom.on_delegated("click", ".top a", lambda link, event: dom.show_view("fields"))

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
