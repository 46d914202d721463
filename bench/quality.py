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
import signal
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from rapidfuzz import fuzz

from phrasecoach import Coach
from phrasecoach.core.pattern import Choice, Node, PhraseParser, Series, Slot, Word
from phrasecoach.workshop.labelled import TOPICS
from phrasecoach.workshop.scoring import Judged, Labelled, Score, Share, judge, score, score_topics
from phrasecoach.workshop.trace import Tracer

HERE = Path(__file__).parent
VERDICTS = HERE / "verdicts.json"
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    labelled = commands.add_parser("labelled")
    labelled.add_argument("files", nargs="*", type=Path, default=sorted((HERE / "texts").glob("*.jsonl")))
    labelled.add_argument("--topics", default=",".join(TOPICS))
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
    tracer = Tracer(coach.rulebooks[0])
    for file in arguments.files:
        replies = [reply for reply in read_replies(file) if not reply.topics or topics & set(reply.topics)]
        judged = list(judge(replies, coach, tracer))
        scores = score(judged)
        print(f"\n{file.name}: {scores.n} replies, {scores.overall.n} of them risky")
        print(f"  {'':28} precision            recall, right topic")
        print_score("phrasecoach", score_topics(replies, [{hit.topic for hit in one.found} for one in judged]))
        naive, threshold = best_naive(coach, replies)
        print_score(f"partial_ratio >= {threshold}", naive)
        print_topics(scores.per_topic, topics)
        if arguments.errors:
            print_errors(scores.errors)


def read_replies(file: Path) -> list[Labelled]:
    return [Labelled(row["text"], tuple(row["topics"]), bool(row["risky"])) for row in read_rows(file)]


def print_score(name: str, found: Score) -> None:
    print(f"  {name:28} {share(found.precision)}   {share(found.recall)}")


def share(part: Share) -> str:
    """With its 95 % interval."""
    if part.value is None or part.interval is None:
        return "  -"
    return f"{part.value:.3f} [{part.interval[0]:.2f}, {part.interval[1]:.2f}]"


def print_topics(per_topic: dict[str, Score], topics: set[str]) -> None:
    for topic in sorted(topics & per_topic.keys()):
        right, got = per_topic[topic].precision, per_topic[topic].recall
        print(f"    {topic:26} {right.part:3} of {right.whole:3} flagged are risky   {got.part:3} of {got.whole:3} found")


def print_errors(errors: tuple[Judged, ...]) -> None:
    for one in errors:
        found = sorted({hit.topic for hit in one.found})
        print(f"    {one.error}: {list(one.reply.topics)} (found {found}): {one.reply.text!r}")


def best_naive(coach: Coach, replies: list[Labelled]) -> tuple[Score, int]:
    """`partial_ratio` of every phrase, spelled out once, at the threshold that serves it best on these very replies."""
    book = coach.rulebooks[0]
    parser = PhraseParser(book.language, book.sets)
    phrases = [(rule.topic, " ".join(spelled_out(parser.parse(p.text).root))) for rule in book.rules for p in rule.phrases]
    best = [naive_best(phrases, reply.text.lower()) for reply in replies]
    runs = [(score_topics(replies, [{topic} if s >= n else set() for s, topic in best]), n) for n in range(50, 101, 5)]
    return max(runs, key=lambda run: run[0].f1 or 0)


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


def report_turns(arguments: argparse.Namespace) -> None:
    turns = [row["text"] for file in arguments.files for row in read_rows(file) if row["speaker"] == "agent"]
    Random(7).shuffle(turns)
    turns = turns[: arguments.sample]
    verdicts = json.loads(VERDICTS.read_text("utf-8")) if VERDICTS.exists() else {}
    found = zip(turns, Coach().check_many(turns), strict=True)
    hits = [(f.rule, f.matched, text) for text, findings in found for f in findings if f.kind == "phrase"]
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
