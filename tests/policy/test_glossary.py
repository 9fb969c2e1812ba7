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


SAME = {"尚欠天数"}
"""A shortfall in days is days owed: one meaning in two rows."""


def test_no_chinese_term_stands_for_two_things() -> None:
    cells = re.findall(r"^\| [^|]+ \| ([^|]+) \| [^|]+ \|[^|]*\|$", GLOSSARY, re.M)
    terms = [term.strip() for cell in cells for term in re.split(r"[,，、](?![^（]*）)", cell) if term.strip()]
    assert len(terms) > 100
    twice = {term for term in terms if terms.count(term) > 1} - SAME - {"中文"}
    assert twice == set()


HEADCOUNT = (
    "编制", "编制类别", "机构类型", "经费形式", "核定编制", "实有在编", "最大控制数", "编外人员", "编外聘用控制数",
    "配置需求", "人口标准", "工作量测算", "缺编", "缺编率", "缺编阶梯", "均衡", "空编", "超编", "调剂", "新增下达",
    "新增编制", "重新核定", "周转池", "周转池用编", "备案", "备案行", "岗位", "岗位职数", "招聘", "核验报告", "复核",
)  # fmt: skip


@pytest.mark.parametrize("term", HEADCOUNT)
def test_the_glossary_says_what_a_term_of_headcount_means(term: str) -> None:
    assert re.search(rf"^\| [^|]+ \| (?:[^|]*, )?{term}(?:, [^|]*|（[^|]*)? \| [^|]{{10,}} \|", GLOSSARY, re.M)
