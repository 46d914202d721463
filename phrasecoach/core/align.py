"""The one fuzzy aligner: where in a sentence does a phrase stand, and how freely was it read?

Approximate matching of an automaton by dynamic programming over (state, position), after Myers and Miller, "Approximate
matching of regular expressions" (Bull. Math. Biol. 51, 1989), with words for letters: skipping a word of the draft has a price
by its class, a function word of the phrase may be missing, nothing is ever replaced but a misspelling. The score is
100 * (1 - cost / weight of the phrase's path).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from phrasecoach.core.automaton import MISSING_COST, AnyArc, WordArc
from phrasecoach.core.reading import FILLER_COST, ReadSentence
from phrasecoach.core.types import Edit, Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from phrasecoach.core.lexicon import Reading
    from phrasecoach.core.phrase import Classes, Phrase
    from phrasecoach.core.types import Token

TYPO_SHARE = 750  # thousandths: what a misspelt word loses of its weight, times the share of its letters that are wrong
GAP_COST = 1  # breaks ties in favour of the tighter match
ACCEPT = 1
_ROUNDING = 0.05  # scores are rounded to a tenth


class _Step(NamedTuple):
    """One move of a path, linked to the one before it."""

    before: _Step | None
    kind: Literal["word", "any", "skip", "missing"]
    at: int  # token position; of the next token for a missing word
    label: str = ""  # the word aimed at by a misspelling, the word that is missing
    slots: tuple[str, ...] = ()  # those that capture the token


class _Path(NamedTuple):
    """The cheapest way into a state."""

    cost: int
    weight: int
    first: int
    step: _Step | None


_Frontier = dict[int, _Path]


def could_match(phrase: Phrase, sentence: ReadSentence) -> bool:
    """Whether the sentence could hold one of the phrase's ways. Never false for a match."""
    return any(could_go(way, sentence) for way in phrase.ways)


def could_go(way: Classes, sentence: ReadSentence) -> bool:
    """Whether the word classes that the way can't do without are all there, in its order."""
    units = sentence.units
    if any(cls.isdisjoint(units) for cls in way):
        return False
    readings = iter(sentence.readings)
    return all(any(not cls.isdisjoint(reading) for reading in readings) for cls in way)


def find(phrase: Phrase, sentence: ReadSentence, threshold: float) -> list[Match]:
    """The best readings that don't overlap: higher score first, then earlier, then longer."""
    chosen: list[Match] = []
    for match in sorted(find_all(phrase, sentence, threshold), key=lambda m: (-m.score, m.first, -m.last)):
        if all(match.last <= other.first or other.last <= match.first for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.first)


def find_all(phrase: Phrase, sentence: ReadSentence, threshold: float) -> Iterator[Match]:
    """Every way of reading the phrase into the sentence that scores at least the threshold, one for each end."""
    return _Search(phrase, sentence, threshold).matches()


