"""A document -> a CV with origins and leftovers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from legible import model
from legible.document import Document, Line, Note
from legible.library import Library
from legible.parse import extent, jobs, lists, studies, things
from legible.parse.contact import Contact, contact_of
from legible.parse.doubts import doubted
from legible.parse.fields import Record, build
from legible.parse.headings import kind_of, usual_page
from legible.parse.items import Item
from legible.parse.leftovers import Place, leftovers_of, place_of
from legible.parse.limits import limits_of
from legible.parse.notes import parted, sections_of_notes
from legible.parse.reach import is_detail
from legible.parse.scene import Scene
from legible.parse.sections import HEAD, Section, sections_of
from legible.parse.titles import untitled
from legible.parse.vocabulary import Vocabulary, vocabulary_of
from legible.parsed import Heading, Origin, Parsed

Reader = Callable[[Sequence[Item], Scene], list[Record]]


@dataclass(slots=True)
class _Draft:
    """A CV under construction."""

    cv: model.CV = field(default_factory=model.CV)
    origins: dict[str, Origin] = field(default_factory=dict)
    cited: set[Place] = field(default_factory=set)  # the lines that fields were made of

    def cite(self, lines: Iterable[Line]) -> None:
        """Remember that a field tells what these lines say."""
        self.cited |= {place_of(line) for line in lines}


def parse(document: Document, library: Library) -> Parsed:
    """Find a CV's sections, contact details and entries in a document; nothing is dropped."""
    words = vocabulary_of(library)
    rough = document.kind == "notes"
    if rough:
        document = replace(document, lines=tuple(parted(document.lines, words)))
    document = replace(document, lines=tuple(untitled(document.lines, words)))
    document, behind = extent.parted(document, words)
    scene = Scene(words, usual_page(document, words), limits_of(document))
    sections = sections_of(document, words)
    if rough:
        sections = sections_of_notes(sections, words)
    if not rough and not extent.is_cv(document.lines, sections, words):
        sections = [Section("", None, document.lines)]
    draft = _Draft()
    _add_contact(draft, sections, scene)
    _add_sections(draft, sections, scene)
    leftovers = leftovers_of(
        document.lines, sections, draft.cv, draft.origins, frozenset(draft.cited), words, rough
    )
    notes = (*document.notes, *_doubts(draft.cv))
    headings = tuple(_headings(sections, words))
    leftovers = (*extent.bounded(leftovers), *behind)
    return Parsed(
        draft.cv, doubted(draft.cv, draft.origins, words), leftovers, notes, len(document.pages), headings
    )


def _headings(sections: Sequence[Section], words: Vocabulary) -> Iterator[Heading]:
    """Give the headings, and say whether their words or the lines below name the section."""
    for section in sections:
        if section.heading:
            yield Heading(section.heading.text, section.kind, kind_of(section.heading.text, words)[1] > 0)


def _add_contact(draft: _Draft, sections: Sequence[Section], scene: Scene) -> None:
    head = [line for section in sections if section.kind == HEAD for line in section.lines]
    details = [line for section in sections if section.kind == "contact" for line in section.lines]
    opening = [line for section in sections if section.kind == "summary" for line in section.lines]
    details += [line for line in opening if is_detail(line.text)]
    opening = [line for line in opening if not is_detail(line.text)]
    contact = contact_of(head, details, scene)
    basics, origins = build(model.Basics, contact.basics, "/basics")
    location, places = build(model.Location, contact.location, "/basics/location")
    profiles = _profiles(contact, origins)
    summary = _summary(opening or list(contact.summary), scene, origins, bool(opening))
    draft.cv = replace(
        draft.cv, basics=replace(basics, location=location, profiles=profiles, summary=summary)
    )
    draft.origins |= origins | places
    draft.cite(
        line for item in (contact.basics, contact.location, *contact.profiles) for line in _lines_of(item)
    )
    draft.cite(opening or contact.summary)


def _lines_of(record: Record) -> Iterator[Line]:
    for found in record:
        yield from found.lines


def _profiles(contact: Contact, origins: dict[str, Origin]) -> tuple[model.Profile, ...]:
    profiles = []
    for index, record in enumerate(contact.profiles):
        profile, places = build(model.Profile, record, f"/basics/profiles/{index}")
        profiles.append(profile)
        origins |= places
    return tuple(profiles)


def _summary(lines: Sequence[Line], scene: Scene, origins: dict[str, Origin], headed: bool) -> str:
    from legible.parse.fields import origin_of

    items = scene.items(lines)
    if items:
        origins["/basics/summary"] = origin_of(lines, 0.95 if headed else 0.8)
    return "\n".join(item.text.replace("\t", " ") for item in items)


def _things(kind: things.Kind) -> Reader:
    return lambda items, scene: things.things_of(items, scene, kind)


# Each kind of section: the CV's field, the model's class, and the reader of its items.
_READERS: dict[str, tuple[str, Any, Reader]] = {
    "work": ("work", model.Work, jobs.jobs_of),
    "volunteer": (
        "volunteer",
        model.Volunteer,
        lambda items, scene: jobs.jobs_of(items, scene, "organization"),
    ),
    "education": ("education", model.Education, studies.studies_of),
    "projects": ("projects", model.Project, _things(things.PROJECT)),
    "certificates": ("certificates", model.Certificate, _things(things.CERTIFICATE)),
    "awards": ("awards", model.Award, _things(things.AWARD)),
    "publications": ("publications", model.Publication, _things(things.PUBLICATION)),
    "references": ("references", model.Reference, _things(things.REFERENCE)),
    "skills": ("skills", model.Skill, lists.skills_of),
    "languages": ("languages", model.Language, lists.languages_of),
    "interests": ("interests", model.Interest, lists.interests_of),
}


def _add_sections(draft: _Draft, sections: Sequence[Section], scene: Scene) -> None:
    """Read each section by its kind; a second one of a kind adds to the first."""
    for section in sections:
        if section.kind not in _READERS or not section.lines:
            continue
        name, cls, reader = _READERS[section.kind]
        made = list(getattr(draft.cv, name))
        items = scene.items(section.lines)
        wrapped = {id(line): item.lines for item in items for line in item.lines}
        for record in reader(items, scene):
            thing, origins = build(cls, record, f"/{name}/{len(made)}")
            made.append(thing)
            cited = {
                id(whole): whole for line in _lines_of(record) for whole in [wrapped.get(id(line), (line,))]
            }
            draft.cite(line for whole in cited.values() for line in whole)
            draft.origins |= origins
        changes: dict[str, Any] = {name: tuple(made)}
        draft.cv = replace(draft.cv, **changes)


def _doubts(cv: model.CV) -> list[Note]:
    """Say so where little was found."""
    found = sum(map(bool, (cv.basics.name, cv.basics.email, cv.basics.phone))) / 2
    found += 2 * bool(cv.work) + bool(cv.education) + bool(cv.skills)
    if found >= 2:
        return []
    return [Note("little-found", "Little was recognised in this text: is it a CV?")]
