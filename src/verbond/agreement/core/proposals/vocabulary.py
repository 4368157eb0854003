"""Which words of a document tell its units apart, and how much."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from verbond.agreement.core.proposals.text import Unit, first_by_token
from verbond.kit.dutch import STOPWORDS, Splitter, Word, fold, is_word, tokens

EVERYWHERE = 0.04  # a word in more of the units than this says little: "ontwikkelen", "kinderen"
GENERAL = 0.35  # what a general word weighs against one with a subject
FEWEST_EVERYWHERE = 12  # units; in a short document no word is everywhere
SCALE = 6.5  # points of a word that stands nowhere, in a short document as in a long one
SHORTEST_PART = 5  # letters of a part of a compound that counts


@dataclass(frozen=True, slots=True)
class General:
    """Words that name no subject, by token and by form."""

    tokens: frozenset[str]
    forms: frozenset[str]

    def holds(self, word: Word) -> bool:
        return word.token in self.tokens or word.form in self.forms or word.form in STOPWORDS


@cache
def general_words() -> General:
    """Read the general words that come with Verbond."""
    import yaml

    text = files(__package__).joinpath("general_words.yaml").read_text(encoding="utf-8")
    listed = yaml.safe_load(text)["words"].split()
    return General(
        frozenset(token for word in listed if word[0] != "=" for token in tokens(word)),
        frozenset(word[1:] for word in listed if word[0] == "="),
    )


@dataclass(frozen=True)
class Vocabulary:
    """How many units of one document hold a word, and what the word weighs for that."""

    units: int
    held_by: Mapping[str, int]
    splitter: Splitter
    general: General
    city: str = ""  # folded; it and what is made of it (its people) stand everywhere
    _parts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Sequence[Unit], city: str = "") -> "Vocabulary":
        """Count the words of all units of a document."""
        general = general_words()
        forms = {word.form for unit in units for word in unit.words}
        splitter = Splitter(is_word, forms.__contains__)
        counted = Counter(token for unit in units for token in first_by_token(unit.words))
        return cls(len(units), counted, splitter, general, fold(city))

    def weight(self, word: Word) -> float:
        """Weigh a word: the fewer units hold it the more, a general word much less."""
        return self.rarity(word.token) * (GENERAL if self.is_general(word) else 1)

    def rarity(self, token: str) -> float:
        """Weigh a token by the number of units that hold it (inverse document frequency)."""
        full = math.log((self.units + 1) / (self.held_by.get(token, 0) + 0.5))
        return max(0.0, full) * SCALE / math.log(self.units + 2)

    def is_general_form(self, form: str) -> bool:
        """Tell whether a form, such as the stem of a word, names no subject."""
        return form in STOPWORDS or any(token in self.general.tokens for token in tokens(form))

    def is_general(self, word: Word) -> bool:
        """Tell whether a word names no subject, in Dutch or in this document."""
        often = self.held_by.get(word.token, 0)
        of_city = bool(self.city) and word.form.startswith(self.city)
        everywhere = often > max(FEWEST_EVERYWHERE, EVERYWHERE * self.units)
        return of_city or everywhere or self.general.holds(word)

    def subjects(self, unit: Unit) -> dict[str, Word]:
        """Give the words of a unit that name a subject, and the parts of its compounds."""
        found: dict[str, Word] = {}
        own = [w for w in unit.words if len(w.token) > 2 and not self.is_general(w)]
        for word in own:
            found.setdefault(word.token, word)
        for word in own:
            for token in self._parts_of(word.form):
                found.setdefault(token, word)
        return found

    def _parts_of(self, form: str) -> tuple[str, ...]:
        if form not in self._parts:
            self._parts[form] = tuple(
                token
                for part in self.splitter.parts(form)
                for token in tokens(part)
                if len(token) >= SHORTEST_PART and token not in self.general.tokens
            )
        return self._parts[form]
