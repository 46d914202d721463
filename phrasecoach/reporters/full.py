"""A card a finding, for people: the sentence with the risky words marked, what the customer hears, what to say instead."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from phrasecoach.core.types import SEVERITIES, Span
from phrasecoach.reporters.page import MARK, SEVERITY_STYLES, Page, plural
from phrasecoach.reporters.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from phrasecoach.core.types import Finding, Rewrite, Severity
    from phrasecoach.reporters import FileReport, Located, Screen

REWRITES_SHOWN = 3
_INDENT = 2
_DEEPER = 4
_CONTEXT = 200  # characters to each side of the risky words, at most
_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’)]*\s+|[。！？]"
    r"|[\r\n]\s*[\r\n]\s*|(?<![^\r\n]{50})(?<!\r)[\r\n]\s*",  # an empty line; the end of a line that was ended on purpose
)
_BLANK = re.compile(r"\[[^\[\]]*\]")


def report(reports: Iterable[FileReport], screen: Screen) -> Iterator[str]:
    total: Counter[Severity] = Counter()
    files = shown = 0
    for files, file in enumerate(reports, 1):  # noqa: B007 - the count is used after the loop
        counts = Counter(located.finding.severity for located in file.findings if located.finding.kind != "praise")
        if counts or (file.findings and not screen.quiet):
            yield ("\n" if shown else "") + _file(file, counts, screen)
            shown += 1
        total += counts
    if not screen.quiet and files and (files != 1 or not shown):
        yield ("\n" if shown else "") + f"{plural(files, 'file')} checked: {_counted(total)}.\n"


def _file(file: FileReport, counts: Counter[Severity], screen: Screen) -> str:
    page = Page(screen)
    for located in file.findings:
        if located.finding.kind != "praise":
            _CARDS[located.finding.kind](page, file, located, screen)
    if not screen.quiet:
        page.paragraph(Text.assemble((one_line(file.path), "bold"), f": {_counted(counts)}."))
        if praise := dict.fromkeys(located.finding.why for located in file.findings if located.finding.kind == "praise"):
            page.paragraph(_labelled("Well done", ", ".join(praise) + ".", "green"))
    return page.render()


def _situation(page: Page, file: FileReport, located: Located, screen: Screen) -> None:
    """What the reply is about, and a sentence for each thing that is missing."""
    finding = located.finding
    page.paragraph(_heading(file.path, located))
    page.blank()
    page.marked(_marked(file.text, _around(file.text, finding), finding), indent=_INDENT)
    page.blank()
    page.paragraph(_labelled(screen.titles.get(finding.topic, finding.topic), finding.why), indent=_INDENT)
    page.blank()
    page.paragraph(Text("To add:", "bold"), indent=_INDENT)
    for one in finding.missing:
        page.paragraph(Text(one_line(screen.titles.get(f"{finding.rule}/{one.move}", one.move))), indent=_DEEPER)
        page.copyable([_suggested(one.suggestion)], indent=_DEEPER + _INDENT)
    page.blank()
    for note in _grounds(finding):
        page.paragraph(note, indent=_INDENT)
    page.blank()


def _suggested(sentence: str) -> Text:
    suggested = Text(one_line(sentence), "green")
    suggested.highlight_regex(_BLANK, "italic")
    return suggested


def _card(page: Page, file: FileReport, located: Located, screen: Screen) -> None:
    finding = located.finding
    sentence = _around(file.text, finding)
    page.paragraph(_heading(file.path, located))
    page.blank()
    page.marked(_marked(file.text, sentence, finding), indent=_INDENT)
    page.blank()
    if title := screen.titles.get(finding.topic):
        page.paragraph(_labelled("What the customer hears", title), indent=_INDENT)
    page.paragraph(_labelled("Why", finding.why), indent=_INDENT)
    page.blank()
    page.paragraph(Text("Better:", "bold"), indent=_INDENT)
    page.copyable([_better(r, file.text, sentence) for r in finding.rewrites[:REWRITES_SHOWN]], indent=_DEEPER)
    page.blank()
    for note in _grounds(finding):
        page.paragraph(note, indent=_INDENT)
    page.blank()


def _heading(path: str, located: Located) -> Text:
    finding, start = located.finding, located.start
    place = (f"{one_line(path)}:{start.line}:{start.column}", "bold")
    return Text.assemble(place, "  ", (finding.severity, SEVERITY_STYLES[finding.severity]), "  ", finding.rule)


def _marked(text: str, sentence: Span, finding: Finding) -> Text:
    """The sentence on one line, its ends cut off where it is very long."""
    start, end = max(sentence.start, finding.start - _CONTEXT), min(sentence.end, finding.end + _CONTEXT)
    return Text.assemble(
        "…" if start > sentence.start else "",
        one_line(text[start : finding.start]).lstrip(),
        (_shortened(one_line(finding.matched)), MARK),
        one_line(text[finding.end : end]).rstrip(),
        "…" if end < sentence.end else "",
    )


def _around(text: str, finding: Finding) -> Span:
    """What a rewrite replaces is the sentence, as a rule; where it is the risky words alone, we look for the sentence's ends."""
    start = min(finding.start, *(r.start for r in finding.rewrites), finding.start)
    end = max(finding.end, *(r.end for r in finding.rewrites), finding.end)
    if (start, end) != (finding.start, finding.end):
        return Span(start, end)
    reach = max(0, start - _CONTEXT - 1)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, reach, start)]
    after = _SENTENCE_END.search(text, max(start, end - 1), min(len(text), end + _CONTEXT + 1))
    return Span(ends[-1] if ends else reach, after.end() if after else len(text))


def _shortened(words: str) -> str:
    return words if len(words) <= 2 * _CONTEXT else f"{words[:_CONTEXT]}…{words[-_CONTEXT:]}"


def _better(rewrite: Rewrite, text: str, sentence: Span) -> Text:
    """The whole sentence as it would be then, unless it is very long."""
    before, after = text[sentence.start : rewrite.start], text[rewrite.end : sentence.end]
    if max(len(before), len(after)) > _CONTEXT:
        before = after = ""
    better = Text.assemble(one_line(before).lstrip(), (one_line(rewrite.text), "bold"), one_line(after).rstrip(), style="green")
    better.highlight_regex(_BLANK, "italic")
    return better


def _grounds(finding: Finding) -> Iterator[Text]:
    if finding.edits:
        yield _labelled("Allowed for", one_line(", ".join(map(str, finding.edits))), "dim")
    source = finding.source
    yield _labelled("Source", f"{source.title}, part {source.part}" if source.part else source.title, "dim")


def _labelled(label: str, text: str, style: str = "") -> Text:
    return Text.assemble((f"{label}: ", style or "bold"), (one_line(text), style))


def _counted(counts: Counter[Severity]) -> str:
    found = [plural(counts[severity], severity) for severity in reversed(SEVERITIES) if counts[severity]]
    return ", ".join(found) or "nothing that hurts"


_CARDS = {"phrase": _card, "situation": _situation}
