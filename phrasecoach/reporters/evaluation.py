"""How right the rules are, for people and for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from phrasecoach.core.types import DEFAULT_THRESHOLD
from phrasecoach.reporters.marked import edits_line, marked_text
from phrasecoach.reporters.page import Page, plural
from phrasecoach.reporters.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from phrasecoach.reporters import Screen
    from phrasecoach.workshop.scoring import Hit, Judged, Score, Scores, Share
    from phrasecoach.workshop.sweep import Point

_INDENT = 2
_DEEPER = 4
_BAR = 18  # columns
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_ERRORS = {
    "false-alarm": "Found, but labelled fine",
    "missed": "Risky, but nothing was found",
    "other-topic": "Found, but in another topic",
}


def evaluation_page(scores: Scores, points: Sequence[Point], screen: Screen) -> str:
    """The wrong ones first, the figures last, where the eye is when the command is done."""
    page = Page(screen)
    for kind, heading in _ERRORS.items():
        wrong = [one for one in scores.errors if one.error == kind]
        if wrong:
            page.paragraph(Text(f"{heading}: {len(wrong):,}", "bold"))
            page.blank()
            for one in wrong:
                _wrong(page, one)
    if points:
        _curve(page, points)
    _topics(page, scores)
    _overall(page, scores)
    return page.render()


def _wrong(page: Page, one: Judged) -> None:
    reply = one.reply
    labels = ", ".join(reply.topics) or ("risky" if reply.risky else "fine")
    page.paragraph(Text.assemble((one_line(reply.place), "bold"), f"  labelled {one_line(labels)}"), indent=_INDENT)
    page.marked(marked_text(reply.text, [(hit.start, hit.end) for hit in one.found]), indent=_INDENT)
    for hit in one.found:
        page.paragraph(Text(hit.rule + (f": {one_line(hit.phrase)}" if hit.phrase else "")), indent=_DEEPER)
        page.paragraph(Text(edits_line(hit.score, hit.edits), "dim"), indent=_DEEPER)
    page.blank()


def _curve(page: Page, points: Sequence[Point]) -> None:
    page.paragraph(Text("If a finding needed a score of …", "bold"))
    page.line(Text(f"{'':5}  {'precision':<{_BAR + 6}}  {'recall':<{_BAR + 6}}  F1"), indent=_INDENT)
    for minimum, score in points:
        bars = "  ".join(f"{_figure(s.value):>5} {_bar(s.value)}" for s in (score.precision, score.recall))
        now = "  default" if minimum == DEFAULT_THRESHOLD else ""
        page.line(Text(f"{minimum:>5}  {bars}  {_figure(score.f1):>5}{now}"), indent=_INDENT)
    page.blank()


def _bar(value: float | None) -> str:
    """As long as the value (0 to 1), to an eighth of a column."""
    whole, eighths = divmod(round((value or 0) * _BAR * 8), 8)
    return ("█" * whole + _EIGHTHS[eighths]).ljust(_BAR)


def _topics(page: Page, scores: Scores) -> None:
    if not scores.per_topic:
        return
    width = max(map(len, scores.per_topic))
    page.line(Text(f"{'topic':<{width}} {'n':>4} {'found':>5}  {'precision':<17}  {'recall':<17}  F1", "bold"))
    for topic, score in scores.per_topic.items():
        shares = f"{_share(score.precision):<17}  {_share(score.recall):<17}  {_short(score.f1)}"
        page.line(Text(f"{one_line(topic):<{width}} {score.n:>4} {score.flagged:>5}  {shares}"))
    page.blank()


def _overall(page: Page, scores: Scores) -> None:
    overall = scores.overall
    page.paragraph(Text(f"{_replies(scores.n)}, {overall.n:,} of them risky; {overall.flagged:,} flagged."))
    for label, share in (("precision", overall.precision), ("recall", overall.recall), ("right topic", scores.topic_accuracy)):
        page.paragraph(Text(f"{label:<12} {_share(share, 3):<20}  {share.part:,} of {share.whole:,}"))
    page.paragraph(Text(f"{'F1':<12} {_figure(overall.f1)}"))


def _replies(count: int) -> str:
    return "1 reply" if count == 1 else plural(count, "replie")


def _share(share: Share, digits: int = 2) -> str:
    if share.value is None or share.interval is None:
        return "-"
    low, high = share.interval
    return f"{share.value:.{digits}f} [{low:.2f}, {high:.2f}]"


def _short(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def evaluation_record(scores: Scores, points: Sequence[Point]) -> Mapping[str, Any]:
    """Shares from 0 to 1, null where there is nothing to share; scores from 0 to 100."""
    record = {
        "n": scores.n,
        **_score(scores.overall),
        "topic_accuracy": scores.topic_accuracy.value,
        "per_topic": {t: {"n": s.n, "flagged": s.flagged, **_score(s)} for t, s in scores.per_topic.items()},
        "errors": [_error(one) for one in scores.errors],
    }
    if points:
        record["threshold_sweep"] = [{"min_score": minimum, **_score(score)} for minimum, score in points]
    return record


def _score(score: Score) -> Mapping[str, Any]:
    return {
        "precision": score.precision.value,
        "precision_interval": score.precision.interval,
        "recall": score.recall.value,
        "recall_interval": score.recall.interval,
        "f1": score.f1,
    }


def _error(one: Judged) -> Mapping[str, Any]:
    reply = one.reply
    found = [_hit(hit) for hit in one.found]
    row = {"text": reply.text, "topics": reply.topics, "risky": reply.risky, "found": found, "error": one.error}
    return {**row, "place": reply.place}


def _hit(hit: Hit) -> Mapping[str, Any]:
    edits = [edit._asdict() for edit in hit.edits]
    words = {"rule": hit.rule, "topic": hit.topic, "matched": hit.matched, "score": hit.score, "phrase": hit.phrase}
    return {**words, "edits": edits}