class _Search:
    """One phrase in one sentence. Only what can still reach the threshold is followed, and only where it can begin."""

    def __init__(self, phrase: Phrase, sentence: ReadSentence, threshold: float) -> None:
        self._phrase, self._automaton = phrase, phrase.automaton
        self._sentence = sentence
        self._threshold = threshold
        self._limit = int(self._automaton.heaviest * (100 - threshold + _ROUNDING) / 100)  # no match costs more

    def matches(self) -> Iterator[Match]:
        end = len(self._sentence.tokens)
        for start, last_start in self._beginnings():
            frontier, at = _Frontier(), start
            while at <= end and (frontier or at <= last_start):
                if at <= last_start:
                    _enter(frontier, 0, _Path(0, 0, at, None))
                self._follow_free(frontier, at)
                accepted = frontier.pop(ACCEPT, None)
                if accepted and accepted.weight and (score := _score(accepted)) >= self._threshold:
                    yield _match(self._phrase, accepted, self._sentence, at, score)
                frontier = self._consume(frontier, at) if at < end else _Frontier()
                at += 1

    def _beginnings(self) -> Iterator[tuple[int, int]]:
        """Stretches of positions at which a match can begin: so near before a required word that it can hold it."""
        phrase = self._phrase
        anchors = [anchor for anchor, way in zip(phrase.anchors, phrase.ways, strict=True) if could_go(way, self._sentence)]
        if not all(anchors):
            yield 0, len(self._sentence.tokens)
            return
        places = self._sentence.places(frozenset().union(*anchors))
        reach = self._automaton.longest + self._limit // FILLER_COST
        start, last = -1, -1
        for place in places:
            if start >= 0 and place - reach > last + reach:
                yield start, last
                start = -1
            start = max(place - reach, 0) if start < 0 else start
            last = place
        if start >= 0:
            yield start, last

    def _follow_free(self, frontier: _Frontier, at: int) -> None:
        free = self._automaton.free
        waiting = [state for state in frontier if free[state]]
        while waiting:
            state = waiting.pop()
            path = frontier[state]
            for arc in free[state]:
                if arc.edge and not self._sentence.is_edge(arc.edge, at):
                    continue
                onward = path
                if arc.missing:
                    step = _Step(path.step, "missing", at, arc.missing)
                    onward = _Path(path.cost + MISSING_COST, path.weight, path.first, step)
                if onward.cost <= self._limit and _enter(frontier, arc.target, onward) and free[arc.target]:
                    waiting.append(arc.target)

    def _consume(self, frontier: _Frontier, at: int) -> _Frontier:
        after = _Frontier()
        readings, token, skip = self._sentence.readings[at], self._sentence.tokens[at], self._sentence.skip_costs[at]
        for state, path in frontier.items():
            words = self._automaton.words[state]
            if words:
                for unit in readings:
                    if unit in words:
                        self._take_word(after, path, words[unit], readings[unit], at)
                if path.cost + skip <= self._limit and path.step is not None:
                    _enter(after, state, _Path(path.cost + skip, path.weight, path.first, _Step(path.step, "skip", at)))
            for arc in self._automaton.anys[state]:
                if _admits(arc, token, self._sentence, at):
                    step = _Step(path.step, "any", at, slots=arc.slots)
                    cost = path.cost if arc.slots else path.cost + GAP_COST
                    _enter(after, arc.target, _Path(cost, path.weight + arc.weight, path.first, step))
        return after

    def _take_word(self, after: _Frontier, path: _Path, arcs: list[WordArc], reading: Reading, at: int) -> None:
        for arc in arcs:
            step = _Step(path.step, "word", at, reading.word, arc.slots)
            cost = path.cost + arc.weight * reading.distance * TYPO_SHARE // 1_000_000
            if cost <= self._limit:
                _enter(after, arc.target, _Path(cost, path.weight + arc.weight, path.first, step))


def _score(path: _Path) -> float:
    return round(100 - 100 * path.cost / path.weight, 1)


def _enter(frontier: _Frontier, state: int, path: _Path) -> bool:
    """Keep the cheaper path; of two as cheap, the one that matched more of the phrase, then the one that began earlier."""
    old = frontier.get(state)
    if old is not None and (old.cost, -old.weight, old.first) <= (path.cost, -path.weight, path.first):
        return False
    frontier[state] = path
    return True


def _admits(arc: AnyArc, token: Token, sentence: ReadSentence, at: int) -> bool:
    if arc.kind == "rest":
        return True
    if sentence.sentence.breaks[at] and not arc.may_follow_break:
        return False
    if arc.kind == "clause":
        return arc.may_follow_break or at not in sentence.ends
    if token.kind == "placeholder":
        return True
    if arc.kind == "number":
        return token.kind == "number"
    if arc.kind == "name":
        return token.kind == "word" and (token.is_name or at in sentence.starts)
    return token.norm not in sentence.language.negations and token.norm not in sentence.language.clause_openers


def _match(phrase: Phrase, path: _Path, sentence: ReadSentence, last: int, score: float) -> Match:
    steps, tokens = _steps(path.step), sentence.tokens
    return Match(
        phrase=phrase,
        span=Span(tokens[path.first].start, tokens[last - 1].end),
        score=score,
        first=path.first,
        last=last,
        slots=_slots(steps, tokens),
        edits=tuple(_edits(steps, tokens)),
    )


def _steps(step: _Step | None) -> list[_Step]:
    steps = []
    while step is not None:
        steps.append(step)
        step = step.before
    return steps[::-1]


def _slots(steps: list[_Step], tokens: tuple[Token, ...]) -> dict[str, Span]:
    slots: dict[str, Span] = {}
    for step in steps:
        for name in step.slots:
            start = slots[name].start if name in slots else tokens[step.at].start
            slots[name] = Span(start, tokens[step.at].end)
    return slots


def _edits(steps: list[_Step], tokens: tuple[Token, ...]) -> Iterator[Edit]:
    for step in steps:
        if step.kind == "word" and step.label:
            yield Edit("typo", tokens[step.at].norm, step.label)
        elif step.kind == "skip":
            yield Edit("skipped", tokens[step.at].norm, "")
        elif step.kind == "missing":
            yield Edit("missing", "", step.label)
