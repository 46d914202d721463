"""A JSON object a finding, a finding a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.reporters.records import record, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from phrasecoach.reporters import FileReport, Screen


def report(reports: Iterable[FileReport], _screen: Screen) -> Iterator[str]:
    for file in reports:
        for located in file.findings:
            yield to_json(record(file.path, located)) + "\n"
