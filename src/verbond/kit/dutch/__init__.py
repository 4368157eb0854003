"""Dutch words made comparable: folded, brought to one token each, taken apart where compound.

Knows the language and nothing of a city. Word lists come from simplemma, loaded at first use.
"""

from verbond.kit.dutch.analysis import Analysed, Word, analyse, pack, tokens, unpack, words
from verbond.kit.dutch.compounds import Splitter
from verbond.kit.dutch.folding import fold
from verbond.kit.dutch.lemmas import is_word, lemma, lists_in_use, use_lists
from verbond.kit.dutch.stopwords import STOPWORDS
from verbond.kit.dutch.synonyms import Synonyms, load_synonyms

__all__ = [
    "STOPWORDS",
    "Analysed",
    "Splitter",
    "Synonyms",
    "Word",
    "analyse",
    "fold",
    "is_word",
    "lemma",
    "lists_in_use",
    "load_synonyms",
    "pack",
    "tokens",
    "unpack",
    "use_lists",
    "words",
]
