"""Lemmas from simplemma's word list, behind a switch.

The list costs about 0.3 s and 55 MB per process at first use, and its sources carry other licences
than its code (docs/explanation/search.md), so that everything must work, if less well, without it.
"""

from functools import lru_cache


class _Lists:
    in_use = True


def use_lists(wanted: bool) -> None:
    """Switch the word lists on or off for this process, and forget what was worked out so far."""
    from verbond.kit.dutch import analysis

    if wanted != _Lists.in_use:
        _Lists.in_use = wanted
        is_word.cache_clear()
        analysis.forget()


def lists_in_use() -> bool:
    return _Lists.in_use


def lemma(word: str) -> str:
    """Give the dictionary form of a lower-case word, or the word itself when it is not listed."""
    if not _Lists.in_use:
        return word
    from simplemma import lemmatize

    return lemmatize(word, lang="nl").lower()


def is_verb(word: str) -> bool:
    """Tell whether the word list makes an infinitive of this lower-case word."""
    return is_word(word) and lemma(word).endswith("en")


@lru_cache(maxsize=65_536)
def is_word(word: str) -> bool:
    """Tell whether the word list knows this lower-case word; always False without the lists."""
    if not word or not _Lists.in_use:
        return False
    from simplemma import is_known

    return is_known(word, lang="nl")
