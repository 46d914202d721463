"""What of a Markdown file is prose, and the way back to the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phrasecoach.core.text import OPAQUE
from phrasecoach.core.types import Passage
from phrasecoach.readers import read_passages
from phrasecoach.readers.markdown import read_markdown
from phrasecoach.readers.source_map import SEPARATOR, to_source

PROSE = [
    # what stays
    pytest.param("No, that is it.", "No, that is it.", id="a sentence"),
    pytest.param("one\n  two\nthree", "one\ntwo\nthree", id="a paragraph's lines"),
    pytest.param("one\r\n  two", "one\r\ntwo", id="line ends as they are"),
    pytest.param("one\rtwo\r\rthree", "one\rtwo\n\nthree", id="old line ends"),
    pytest.param("{{ a_b_c }} and {{*x*}} {% if _y_ %}", "{{ a_b_c }} and {{*x*}} {% if _y_ %}", id="placeholders"),
    pytest.param("f**k, 2 * 3, snake_case_x, a ~ b", "f**k, 2 * 3, snake_case_x, a ~ b", id="marks that mark nothing"),
    pytest.param("see [what you can offer]", "see [what you can offer]", id="brackets that are no link"),
    pytest.param("a &amp; b", "a &amp; b", id="a character reference"),
    pytest.param("1 < 2 and 3 > 2", "1 < 2 and 3 > 2", id="less and greater"),
    pytest.param("an ` alone", "an ` alone", id="a backtick alone"),
    # what goes
    pytest.param("---\ntitle: no\n---\nyes", "yes", id="front matter"),
    pytest.param("+++\ntitle = 'no'\n+++\nyes", "yes", id="TOML front matter"),
    pytest.param("you **must** and _have_ ~~to~~ ***now***", "you must and have to now", id="emphasis"),
    pytest.param("see [the *terms*](http://x/y_(z) 'no') now", "see the terms now", id="a link's target"),
    pytest.param("see [the terms]({{ their.link }})", "see the terms", id="a placeholder as target"),
    pytest.param("[a][b] [b][] [b]\n\n[b]: http://x 'no'", "a b b", id="links by label"),
    pytest.param("one\\\ntwo \\* three", "one\ntwo * three", id="backslashes"),
    pytest.param("you <b>must</b> <span class='a>b'>now</span>", "you must now", id="tags around words"),
    pytest.param("one <!-- no --> two", "one  two", id="a comment"),
    pytest.param("<!-- no\n\nno -->\n\nyes", "yes", id="a comment of several paragraphs"),
    pytest.param("> no\nno\n\nyes", "yes", id="a block quote, with its lazy line"),
    pytest.param("- > no\n- yes", "yes", id="a block quote in a list"),
    pytest.param("yes\n\n```\nno\n```", "yes", id="fenced code"),
    pytest.param("~~~ no\nno", "", id="fenced code that nobody closed"),
    pytest.param("yes\n\n    no\n\nyes", "yes\n\nyes", id="indented code"),
    pytest.param("<?php no ?>", "", id="an instruction"),
    # what another thing stands for
    pytest.param("use `no` now", f"use {OPAQUE} now", id="code"),
    pytest.param("use ``a`b`` now", f"use {OPAQUE} now", id="code with a backtick"),
    pytest.param("see ![no](no.png 'no') and [![no](x)](y)", f"see {OPAQUE} and {OPAQUE}", id="images"),
    pytest.param("see <https://x.y/z>", f"see {OPAQUE}", id="an address in angle brackets"),
    pytest.param("press <kbd>no</kbd> <img src='no'> now", f"press {OPAQUE} {OPAQUE} now", id="other tags"),
    # what stands apart
    pytest.param("# One ##\nTwo\n===\nthree\n***\nfour", "One\n\nTwo\n\nthree\n\nfour", id="headings and rules"),
    pytest.param("- one\n- [ ] two\n  1. three\n\n     four", "one\n\n[ ] two\n\nthree\n\nfour", id="lists"),
    pytest.param("|a|b|\n|-|-|\n|c \\| d|`e`|", f"a\n\nb\n\nc | d\n\n{OPAQUE}", id="a table"),
    pytest.param("- |a|b|\n  |-|-|\n  |c|d|", "a\n\nb\n\nc\n\nd", id="a table in a list"),
    pytest.param("one<br>two", "one\n\ntwo", id="a line break"),
    pytest.param("<div><p>one</p>\n<p>two</p></div>", "one\n\n\n\n\ntwo\n\n", id="blocks of HTML"),
    pytest.param("", "", id="nothing"),
]


@pytest.mark.parametrize(("source", "prose"), PROSE)
def test_prose(source: str, prose: str) -> None:
    assert "".join(p.text for p in read_markdown(source)) == prose


FRONT_MATTER_OR_NOT = [
    pytest.param("---\nNo, it is a rule.\n---\nyes", "No, it is a rule.\n\nyes", id="prose between rules"),
    pytest.param("---\ntitle: never closed", "title: never closed", id="never closed"),
]


@pytest.mark.parametrize(("source", "prose"), FRONT_MATTER_OR_NOT)
def test_only_front_matter_is_front_matter(source: str, prose: str) -> None:
    assert read_markdown(source)[0].text == prose


SPANS = [
    pytest.param("# No, **that's** it", "that's", "that's", id="inside emphasis"),
    pytest.param("# No, **that's** it", "that's it", "that's** it", id="across the end of emphasis"),
    pytest.param("you `a` `b` go", f"you {OPAQUE}", "you `a`", id="up to the end of code"),
    pytest.param("**`a`** go", OPAQUE, "`a`", id="nothing but code"),
    pytest.param("- one\n  two", "one\ntwo", "one\n  two", id="across indentation"),
    pytest.param("a [b](c) d", "b d", "b](c) d", id="across a target"),
]


@pytest.mark.parametrize(("source", "part", "there"), SPANS)
def test_the_way_back(source: str, part: str, there: str) -> None:
    passage = read_markdown(source)[0]
    start = passage.text.index(part)
    assert to_source(passage, start, start + len(part)).of(source) == there


def test_plain_text_needs_no_way_back() -> None:
    (passage,) = read_passages("a.txt", "you `must`\r\n")
    assert passage == Passage("you `must`\r\n")
    assert to_source(passage, 4, 10) == (4, 10)


PIECES = [
    *'aé ,\n\r\t\xa0\u2028\x0b|\\*_`[]()<>#"\ufffc',
    *("no", "  ", "    ", "\n\n", "\r\n", "👩‍👩‍👧", "&amp;", "**", "~~", "``", "```", "![", "](", "[a]: x", "<b>", "</b>", "<div>"),
    *("<br>", "<!--", "-->", "- ", "1. ", "> ", "# ", " #", "---", "===", "\n|a|b|\n|-|-|\n", "{{ x }}", "<a@b.c>", "<code>"),
]
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(MARKDOWN)
@settings(max_examples=1000, deadline=None)
def test_every_character_is_the_files(source: str) -> None:
    for passage in read_markdown(source):
        there = {o: to_source(passage, o, o + 1) for o, char in enumerate(passage.text) if char not in SEPARATOR}
        assert all(passage.text[o] in (span.of(source), OPAQUE) for o, span in there.items())
        assert list(there.values()) == sorted(there.values())
        assert all(span.end <= len(source) for span in there.values())


JUNK = [
    *"[]*`<\\|#\t\n",
    *("a*", "_a", "<a ", "![", "[a](", "](a (", "{{", "<!--", "x<code>", "~~a", "> ", "- ", '<a "', "[x][", "[a](((", "<http:"),
]


@pytest.mark.parametrize("junk", JUNK)
def test_junk_of_any_length_is_read_to_its_end(junk: str) -> None:
    """What takes more than linear time for any of these never ends here."""
    source = junk * (200_000 // len(junk))
    assert all(to_source(passage, 0, len(passage.text)).end <= len(source) for passage in read_markdown(source) if passage.text)
