"""The preview follows the editor: it shows and marks what is being edited."""

from pyscript import document, window
from pyscript.ffi import to_js

from page import dom
from page.review import scroll_within

HERE = "here"


class Follower:
    def __init__(self, paper):
        self.paper = paper
        self.path = ""  # of the field that is edited
        self.seen = ""  # its path when the preview was last turned to
        self.left = {}  # on a narrow screen: how far the page was scrolled when a view was left
        dom.on_delegated("focusin", "#editor [data-path]", self.focused)
        dom.on_delegated("click", "#views [data-view]", lambda one, event: self.turn(one.dataset.view))
        dom.on_delegated("click", ".top a:not([data-skip])", lambda link, event: dom.show_view("fields"))

    def focused(self, field, event):
        self.path = field.dataset.path
        self.follow()

    def follow(self):
        """Mark the place of what is edited, and scroll the preview to it."""
        for place in self.paper.querySelectorAll(f"[part={HERE}]"):
            place.removeAttribute("part")
        place = self.place()
        if place:
            place.setAttribute("part", HERE)
            scroll_within(dom.by_id("sheet"), place)

    def place(self):
        """Give the place of what is edited, or the nearest around it."""
        path, place = self.path, None
        while path and not place:
            place = self.paper.querySelector(f'[data-path="{path}"]')
            path = path[: path.rfind("/")]
        return place

    def turn(self, view):
        """Turn to the fields or the preview: where it was left, or where what was edited since stands."""
        before = document.documentElement.getAttribute("data-view") or "fields"
        if view == before:
            return
        self.left[before] = window.scrollY
        dom.show_view(view)
        place = self.place() if view == "preview" and self.path != self.seen else None
        if view == "preview":
            self.seen = self.path
        if place:
            dom.bring_into_view(place)
        elif view in self.left:
            window.scrollTo(to_js({"top": self.left[view], "behavior": "instant"}))
        else:
            dom.bring_into_view(dom.by_id("preview" if view == "preview" else "your-cv"), "start")
