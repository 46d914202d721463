"""English: tokens, sentences, word forms, and how a rewrite is fitted into a draft."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import Stemmer

from phrasecoach.core import text as core_text
from phrasecoach.core.language import Language
from phrasecoach.core.types import Sentence, Token, TokenKind
from phrasecoach.languages import english_vocabulary as vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from phrasecoach.core.rewrite import Template

_MARKS = "\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff"  # part of a word, but not of its meaning
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_APOSTROPHES = "'’‘ʼ`´＇"
_ENTITY = r"&(?:rsquo|apos|\#39|\#8217|\#x27|\#x2019);"  # an apostrophe, as HTML has it
_TOKEN = re.compile(
    rf"""
    (?P<opaque>{core_text.OPAQUE}+)
  | (?P<placeholder>\{{\{{[^{{}}\n]{{0,80}}\}}\}} | \$?\{{[\w\ .|:'"-]{{1,60}}\}} | <%[^%\n]{{0,80}}%>
                  | \[[^\[\]\n]{{1,60}}\](?!\() | %[A-Za-z_]{{2,40}}%
                  | (?<![\w@.])@(?:[A-Za-z_]\w{{1,30}}|\d{{5,}}))
  | (?P<code>\{{%[^%\n]{{0,200}}%\}})
  | (?P<number>\#?\d(?:[\w.,:/]*\w)?%?)
  | (?P<curse>\b[A-Za-z](?:\*{{2,6}}[A-Za-z]{{0,3}}|\*[a-z]{{2}})(?![\w*]))
  | (?P<word>[eE]-[mM]ail\w{{0,3}}|(?=[^\W\d_]){_LETTER}+(?:(?:[{_APOSTROPHES}]|{_ENTITY}){_LETTER}+)*)
  | (?P<entity>&(?!amp;)(?:[a-zA-Z]{2, 8}|\#\d{1, 5}|\#x[0-9a-fA-F]{1, 5});)
  | (?P<sign>&amp;|[&@])
    """,
    re.VERBOSE,
)
_MARK = re.compile(f"[{_MARKS}]")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_LONGEST = 60  # letters
_YOU_ARE = re.compile(
    r"your(?=\s+(?:so|too|not|gonna|supposed)\b)"
    r"|ur(?=\s+(?:\w+ing|not|an?|the|so|too|supposed|wrong|right|sure|welcome|late)\b)",
    re.IGNORECASE,
)
_CURSE = "fuck"  # what a masked one is read as
_SIGNS = {"&": "and", "&amp;": "and", "@": "at"}
_KINDS: Mapping[str, TokenKind] = {
    "opaque": "opaque",
    "placeholder": "placeholder",
    "number": "number",
}


def sentences(view: str) -> list[Sentence]:
    """Cut a text (see `core.text.own_voice`) into sentences of tokens."""
    boundaries = core_text.Boundaries(vocabulary.ABBREVIATIONS, vocabulary.BEFORE_NUMBERS, vocabulary.OPENERS)
    return core_text.split(view, list(_tokens(view)), boundaries)


def words(written: str) -> tuple[str, ...]:
    """The norms of the tokens of one written word: "can't" -> can, not.

    >>> words("Can’t"), words("that's"), words("boss's")
    (('can', 'not'), ('that', 'is'), ('boss', "'s"))
    """
    return _opened(_normalised(written))


def _tokens(view: str) -> Iterator[Token]:
    for m in _TOKEN.finditer(view):
        start, end = m.span()
        kind, norms = _KINDS.get(m.lastgroup or "", "word"), _norms(view, m)
        for i, norm in enumerate(norms):  # a contraction's tokens share out its characters
            yield Token(start + (end - start) * i // len(norms), start + (end - start) * (i + 1) // len(norms), norm, kind)


def _norms(view: str, m: re.Match[str]) -> tuple[str, ...]:
    match m.lastgroup:
        case "code" | "entity":
            return ()
        case "sign":
            return (_SIGNS[m.group()],)
        case "curse":
            return (_CURSE,)
        case "word" if m.end() - m.start() > _LONGEST:
            return (core_text.OPAQUE,)
        case "word":
            return ("you", "are") if _YOU_ARE.match(view, m.start()) else words(m.group())
        case _:
            return (unicodedata.normalize("NFKC", m.group()),)


def _normalised(written: str) -> str:
    if "&" in written:
        written = re.sub(_ENTITY, "'", written)
    if written.isascii():
        return written.lower()
    plain = _MARK.sub("", unicodedata.normalize("NFKC", written))
    return _MARK.sub("", unicodedata.normalize("NFKD", _APOSTROPHE.sub("'", plain))).lower()


@lru_cache(maxsize=65536)
def _opened(norm: str) -> tuple[str, ...]:
    norm = vocabulary.SPELLINGS.get(norm, norm)
    opened = vocabulary.EXPANSIONS.get(norm) or vocabulary.SLIPS.get(norm)
    if opened:
        return opened
    stem, apostrophe, ending = norm.rpartition("'")
    if not apostrophe:
        return (norm,)
    if not stem:
        return (vocabulary.ENDINGS.get(norm, "is" if ending == "s" else ending),)
    if ending == "t" and stem.endswith("n") and len(stem) > 1:
        return (*_opened(stem[:-1]), "not")
    if "'" + ending in vocabulary.ENDINGS:
        return (*_opened(stem), vocabulary.ENDINGS["'" + ending])
    if ending == "s":
        return (*_opened(stem), "is" if stem in vocabulary.IS_AFTER else "'s")
    return (norm.replace("'", ""),)


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65536)
def stem(norm: str) -> str:
    """The form shared by a word's inflections (Snowball's English stemmer, after a table of irregular verbs)."""
    shared = vocabulary.FORMS.get(norm, norm)
    if shared in vocabulary.FUNCTION_WORDS:
        return shared
    stemmed: str = _stemmer().stemWord(shared)
    return stemmed


def inflections(word: str) -> tuple[str, ...]:
    """Regular forms of a word, as targets for misspellings; a form that no one uses does no harm there."""
    if word in vocabulary.FUNCTION_WORDS or word in vocabulary.FILLERS:
        return (word,)
    base = word.removesuffix("e")
    doubled = word + word[-1] if re.search(r"[^aeiou][aeiou][bdgmnprt]$", word) else base
    plural = word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"
    return (word, plural, doubled + "ed", doubled + "ing")


@cache
def common_words() -> frozenset[str]:
    """SCOWL sizes 10 and 20, and the words of our tables."""
    return frozenset(_word_list("english_common").split()) | vocabulary.FUNCTION_WORDS | vocabulary.FILLERS


@cache
def rare_words() -> frozenset[str]:
    """SCOWL size 35: real words all the same."""
    return frozenset(_word_list("english_rare").split())


def _word_list(name: str) -> str:
    return (Path(__file__).parent / "words" / f"{name}.txt").read_text("utf-8")


_FIRST_PERSON = re.compile(r"\b(?:" + "|".join(sorted(vocabulary.AS_WE, key=len, reverse=True)) + r")\b")
_A_VOWEL = re.compile(r"\b([Aa]) (?=[aeiou](?!ne\b|ser|uro|ni[tv]))", re.IGNORECASE)


def fit(template: Template, slots: Mapping[str, str], *, plural: bool, at_start: bool) -> str:
    """Fill a rewrite with the draft's own words, in its number ("I" or "we"), with a capital where a sentence begins."""
    parts = []
    for kind, content in template.parts:
        if kind == "slot":
            parts.append(slots[content])
        elif kind == "blank":
            parts.append(f"[{content}]")
        else:
            parts.append(_FIRST_PERSON.sub(lambda m: vocabulary.AS_WE[m.group()], content) if plural else content)
    filled = re.sub(r"(^|[.!?] )(we)\b", lambda m: m[1] + "We", "".join(parts)) if plural else "".join(parts)
    filled = _with_articles(filled)
    return _capitalised(filled) if at_start else _lowered(filled)


def _with_articles(filled: str) -> str:
    return _A_VOWEL.sub(lambda m: m[1] + "n ", filled)


def _capitalised(filled: str) -> str:
    return filled[:1].upper() + filled[1:]


def _lowered(filled: str) -> str:
    """Inside a sentence: the first word loses its capital, unless it is "I" or more than a plain word."""
    first = re.match(r"[A-Z][a-z]*(?![\w'’])|[A-Z][a-z]+(?=['’])", filled)
    if first is None or first.group() == "I":
        return filled
    return filled[0].lower() + filled[1:]


ENGLISH = Language(
    code="en",
    sentences=sentences,
    words=words,
    stem=stem,
    inflections=inflections,
    common_words=common_words,
    rare_words=rare_words,
    function_words=vocabulary.FUNCTION_WORDS,
    fillers=vocabulary.FILLERS,
    auxiliaries=vocabulary.AUXILIARIES,
    droppable=vocabulary.DROPPABLE,
    negations=vocabulary.NEGATIONS,
    refusal="no",
    interjections=vocabulary.INTERJECTIONS,
    greetings=vocabulary.GREETINGS,
    hesitations=vocabulary.HESITATIONS,
    asides=vocabulary.ASIDES,
    filler_phrases=vocabulary.FILLER_PHRASES,
    spoken_fillers=vocabulary.SPOKEN_FILLERS,
    sound_alikes=vocabulary.SOUND_ALIKES,
    closers=vocabulary.CLOSERS,
    conjunctions=vocabulary.CONJUNCTIONS,
    clause_openers=vocabulary.CLAUSE_OPENERS,
    reporting=vocabulary.REPORTING,
    plural_words=vocabulary.PLURAL_WORDS,
    singular_words=vocabulary.SINGULAR_WORDS,
    fit=fit,
)
