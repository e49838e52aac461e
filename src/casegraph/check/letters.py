"""Rules over single characters: of another alphabet, misread, or lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.sheet import all_texts, reference_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from casegraph.check.sheet import Sheet

_SHARP_S = "ß"
_SHARP_S_AS_BETA = re.compile(r"(?<![a-zäöüß])ß(?=[\s\d-]|$)")
_SHARP_S_ALONE = re.compile(r"(?<![^\W\d_])ß(?=[\s\d-]|$)")
_MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]|[A-Za-z]{2}[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]")
_LIKE_LATIN = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο") | frozenset(map(chr, range(0x400, 0x500)))
_SUSPECT = _LIKE_LATIN | {_SHARP_S}
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = "АВЕКМНОРСТХаеорсухіѕјІЅЈ"
_LATIN = "ABEKMHOPCTXaeopcyxisjISJ"
_TO_LATIN = {
    **dict(zip(_CYRILLIC, _LATIN, strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
}
_TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True))
_LEADING = frozenset(map(chr, range(0xC2, 0xF5)))
_FOLLOWING = frozenset(map(chr, range(0x80, 0xC0))) | frozenset(
    bytes(range(0x80, 0xA0)).decode("cp1252", errors="ignore")
)
_MISREAD = re.compile(f"[\u00c2-\u00f4][{''.join(sorted(_FOLLOWING))}]{{1,3}}")
_RARE = frozenset("ÃÎÏ")
"""Letters that text seldom holds itself; others may well stand before a dash or a quote."""

_SHORTEST_MISREAD = 2
_LATIN_1 = "\xff"
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_HIDDEN = frozenset(_UNSEEN) | _LIGATURES.keys()
_WITHOUT_HIDDEN = str.maketrans({**_LIGATURES, **dict.fromkeys(_UNSEEN)})
_LOST = "\ufffd"
_LOST_AS_QUESTION = re.compile(r"(?<![\w/.=&?-])[^\W\d_]{2,}\?[a-zà-ÿ]{2,}(?![\w/=&])")


def wrong_alphabet(sheet: Sheet) -> Iterator[Finding]:
    """Find a letter of another alphabet that looks like the right one.

    A German sharp s (U+00DF) that stands alone or before a digit is a Greek beta; a Cyrillic or
    Greek capital inside a Latin word is a Latin letter. Such a word is found by no search.

    Sure: nearly always. `--fix` replaces the letter in fields where the rest of the word is of
    one alphabet, and a sharp s that no letter stands before.
    Example: `phospholipase C ß1`; `Рrogressive` with a Cyrillic first letter.
    """
    if _SUSPECT.isdisjoint(sheet.strange):
        return
    for at, reference in enumerate(sheet.references):
        texts = reference_texts(at, reference)
        if not reference.title:
            texts.append((f"references[{at}]", reference.raw))
        for path, text in texts:
            right = _own_letters(text) if reference.title else text
            repairs = {path: right} if right != text else {}
            for detail in _odd_letters(text):
                yield Finding(path, detail, repairs=repairs)


def mojibake(sheet: Sheet) -> Iterator[Finding]:
    """Find text that was decoded by the wrong table: two or three odd characters for one.

    UTF-8 read as Windows-1252 turns `é` into `Ã©`. What is read from print is repaired on the
    way; this finds it in fields.

    Sure: nearly always: the odd characters must make valid UTF-8. `--fix` decodes them again.
    Example: `FernÃ¡ndez`, which is Fernández.
    """
    leading = _LEADING.intersection(sheet.strange)
    if not leading or not _is_followed(sheet.words, leading):
        return
    for path, text in all_texts(sheet):
        if text.isascii() or not _MISREAD.search(text):
            continue
        repaired = _MISREAD.sub(_decoded, text)
        if repaired != text:
            odd = next(m[0] for m in _MISREAD.finditer(text) if _decoded(m) != m[0])
            yield Finding(path, f"misread characters: {odd!r}", repairs={path: repaired})


def hidden_character(sheet: Sheet) -> Iterator[Finding]:
    """Find a character that is not seen, or stands for several: soft hyphens, ligatures, marks.

    A soft hyphen, a space of no width, a mark of direction, a ligature such as U+FB01: the word
    looks right and is found by no search.

    Sure: certainly, by the character. `--fix` takes it out, and parts a ligature in its letters.
    Example: `deﬁcit` with the ligature of f and i.
    """
    if _HIDDEN.isdisjoint(sheet.strange):
        return
    for path, text in all_texts(sheet):
        plain = text.translate(_WITHOUT_HIDDEN)
        if plain != text:
            odd = next(f"U+{ord(letter):04X}" for letter in text if letter in _HIDDEN)
            detail = f"a character that is not seen as it is, {odd}: {text[:60]!r}"
            yield Finding(path, detail, repairs={path: plain})


def lost_character(sheet: Sheet) -> Iterator[Finding]:
    """Find a character that was lost: U+FFFD, or a question mark inside a word.

    What it was is not known any more; the paper itself tells.

    Sure: U+FFFD certainly, a question mark mostly.
    Example: `Universit?tsklinikum`.
    """
    if _LOST in sheet.strange:
        for at, reference in enumerate(sheet.references):
            if _LOST in reference.raw:
                yield Finding(f"references[{at}]", "a character was lost (U+FFFD)")
    if "?" in sheet.raw:
        for at, reference in enumerate(sheet.references):
            found = _LOST_AS_QUESTION.search(reference.raw) if "?" in reference.raw else None
            if found:
                yield Finding(f"references[{at}]", f"a question mark in a word: {found[0]!r}")


def _odd_letters(raw: str) -> Iterator[str]:
    if raw.isascii():
        return
    for found in _SHARP_S_AS_BETA.finditer(raw):
        around = raw[max(0, found.start() - 12) : found.end() + 6].strip()
        yield f"U+00DF (German sharp s) stands where a Greek beta belongs: {around!r}"
    for found in _MIXED.finditer(raw):
        yield f"letters of two alphabets in one word: {found[0]!r}"


def _own_letters(text: str) -> str:
    if text.isascii():
        return text
    return _SHARP_S_ALONE.sub("β", _WORD.sub(lambda found: _of_one_alphabet(found[0]), text))


def _of_one_alphabet(word: str) -> str:
    """Return a word with its odd letters replaced, where the others are all of one alphabet."""
    odd = [letter for letter in word if letter in _LIKE_LATIN]
    if not odd or len(odd) == len(word):
        return word
    own = len(word) - len(odd)
    if own > len(odd) and all(letter in _TO_LATIN for letter in odd) and _is_word(word):
        return "".join(_TO_LATIN.get(letter, letter) for letter in word)
    latin = [letter for letter in word if letter.isascii()]
    if len(odd) > len(latin) == own and all(letter in _TO_CYRILLIC for letter in latin):
        return "".join(_TO_CYRILLIC.get(letter, letter) for letter in word)
    return word


def _is_word(word: str) -> bool:
    """Tell whether a word is one of small letters, not a symbol such as `TGFΒ`."""
    rest = "".join(_TO_LATIN.get(letter, letter) for letter in word[1:])
    return rest.islower() and len(word) > 2


def _is_followed(text: str, leading: Iterable[str]) -> bool:
    """Tell whether one of the characters stands before one that may continue it."""
    for character in leading:
        at = text.find(character)
        while at >= 0:
            if text[at + 1 : at + 2] in _FOLLOWING:
                return True
            at = text.find(character, at + 1)
    return False


def _decoded(found: re.Match[str]) -> str:
    """Return what the characters are as UTF-8, themselves where they are none."""
    text = found[0]
    for end in range(len(text), 1, -1):
        if end == _SHORTEST_MISREAD and text[1] > _LATIN_1 and text[0] not in _RARE:
            return text
        try:
            letter = b"".join(map(_byte, text[:end])).decode()
        except UnicodeError:
            continue
        return letter + text[end:] if letter.isprintable() else text
    return text


def _byte(character: str) -> bytes:
    return bytes([ord(character)]) if ord(character) < 256 else character.encode("cp1252")
