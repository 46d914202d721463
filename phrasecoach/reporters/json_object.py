"""One JSON object a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.reporters.records import SCHEMA, record, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from phrasecoach.reporters import FileReport, Screen


def report(reports: Iterable[FileReport], _screen: Screen) -> Iterator[str]:
    findings = []
    files = 0
    for files, file in enumerate(reports, 1):  # noqa: B007 - counts
        findings += [record(file.path, located) for located in file.findings]
    yield to_json({"schema": SCHEMA, "files": files, "findings": findings}) + "\n"
