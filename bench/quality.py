"""How right are we? Precision and recall on labelled replies, wrong hits on real turns, a naive loop beside.

    python bench/quality.py labelled [FILES.jsonl …] [--topics a,b] [--errors]
    python bench/quality.py turns FILES.jsonl.gz … [--sample 20000] [--show hits.txt]

`labelled` reads {"text", "topics", "risky"} a line (ours by default). `turns` reads {"speaker", "text"} a line and takes the
agents' turns; the verdicts of the people who read the hits stand in bench/verdicts.json, as digests of the turns, so that no
text has to be kept.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import signal
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from rapidfuzz import fuzz

from phrasecoach import Coach
from phrasecoach.core.pattern import Choice, Node, PhraseParser, Series, Slot, Word

HERE = Path(__file__).parent
VERDICTS = HERE / "verdicts.json"
TEN = (
    "handoff", "boss-says-same", "see-the-manual", "why-are-you-calling", "dont-know", "blame-customer", "flat-no",
    "you-wouldnt-understand", "our-process", "rude",
)  # fmt: skip
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    labelled = commands.add_parser("labelled")
    labelled.add_argument("files", nargs="*", type=Path, default=sorted((HERE / "texts").glob("*.jsonl")))
    labelled.add_argument("--topics", default=",".join(TEN))
    labelled.add_argument("--errors", action="store_true", help="print the replies that we got wrong")
    labelled.set_defaults(run=report_labelled)
    turns = commands.add_parser("turns")
    turns.add_argument("files", nargs="+", type=Path)
    turns.add_argument("--sample", type=int, default=20_000)
    turns.add_argument("--show", type=Path, help="write every hit here, to be read")
    turns.set_defaults(run=report_turns)
    arguments = parser.parse_args()
    arguments.run(arguments)


def report_labelled(arguments: argparse.Namespace) -> None:
    topics = set(arguments.topics.split(","))
    coach = Coach()
    for file in arguments.files:
        rows = [row for row in read_rows(file) if not row["topics"] or topics & set(row["topics"])]
        ours = {row["text"]: {f.topic for f in coach.check(row["text"])} for row in rows}
        print(f"\n{file.name}: {len(rows)} replies, {sum(r['risky'] for r in rows)} of them risky")
        print(f"  {'':28} precision            recall, right topic")
        print_scores("phrasecoach", rows, ours)
        naive, threshold = best_naive(coach, rows)
        print_scores(f"partial_ratio >= {threshold}", rows, naive)
        print_topics(rows, ours, topics)
        if arguments.errors:
            print_errors(rows, ours)


def print_scores(name: str, rows: list[Row], found: dict[str, set[str]]) -> None:
    flagged = [row for row in rows if found[row["text"]]]
    risky = [row for row in rows if row["risky"]]
    precision = share(sum(row["risky"] for row in flagged), len(flagged))
    recall = share(sum(bool(found[row["text"]] & set(row["topics"])) for row in risky), len(risky))
    print(f"  {name:28} {precision}   {recall}")


def share(part: int, whole: int) -> str:
    """A share with its Wilson 95 % interval (Wilson, JASA 22, 1927)."""
    if not whole:
        return "  -"
    z, p = 1.96, part / whole
    middle, spread = p + z * z / (2 * whole), z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    low, high = (middle - spread) / (1 + z * z / whole), (middle + spread) / (1 + z * z / whole)
    return f"{p:.3f} [{low:.2f}, {high:.2f}]"


def print_topics(rows: list[Row], found: dict[str, set[str]], topics: set[str]) -> None:
    for topic in sorted(topics):
        mine = [row for row in rows if row["topics"][:1] == [topic]]
        got = sum(bool(found[row["text"]] & set(row["topics"])) for row in mine)
        flagged = [row for row in rows if topic in found[row["text"]]]
        right = sum(row["risky"] for row in flagged)
        print(f"    {topic:26} {right:3} of {len(flagged):3} flagged are risky   {got:3} of {len(mine):3} found")


def print_errors(rows: list[Row], found: dict[str, set[str]]) -> None:
    for row in rows:
        got = found[row["text"]]
        if got and not row["risky"]:
            print(f"    WRONG  {sorted(got)}: {row['text']!r}")
        if row["risky"] and not got & set(row["topics"]):
            print(f"    MISSED {row['topics']} (found {sorted(got)}): {row['text']!r}")


def best_naive(coach: Coach, rows: list[Row]) -> tuple[dict[str, set[str]], int]:
    """`partial_ratio` of every phrase, spelled out once, at the threshold that serves it best on these very replies."""
    book = coach.rulebooks[0]
    parser = PhraseParser(book.language, book.sets)
    phrases = [(rule.topic, " ".join(spelled_out(parser.parse(p.text).root))) for rule in book.rules for p in rule.phrases]
    best = {row["text"]: naive_best(phrases, row["text"].lower()) for row in rows}
    runs = [({text: {topic} if score >= n else set() for text, (score, topic) in best.items()}, n) for n in range(50, 101, 5)]
    return max(runs, key=lambda run: f1(rows, run[0]))


def naive_best(phrases: list[tuple[str, str]], text: str) -> tuple[float, str]:
    """The best score of any phrase, and that phrase's topic."""
    return max((fuzz.partial_ratio(phrase, text), topic) for topic, phrase in phrases)


