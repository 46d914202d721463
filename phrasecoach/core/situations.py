"""What a whole reply is about, the moves that it makes and misses, and what it does well."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.fitting import whole_words
from phrasecoach.core.guards import is_said
from phrasecoach.core.measures import counts
from phrasecoach.core.types import Finding, Match, MissingMove, Praise, Situation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phrasecoach.core.reading import ReadSentence
    from phrasecoach.core.types import Kind, Move

PRAISE = "praise"  # the topic of what was done well


class Reply(NamedTuple):
    """A whole reply: as given, in the agent's own voice, and read."""

    text: str
    view: str
    sentences: Sequence[ReadSentence]


class Shown(NamedTuple):
    """A match of one of the phrases that show a situation, or something well done."""

    by: Situation | Praise
    match: Match


def coached(shown: Sequence[Shown], reply: Reply, *, hurts: bool) -> Iterator[Finding]:
    """One finding for each situation and each thing well done, at the first words that show it.

    A reply that `hurts` is never praised as complete.
    """
    by_id: dict[str, list[Shown]] = {}
    for one in shown:
        by_id.setdefault(one.by.id, []).append(one)
    for several in by_id.values():
        first = min(several, key=lambda one: (one.match.span.start, -one.match.span.end))
        if isinstance(first.by, Praise):
            yield _finding("praise", first, reply, why=first.by.title)
        elif len({one.match.span.start for one in several}) >= first.by.least:
            found = _situation(first.by, first, reply)
            if found.missing or not hurts:
                yield found


def _situation(situation: Situation, first: Shown, reply: Reply) -> Finding:
    present = tuple(move.id for move in situation.moves if _is_made(move, reply))
    missing = tuple(MissingMove(m.id, m.add) for m in situation.moves if m.is_required and m.id not in present)
    kind: Kind = "situation" if missing else "praise"
    found = _finding(kind, first, reply, why=situation.why if missing else situation.praise)
    return found._replace(topic=situation.id, missing=missing, present=present)


def _is_made(move: Move, reply: Reply) -> bool:
    if is_said(move.broken_by, reply.sentences):
        return False
    if not move.satisfied_by and move.measure is None:
        return True
    return is_said(move.satisfied_by, reply.sentences) or (
        move.measure is not None and any(True for _ in counts(move.measure, reply.view, reply.sentences))
    )


def _finding(kind: Kind, shown: Shown, reply: Reply, *, why: str) -> Finding:
    span = whole_words(reply.text, shown.match.span)
    return Finding(
        rule=shown.by.id,
        topic=PRAISE,
        kind=kind,
        severity="suggestion",
        language=reply.sentences[0].language.code,
        start=span.start,
        end=span.end,
        matched=span.of(reply.text),
        score=shown.match.score,
        edits=shown.match.edits,
        rewrites=(),
        why=why,
        source=shown.by.source,
    )
