"""Findings as JSON has them. Versioned: a field may be added, but none changes its meaning within a schema number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from phrasecoach.reporters.visible import STEERING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from phrasecoach.core.types import Conditions, Edit, Measure, Move, Origin, Praise, Rewrite, Rule, Situation, Source
    from phrasecoach.reporters import Located

SCHEMA = 1


def to_json(value: object) -> str:
    """One line of JSON. Characters stay readable, but for those that steer a terminal or can't be written (lone surrogates)."""
    return STEERING.sub(lambda m: f"\\u{ord(m.group()):04x}", json.dumps(value, ensure_ascii=False))


def record(path: str, located: Located) -> Mapping[str, Any]:
    """Offsets in code points of the file as decoded, half-open; lines and columns from 1."""
    finding, start, end = located.finding, located.start, located.end
    return {
        "path": path,
        "rule": finding.rule,
        "topic": finding.topic,
        "kind": finding.kind,
        "severity": finding.severity,
        "language": finding.language,
        "start": finding.start,
        "end": finding.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "matched": finding.matched,
        "score": round(finding.score, 1),
        "edits": [_edit(e) for e in finding.edits],
        "rewrites": [_rewrite(r) for r in finding.rewrites],
        "why": finding.why,
        "source": _source(finding.source),
        "missing": [{"move": one.move, "suggestion": one.suggestion} for one in finding.missing],
        "present": list(finding.present),
    }


def _edit(edit: Edit) -> Mapping[str, str]:
    return {"kind": edit.kind, "text": edit.text, "phrase": edit.phrase}


def _rewrite(rewrite: Rewrite) -> Mapping[str, Any]:
    return {"text": rewrite.text, "ready": rewrite.ready, "start": rewrite.start, "end": rewrite.end}


def _source(source: Source) -> Mapping[str, str]:
    return {"key": source.key, "title": source.title, "part": source.part}


def rule_record(rule: Rule) -> Mapping[str, Any]:
    """A rule, as written."""
    return {
        "id": rule.id,
        "topic": rule.topic,
        "severity": rule.severity,
        "threshold": rule.threshold,
        "replaces": rule.replaces,
        "phrases": [pattern.text for pattern in rule.phrases],
        "needs": _conditions(rule.needs),
        "unless": _conditions(rule.unless),
        "rewrites": [template.text for template in rule.rewrites],
        "why": rule.why,
        "source": _source(rule.source),
        "examples": {"risky": rule.examples.risky, "fine": rule.examples.fine},
        "tags": rule.tags,
        "origin": _origin(rule.origin),
        "origins": {key: _origin(origin) for key, origin in rule.origins.items()},
        "measure": _measure(rule.measure),
        "yields": rule.yields,
    }


def situation_record(situation: Situation) -> Mapping[str, Any]:
    """A situation, as written."""
    return {
        **{key: getattr(situation, key) for key in ("id", "title", "least", "why", "praise", "complete", "other")},
        "shown_by": [phrase.text for phrase in situation.shown_by],
        "needs": _conditions(situation.needs),
        "unless": _conditions(situation.unless),
        "moves": [_move(move) for move in situation.moves],
        "source": _source(situation.source),
        "incomplete": [one._asdict() for one in situation.incomplete],
        "origin": _origin(situation.origin),
    }


def praise_record(praise: Praise) -> Mapping[str, Any]:
    """Something done well, as written."""
    return {
        **{key: getattr(praise, key) for key in ("id", "title", "earned", "other")},
        "shown_by": [phrase.text for phrase in praise.shown_by],
        "needs": _conditions(praise.needs),
        "unless": _conditions(praise.unless),
        "source": _source(praise.source),
        "origin": _origin(praise.origin),
    }


def _move(move: Move) -> Mapping[str, Any]:
    return {
        "id": move.id,
        "title": move.title,
        "required": move.is_required,
        "add": move.add,
        "satisfied_by": [phrase.text for phrase in move.satisfied_by],
        "broken_by": [phrase.text for phrase in move.broken_by],
        "measure": _measure(move.measure),
    }


def _measure(measure: Measure | None) -> Mapping[str, Any] | None:
    return {"of": measure.of, "over": measure.over, "known": sorted(measure.known)} if measure else None


def _origin(origin: Origin) -> Mapping[str, Any]:
    return {"path": origin.path, "line": origin.line}


def _conditions(conditions: Conditions) -> Mapping[str, list[str]]:
    return {place: [phrase.text for phrase in phrases] for place, phrases in conditions._asdict().items()}