def spelled_out(node: Node) -> list[str]:
    if isinstance(node, Word):
        return [node.norm]
    if isinstance(node, Series):
        return [word for item in node.items for word in spelled_out(item)]
    if isinstance(node, Choice):
        return spelled_out(node.options[0])
    return ["it"] if isinstance(node, Slot) else []


def f1(rows: list[Row], found: dict[str, set[str]]) -> float:
    hits = sum(bool(found[r["text"]] & set(r["topics"])) for r in rows)
    flagged, risky = sum(bool(found[r["text"]]) for r in rows), sum(bool(r["risky"]) for r in rows)
    return 2 * hits / max(flagged + risky, 1)


def report_turns(arguments: argparse.Namespace) -> None:
    turns = [row["text"] for file in arguments.files for row in read_rows(file) if row["speaker"] == "agent"]
    Random(7).shuffle(turns)
    turns = turns[: arguments.sample]
    verdicts = json.loads(VERDICTS.read_text("utf-8")) if VERDICTS.exists() else {}
    hits = [(f.rule, f.matched, text) for text, found in zip(turns, Coach().check_many(turns), strict=True) for f in found]
    print_verdicts(len(turns), Counter((topic_of(r), verdicts.get(digest(r, t), "unread")) for r, _, t in hits))
    if arguments.show:
        lines = sorted({f"{digest(r, t)}\t{verdicts.get(digest(r, t), 'unread')}\t{r}\t{m!r}\t{t!r}\n" for r, m, t in hits})
        arguments.show.write_text("".join(lines), "utf-8")


def print_verdicts(turns: int, counts: Counter[tuple[str, str]]) -> None:
    total = Counter(verdict for _, verdict in counts.elements())
    hits, rate = total.total(), 1000 * total["wrong"] / turns
    print(f"{turns} turns, {hits} hits ({1000 * hits / turns:.1f} in 1,000)")
    print(f"wrong {total['wrong']} ({rate:.2f} in 1,000), right {total['right']}, unread {total['unread']}")
    for topic in sorted({topic for topic, _ in counts}):
        right, wrong, unread = (counts[topic, verdict] for verdict in ("right", "wrong", "unread"))
        print(f"  {topic:26} right {right:4}  wrong {wrong:3}  unread {unread:3}")


def topic_of(rule: str) -> str:
    return rule.partition("/")[0]


def digest(rule: str, text: str) -> str:
    """What a verdict is filed under: the topic and the turn."""
    return hashlib.sha256(f"{topic_of(rule)}\n{text}".encode()).hexdigest()[:12]


def read_rows(file: Path) -> list[Row]:
    content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return [json.loads(line) for line in content.decode("utf-8").splitlines()]


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends it quietly
    main()
