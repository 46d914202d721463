"""Are the moves that we call missing really missing? Are the situations there?

    python bench/situations.py FILES.jsonl … [--errors]

A line is {"text", "situations": {id: {"present": [moves], "missing": [moves]}}}; `situations` is empty when none is shown.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from phrasecoach import Coach, Finding
from phrasecoach.workshop.scoring import Share

HERE = Path(__file__).parent
Labels = dict[str, dict[str, list[str]]]


class Named(NamedTuple):
    """A move that we called missing: `verdict` is "right", "there already", or "no such situation"."""

    situation: str
    move: str
    verdict: str
    text: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted((HERE / "situations").glob("*.jsonl")))
    parser.add_argument("--errors", action="store_true", help="print the replies that we got wrong")
    arguments = parser.parse_args()
    coach = Coach()
    for file in arguments.files:
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        report(file.name, rows, coach, errors=arguments.errors)


def report(name: str, rows: list[dict[str, Any]], coach: Coach, *, errors: bool) -> None:
    seen = [(row, shown(coach.check(row["text"]))) for row in rows]
    named = [one for row, findings in seen for finding in findings.values() for one in judged(row, finding)]
    print(f"\n{name}: {len(rows)} replies, {sum(bool(row['situations']) for row in rows)} of them in a situation")
    print(f"  moves called missing that are   {share(sum(one.verdict == 'right' for one in named), len(named))}")
    there = [(situation in findings) for row, findings in seen for situation in row["situations"]]
    print(f"  situations that we see          {share(sum(there), len(there))}")
    ours = [(situation in row["situations"]) for row, findings in seen for situation in findings]
    print(f"  situations seen that are there  {share(sum(ours), len(ours))}")
    for (situation, verdict), count in sorted(Counter((one.situation, one.verdict) for one in named).items()):
        print(f"    {situation:24} {verdict:20} {count}")
    if errors:
        print_errors(seen, named)


def shown(findings: list[Finding]) -> dict[str, Finding]:
    """The situations among the findings, complete ones included."""
    return {f.topic: f for f in findings if f.kind == "situation" or (f.kind == "praise" and f.present)}


def judged(row: dict[str, Any], finding: Finding) -> list[Named]:
    labels: Labels = row["situations"]
    label = labels.get(finding.topic)
    verdicts = [
        "no such situation" if label is None else "right" if one.move in label["missing"] else "there already"
        for one in finding.missing
    ]
    return [Named(finding.topic, one.move, verdict, row["text"]) for one, verdict in zip(finding.missing, verdicts, strict=True)]


def share(part: int, whole: int) -> str:
    """With its 95 % interval."""
    found = Share(part, whole)
    if found.value is None or found.interval is None:
        return "-"
    return f"{found.value:.3f} [{found.interval[0]:.2f}, {found.interval[1]:.2f}]  {part} of {whole}"


def print_errors(seen: list[tuple[dict[str, Any], dict[str, Finding]]], named: list[Named]) -> None:
    for one in named:
        if one.verdict != "right":
            print(f"    {one.verdict}: {one.situation}/{one.move}: {one.text!r}")
    for row, findings in seen:
        for situation in row["situations"].keys() - findings.keys():
            print(f"    not seen: {situation}: {row['text']!r}")


if __name__ == "__main__":
    main()
