"""Words of the closed vocabularies in everyday spellings, the names of profiles and the titles of rules."""

from functools import cache

from models.county import Title, Word
from models.files.input.clean import match_key
from models.files.input.codes import Fault, did_you_mean, listed
from models.policy import profiles, rules


@cache
def spellings(vocabulary: type[Word]) -> dict[str, Word]:
    """Return every accepted spelling of a vocabulary, by match key."""
    return {match_key(name): word for word in vocabulary for name in (word.value, word.zh, word.en, *word.synonyms)}


_AND_ABOVE = ("及以上", "以上", "职称")


def read_word(vocabulary: type[Word], value: object) -> Word:
    """Return the member that ``value`` spells; raise :class:`Fault` with ``unknown_word`` and the nearest word."""
    key = match_key(str(value))
    known = spellings(vocabulary)
    if key in known:
        return known[key]
    if vocabulary is Title:
        for ending in _AND_ABOVE:
            if key.removesuffix(ending) in known:
                return known[key.removesuffix(ending)]
    hint = did_you_mean(key, {spelling: word.zh for spelling, word in known.items()})
    raise Fault("unknown_word", found=value, hint=hint, choices=listed(word.zh for word in vocabulary))


@cache
def _profile_spellings() -> dict[str, str]:
    return {
        match_key(name): id
        for id, profile in profiles().items()
        for name in (id, profile.title.zh, profile.title.en, *profile.names)
    }


def read_profile(value: object) -> str:
    """Return the id of the policy profile that ``value`` names; raise :class:`Fault` with ``unknown_profile``."""
    key = match_key(str(value))
    known = _profile_spellings()
    if key in known:
        return known[key]
    titles = {id: profile.title.zh for id, profile in profiles().items()}
    hint = did_you_mean(key, {spelling: titles[id] for spelling, id in known.items()})
    raise Fault("unknown_profile", found=value, hint=hint, choices=listed(titles.values()))


@cache
def _rule_spellings() -> dict[str, str]:
    return {
        match_key(name): id
        for id, rule in rules().items()
        for name in (id, id.partition(".")[2], rule.title.zh, rule.title.en)
    }


def read_rule(value: object) -> str:
    """Return the id of the rule that ``value`` names by id or title; raise :class:`Fault` with ``unknown_rule``."""
    key = match_key(str(value))
    known = _rule_spellings()
    if key in known:
        return known[key]
    shown = {spelling: f"{rules()[id].title.zh} {id}" for spelling, id in known.items()}
    raise Fault("unknown_rule", found=value, hint=did_you_mean(key, shown))
