"""One term, one word: the closed vocabularies are complete and unambiguous, and the glossary has them all."""

import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from models import certificate
from models.county import words
from models.county.words import Word
from models.policy import RuleKind

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")
HAN = re.compile(r"[\u4e00-\u9fff]")


def vocabularies() -> list[type[Word]]:
    """Return every closed vocabulary of the county, of rules and of certificates."""
    named: list[Any] = [*vars(words).values(), *vars(certificate).values(), RuleKind]
    return [v for v in named if inspect.isclass(v) and issubclass(v, Word) and v is not Word]


VOCABULARIES = {vocabulary.__name__: vocabulary for vocabulary in vocabularies()}
EVERY_VOCABULARY = pytest.mark.parametrize("vocabulary", VOCABULARIES.values(), ids=list(VOCABULARIES))


def test_the_vocabularies_are_found() -> None:
    assert {"FacilityKind", "Title", "Mode", "RuleKind", "Outcome"} <= set(VOCABULARIES)


@EVERY_VOCABULARY
def test_every_word_is_in_both_languages(vocabulary: type[Word]) -> None:
    for word in vocabulary:
        assert HAN.search(word.zh), word
        assert word.en and not HAN.search(word.en), word


@EVERY_VOCABULARY
def test_no_two_words_share_a_spelling(vocabulary: type[Word]) -> None:
    meaning: dict[str, Word] = {}
    for word in vocabulary:
        for spelling in (word.value, word.zh, word.en, *word.synonyms):
            assert spelling.strip(), word
            assert meaning.setdefault(spelling.casefold(), word) is word, spelling


@EVERY_VOCABULARY
def test_no_synonym_repeats_the_word(vocabulary: type[Word]) -> None:
    for word in vocabulary:
        assert len({word.zh, *word.synonyms}) == 1 + len(word.synonyms), word


@EVERY_VOCABULARY
def test_the_glossary_has_every_word(vocabulary: type[Word]) -> None:
    assert " · ".join(f"{word.zh} {word.en}" for word in vocabulary) in GLOSSARY


def test_no_term_is_defined_twice() -> None:
    terms = [row.split(" | ")[0] for row in re.findall(r"^\| (.*) \|$", GLOSSARY, re.M)]
    headings = {"English", "vocabulary"}
    defined = [term for term in terms if term not in headings]
    assert len(defined) == len(set(defined))
