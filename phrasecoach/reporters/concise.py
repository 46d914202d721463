"""A finding a line, as compilers and editors have it: path:line:column: severity[rule] "words" -> "rewrite".

A situation names the moves that it lacks; praise is no line for machines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.reporters.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from phrasecoach.reporters import FileReport, Located, Screen


def report(reports: Iterable[FileReport], _screen: Screen) -> Iterator[str]:
    for file in reports:
        for located in file.findings:
            if located.finding.kind != "praise":
                yield _line(file.path, located)


def _line(path: str, located: Located) -> str:
    finding, start = located.finding, located.start
    place = f"{one_line(path)}:{start.line}:{start.column}"
    rewrites = "".join(f' -> "{one_line(r.text)}"' for r in finding.rewrites[:1])
    lacks = f" lacks {', '.join(one.move for one in finding.missing)}" if finding.missing else ""
    return f'{place}: {finding.severity}[{finding.rule}] "{one_line(finding.matched)}"{rewrites}{lacks}\n'
