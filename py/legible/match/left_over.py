"""Another employer's or role's name in the opening, left there from an earlier application."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from legible.check.features.text import sentences, tokens
from legible.match.model import Advert, LeftOver
from legible.match.names import NAME, one_of
from legible.match.words import MatchWords
from legible.model import CV

OPENING = "/basics/summary"
WIDEST_ROLE = 5  # words in a role's name


@cache
def _employer(words: MatchWords) -> re.Pattern[str]:
    before = one_of(words.table("names")["before_employer"])
    return re.compile(rf"\b(?i:{before}) (?:(?:the )?team at |the )?{NAME}")


@cache
def _role(words: MatchWords) -> re.Pattern[str]:
    """Find `the role of X` and `the X role`."""
    roles = one_of(words.table("names")["roles"])
    named = rf"[A-Za-z][\w/&-]*(?: [\w/&-]+){{0,{WIDEST_ROLE - 1}}}?"
    after = rf"(?:{roles}) (?:of|as)(?: an?| the| your)? (?P<after>{named})(?=[.,;]| at | with | in |$)"
    return re.compile(
        rf"(?i)\b(?:{after}|(?:(?:for )?(?:the|your|a|an)|for) (?P<before>{named}) (?:{roles})\b)"
    )


def find_left_over(advert: Advert, cv: CV, words: MatchWords) -> Iterator[LeftOver]:
    """Find names in sentences that wish for the job; what the advert or the CV itself names is theirs."""
    text = cv.basics.summary
    wishes = words.table("names")["wishes"]
    for span in sentences(text):
        said = text[span.start : span.end]
        if not any(token.lower in wishes for token in tokens(said)):
            continue
        for match in _employer(words).finditer(said):
            name = match["name"].removesuffix("'s").removesuffix("’s").rstrip(".,")
            if not _is_known(name, advert, cv, words):
                start = span.start + match.start("name")
                yield LeftOver("employer", name, OPENING, start, start + len(name))
        for match in _role(words).finditer(said):
            group = "after" if match["after"] else "before"
            if _is_other_role(match[group], advert, words):
                yield LeftOver(
                    "role",
                    match[group],
                    OPENING,
                    span.start + match.start(group),
                    span.start + match.end(group),
                )


def _is_known(name: str, advert: Advert, cv: CV, words: MatchWords) -> bool:
    own = [work.name for work in cv.work] + [post.organization for post in cv.volunteer]
    own += [study.institution for study in cv.education] + [it.entity for it in cv.projects]
    own += [cv.basics.name, cv.basics.label, cv.basics.location.city, cv.basics.location.region]
    wanted = {token.lower for token in tokens(name)} - {"the", "and", "of"}
    said = {
        token.lower
        for text in (*own, advert.text, advert.employer.text, advert.title.text)
        for token in tokens(text)
    }
    titles = words.role_nouns | words.check.set("title-words")
    # A sector, a country or a tool may be wished for too.
    common = name in words.check.set("known-acronyms") or bool(words.line(f"In {name}, {name}").tools)
    return common or not wanted or wanted <= said | titles


def _is_other_role(name: str, advert: Advert, words: MatchWords) -> bool:
    """Say whether a title shares no telling word with the advert's; unknown titles are nobody's."""
    rank = words.check.set("title-words")
    own = {words.stem(it.lower) for it in tokens(name) if it.lower not in rank}
    told = {words.stem(it.lower) for it in tokens(advert.title.text) if it.lower not in rank}
    role = any(it.lower in words.role_nouns for it in tokens(name))
    in_advert = name.lower() in advert.text.lower()
    return role and bool(told) and bool(own) and not own & told and not in_advert
