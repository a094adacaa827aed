"""What a comparison gives: the advert read, and what of it the CV shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["must", "nice", "duty", "stack", "benefits", "about", "equal", "apply", ""]
Need = Literal["must", "nice", "mentioned"]
Kind = Literal["tool", "skill", "language", "hard", "trait"]
How = Literal["same", "other-name", "part", "example"]
Section = Literal["opening", "bullet", "skills", "other"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or list item of the advert, and what part of the advert it stands in."""

    start: int  # span in the advert's text
    end: int
    state: State  # what is asked, told or offered there; empty where nothing tells
    heading: bool = False  # is the heading itself
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One thing by the advert's name for it."""

    name: str  # as the advert spells it, or its usual name where the advert splits it
    start: int  # span in the advert's text
    end: int
    kind: Kind
    tool: str = ""  # usual name of a tool; empty for anything else
    tool_kind: str = ""  # the gazetteer's kind: language, database, queue, ...

    @property
    def usual(self) -> str:
        """Give a tool's usual name where the advert has a short or other one: PostgreSQL for Postgres."""
        return self.name if self.tool.lower() in self.name.lower() else self.tool


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing asked for; any of its terms will do."""

    terms: tuple[Term, ...]  # alternatives, the first stands for all
    need: Need  # "mentioned": stands among the duties or the stack, nobody says that it is needed
    start: int  # span of the words that ask for it
    end: int
    group: str = ""  # what the terms are examples of: "message queues" in "message queues such as Kafka"
    hard: str = ""  # kind of a formal condition, such as "right-to-work", "degree"; else empty
    years: int = 0  # years asked for, 0 where none are

    @property
    def name(self) -> str:
        """Give the first term's name."""
        return self.terms[0].name


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing the person would do."""

    text: str
    start: int  # span in the advert's text
    end: int
    verb: str  # dictionary form; empty where the duty is a noun phrase
    object: str  # the words after the verb, up to the first clause that hangs on them


@dataclass(frozen=True, slots=True)
class Theme:
    """What an advert is about."""

    name: str  # the guide's theme, or a word that the advert comes back to
    count: int  # how many sentences of the duties and requirements tell it
    words: tuple[str, ...]  # those words, as the advert has them


@dataclass(frozen=True, slots=True)
class Named:
    """A name told in the advert; empty, with no span, where it is not told."""

    text: str = ""
    start: int = 0  # span in the advert's text
    end: int = 0


@dataclass(frozen=True, slots=True)
class Advert:
    """A job advert, read."""

    text: str
    title: Named  # the role
    employer: Named
    pieces: tuple[Piece, ...]
    requirements: tuple[Requirement, ...]  # in the advert's order
    duties: tuple[Duty, ...]
    themes: tuple[Theme, ...]  # the strongest first

    @property
    def hard(self) -> tuple[Requirement, ...]:
        """Give the formal conditions: right to work, registration, licence, degree."""
        return tuple(one for one in self.requirements if one.hard)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in the CV that shows a requirement."""

    path: str  # JSON pointer
    start: int  # span in the text at `path`
    end: int
    name: str  # as the CV has it
    term: Term  # which of the alternatives it shows
    how: How  # "part": EC2 for AWS; "example": RabbitMQ for "queues such as Kafka"
    section: Section


@dataclass(frozen=True, slots=True)
class Covered:
    """How a CV stands on one requirement."""

    requirement: Requirement
    evidence: tuple[Evidence, ...]  # in the CV's order; empty: to be asked, "add only if true"
    skills_only: bool  # listed among the skills, shown nowhere else
    high_up: bool  # in the opening or in the latest role's first lines
    first_page: bool  # in the opening or on the first page, known or guessed
    reword: Evidence | None  # the same thing by another name only: use the advert's spelling once

    @property
    def found(self) -> bool:
        """Say whether the CV shows it anywhere."""
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Move:
    """A line that should stand higher in its list."""

    path: str  # JSON pointer of the line
    index: int  # its new place in the same list, before any other move is made
    requirements: tuple[Requirement, ...]  # what it shows that nothing higher up does


@dataclass(frozen=True, slots=True)
class DutyMatch:
    """A duty and the line that comes nearest to it."""

    duty: Duty
    path: str  # JSON pointer; empty where no line comes near
    shared: tuple[str, ...]  # the words they share, as the line has them
    score: float  # share of the duty's weight that the line holds, 0 to 1


@dataclass(frozen=True, slots=True)
class Stuffing:
    """A term said more often than the CV needs it, or a list of terms said twice."""

    term: str  # as the CV has it; the first words of a list
    count: int
    allowed: int  # times that a CV of this length may say it
    places: tuple[tuple[str, int, int], ...]  # path, start, end of each
    repeated_list: bool = False


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A name from an earlier application, still in the CV."""

    kind: Literal["employer", "role"]
    name: str
    path: str  # JSON pointer
    start: int  # span of the name
    end: int


@dataclass(frozen=True, slots=True)
class ThemeMatch:
    """Whether the opening speaks of what the advert speaks of."""

    wanted: tuple[Theme, ...]  # what the advert is clearly about, one at most
    shared: tuple[str, ...]  # names of those that the opening shares
    span: tuple[int, int] = (0, 0)  # the first word in the opening that shares one

    @property
    def missed(self) -> bool:
        """Say whether there were themes to share, and none is."""
        return bool(self.wanted) and not self.shared


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of an advert a CV shows."""

    items: tuple[Covered, ...]  # one for each requirement, in the advert's order
    moves: tuple[Move, ...]  # lines that should move up
    themes: ThemeMatch
    duties: tuple[DutyMatch, ...]
    stuffing: tuple[Stuffing, ...]
    left_over: tuple[LeftOver, ...]
