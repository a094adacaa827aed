"""A line of a CV with all that can be told about it, each feature worked out when first asked for."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from legible.check.features import (
    acronyms,
    clause,
    everyday,
    generic,
    metric,
    outcome,
    partner,
    passive,
    specialist,
    spelling,
    systems,
    tense,
    text,
    themes,
    tools,
    verbs,
)

if TYPE_CHECKING:
    from legible.check.words import Words

LINES = 4096  # kept with all that is known of them; those not read for longest go first
STACK_ITEMS = 4
STACK_SHARE = 0.6


class Line:
    """A bullet or a sentence, and its features; spans are places in `text`."""

    def __init__(self, words: Words, text: str) -> None:
        self.words = words
        self.text = text

    def with_text(self, text: str) -> Line:
        """Give another line that is read with the same words."""
        return read_line(self.words, text)

    @cached_property
    def tokens(self) -> tuple[text.Token, ...]:
        """Give the words (F1)."""
        return text.tokens(self.text)

    @cached_property
    def sentences(self) -> tuple[text.Span, ...]:
        """Give the sentences (F1)."""
        return text.sentences(self.text)

    @cached_property
    def lead_index(self) -> int:
        """Give the index of the first word that counts, or -1 (F1)."""
        return verbs.lead_index(self)

    @cached_property
    def lead_verb(self) -> str:
        """Give the verb the line opens with, or nothing (F1)."""
        return verbs.lead_verb(self)

    @cached_property
    def tense(self) -> clause.Tense:
        """Give the tense of the main verb (F1)."""
        return tense.tense(self)

    @cached_property
    def passives(self) -> list[text.Span]:
        """Give the passive verbs (F1)."""
        return passive.passives(self)

    @cached_property
    def metrics(self) -> list[text.Span]:
        """Give the numbers that count or measure (F2)."""
        return metric.metrics(self)

    @cached_property
    def outcomes(self) -> list[text.Span]:
        """Give the clauses that tell an effect (F3)."""
        return outcome.outcomes(self)

    @cached_property
    def tools(self) -> list[tools.Tool]:
        """Give the named tools (F4)."""
        return tools.find_tools(self)

    def tool_at(self, index: int) -> bool:
        """Say whether a word is part of a tool's name."""
        place = self.tokens[index].start
        return any(tool.start <= place < tool.end for tool in self.tools)

    @cached_property
    def is_stack(self) -> bool:
        """Say whether the line is a list of names and tells nothing else (F4)."""
        shape = tools.stack_shape(self)
        listed = shape.names >= STACK_ITEMS and shape.names >= shape.items * STACK_SHARE
        return listed and bool(self.tools) and not self.outcomes

    @cached_property
    def content_words(self) -> list[text.Token]:
        """Give the words that carry meaning (F5)."""
        return generic.content_words(self)

    @cached_property
    def specific_words(self) -> list[text.Token]:
        """Give the words that not every CV holds (F5)."""
        return generic.specific_words(self)

    @cached_property
    def generic_ratio(self) -> float:
        """Give the share of words that every CV holds (F5)."""
        return generic.generic_ratio(self)

    @cached_property
    def is_vague(self) -> bool:
        """Say whether the line could stand in anybody's CV (F5)."""
        return generic.is_vague(self)

    @cached_property
    def acronyms(self) -> list[acronyms.Acronym]:
        """Give the abbreviations neither known nor explained (F6)."""
        return acronyms.acronyms(self)

    @cached_property
    def specialist(self) -> list[text.Span]:
        """Give the specialist terms (F7)."""
        return specialist.specialist_terms(self)

    @cached_property
    def uncommon(self) -> list[text.Token]:
        """Give the words that not every reader knows (F7)."""
        return everyday.uncommon_words(self)

    @cached_property
    def is_dense(self) -> bool:
        """Say whether only a specialist could read it (F7)."""
        return specialist.is_dense(self)

    @cached_property
    def has_plain_effect(self) -> bool:
        """Say whether an effect is told in everyday words (F3 and F7)."""
        return specialist.has_plain_effect(self)

    @cached_property
    def partners(self) -> list[text.Span]:
        """Give the people worked with (F8)."""
        return partner.partners(self)

    @cached_property
    def system_nouns(self) -> list[text.Span]:
        """Give the nouns for what was built (F9)."""
        return systems.system_nouns(self)

    @cached_property
    def domain_nouns(self) -> list[text.Span]:
        """Give the nouns of the field served (F9)."""
        return systems.domain_nouns(self)

    @cached_property
    def themes(self) -> frozenset[str]:
        """Give the themes the line is about (F10)."""
        return themes.themes(self)

    @cached_property
    def weak_opening(self) -> text.Span | None:
        """Give the opener that hides what was done, if the line has one."""
        return self.opener("weak-openers", "duty-openers")

    @cached_property
    def duty(self) -> text.Span | None:
        """Give the opener that tells a duty, unless the line goes on to say what was done or changed."""
        if self.outcomes or verbs.own_act_follows(self):
            return None
        if opener := self.opener("duty-openers", "routine-openers"):
            return opener
        told = self.tense == "present" and not self.praise and self.tokens[0].lower not in verbs.PRONOUNS
        routine = told and len(self.specific_words) <= 1 and not self.metrics
        return text.Span(0, len(self.text)) if routine and len(self.content_words) >= 2 else None

    @cached_property
    def explained(self) -> frozenset[str]:
        """Give the abbreviations written out in this line (F6)."""
        return acronyms.explained(self)

    @cached_property
    def slips(self) -> list[spelling.Slip]:
        """Give the misspelt words."""
        return spelling.slips(self)

    @cached_property
    def spelling(self) -> dict[spelling.Family, list[text.Token]]:
        """Give the words that tell British from American spelling."""
        return spelling.families(self)

    @cached_property
    def word_set(self) -> frozenset[str]:
        """Give the words as a set, for comparing lines."""
        return frozenset(token.lower for token in self.tokens)

    @cached_property
    def trigrams(self) -> frozenset[tuple[str, ...]]:
        """Give the runs of three words, for comparing lines."""
        words = [token.lower for token in self.tokens]
        return frozenset(zip(words, words[1:], words[2:], strict=False))

    @cached_property
    def length(self) -> int:
        """Give the number of words as an editor counts them: what stands between blanks."""
        return len(self.text.split())

    @cached_property
    def spoken(self) -> str:
        """Give the words in small letters with a blank before, between and behind them."""
        return f" {' '.join(token.lower for token in self.tokens)} "

    @cached_property
    def praise(self) -> tuple[text.Span, ...]:
        """Give the stock phrases of self-praise, technical senses left out."""
        return phrases(self, "buzzwords", "buzzword-senses")

    def opener(self, *names: str) -> text.Span | None:
        """Give the phrase of these lists that the line opens with."""
        if self.lead_index < 0:
            return None
        starts = {0, self.lead_index}
        if self.tokens[self.lead_index].lower in verbs.BEFORE_A_VERB:
            starts.add(self.lead_index + 1)
            second = self.tokens[self.lead_index + 1 : self.lead_index + 2]
            if second and (second[0].lower in verbs.BEFORE_A_VERB or second[0].lower in {"also", "mainly"}):
                starts.add(self.lead_index + 2)
        for index in sorted(starts):
            if index < len(self.tokens) and (match := self.words.book(*names).at(self.tokens, index)):
                hyphened = match.stop < len(self.tokens) and self.tokens[match.stop].gap == "-"
                return None if hyphened else self.span_of(match)
        return None

    def span_of(self, match: text.Match) -> text.Span:
        """Give a phrase's place in the text."""
        return text.Span(self.tokens[match.first].start, self.tokens[match.stop - 1].end)


@lru_cache(maxsize=LINES)
def phrases(line: Line, words: str, senses: str = "") -> tuple[text.Span, ...]:
    """Find a list's phrases in a line, but those that are part of a phrase of `senses`."""
    spans = [line.span_of(match) for match in line.words.book(words).find(line.tokens)]
    if spans and senses:
        other = [line.span_of(match) for match in line.words.book(senses).find(line.tokens, plural=True)]
        spans = [span for span in spans if not any(it.start <= span.start < it.end for it in other)]
    return tuple(spans)


@lru_cache(maxsize=LINES)
def read_line(words: Words, text: str) -> Line:
    """Give the line of a text; the same words and text give the same line, features and all."""
    return Line(words, text)
