"""The words of a rule as keys of a YAML file: the same words as core/language, in the same sense.

A word holds one value (`niet: …`), a list (`alle: [ … ]`) or named parts (`als: {…}`).
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from verbond.rights.core import language as words
from verbond.rights.core.tree import Node, calculated

# What a part holds; core/reading/rule_trees.py reads each of them.
NODE, NODES, PAIR, NAME, TEXT, TEXTS, DAY, NUMBER, YEARS, TRUE = (
    "node", "nodes", "pair", "name", "text", "texts", "day", "number", "years", "true",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word: what it makes of the parts it needs, in their order, and of those that may be left.

    `alone`: a value without names of parts fills the first part. A first part of many nodes is
    spread over the word.
    """

    make: Callable[..., Node]
    needs: Mapping[str, str]
    may: Mapping[str, str]
    alone: bool

    @property
    def parts(self) -> Mapping[str, str]:
        return {**self.needs, **self.may}


def _word(make: Callable[..., Node], alone: str = "", **needs: str) -> Word:
    first = {"of": alone} if alone else {}
    return Word(make, {**first, **needs}, {}, alone=bool(alone))


def _may(word: Word, *, alone: bool = False, **may: str) -> Word:
    return Word(word.make, word.needs, may, alone=alone)


def _choice(fact: str, keuzes: tuple[str, ...] = (), lijst: str = "") -> Node:
    return words.is_een(words.feit(fact), *keuzes, lijst=lijst)


def _joined(op: str) -> Callable[..., Node]:
    def calculate(first: Node, *others: Node) -> Node:
        for other in others:
            first = calculated(op, first, other)
        return first

    return calculate


def _version(since: dt.date, whom: Node, new: Node, old: Node) -> Node:
    return words.versie(van=since.isoformat(), geldt_voor=whom, nieuw=new, oud=old)


def _since(day: dt.date, of: Node) -> Node:
    return words.vanaf(day.isoformat(), of)


def _until(day: dt.date, of: Node) -> Node:
    return words.tot_en_met(day.isoformat(), of)


def _proposal(of: Node, promise: str) -> Node:
    return words.voorstel(of, belofte=promise)


def _converted(value: Node, divisor: int, unit: str) -> Node:
    return words.herleid(value, deler=divisor, naar=unit)


_AGE = {"leeftijd": NODE}
_AROUND = {"kring": NAME, "is": NODE}
_DATED = {"dag": DAY, "is": NODE}

WORDS: Mapping[str, Word] = MappingProxyType(
    {
        "alle": _word(words.alle, NODES),
        "een_van": _word(words.een_van, NODES),
        "niet": _word(words.niet, NODE),
        "altijd": _word(lambda _true: words.altijd(), TRUE),
        "voorwaarde": _may(_word(words.voorwaarde, id=NAME, **{"is": NODE}), te_veel=PAIR),
        "binnen_grens": _word(words.binnen_grens, id=NAME, waarde=NODE, grens=NODE),
        "onder_grens": _word(words.onder_grens, id=NAME, waarde=NODE, grens=NODE),
        "voorstel": _word(_proposal, **{"is": NODE}, belofte=TEXT),
        "volgens": _word(words.volgens, NAME),
        "vanaf": _word(_since, **_DATED),
        "tot_en_met": _word(_until, **_DATED),
        "versie": _word(_version, van=DAY, geldt_voor=NODE, nieuw=NODE, oud=NODE),
        "feit": _may(_word(words.feit, naam=NAME), alone=True, jaar=NUMBER),
        "laatste_aanslag": _may(_word(words.laatste_aanslag, naam=NAME), alone=True, jaren=YEARS),
        "par": _word(words.par, NAME),
        "is_een": _may(_word(_choice, feit=NAME), keuzes=TEXTS, lijst=NAME),
        "vandaag": _word(lambda _true: words.vandaag(), TRUE),
        "dag": _may(_word(words.dag, naam=NAME), alone=True, jaren=NUMBER, parameter=NAME),
        "later": _word(words.later, dag=NODE, met=NODE, stap=NAME),
        "verjaardag": _word(words.verjaardag, NODE),
        "minstens_jaar": _may(_word(words.minstens_jaar, **_AGE), alone=True, op=NODE),
        "jonger_dan": _may(_word(words.jonger_dan, **_AGE), alone=True, op=NODE),
        "leeftijd_bereikt": _word(words.leeftijd_bereikt, NAME),
        "hoogstens": _word(words.hoogstens, PAIR),
        "minstens": _word(words.minstens, PAIR),
        "minder_dan": _word(words.minder_dan, PAIR),
        "meer_dan": _word(words.meer_dan, PAIR),
        "eerder_dan": _word(words.eerder_dan, PAIR),
        "niet_eerder_dan": _word(words.niet_eerder_dan, PAIR),
        "als": _word(words.als, test=NODE, dan=NODE, anders=NODE),
        "laagste": _word(words.laagste, NODES),
        "hoogste": _word(words.hoogste, NODES),
        "plus": _word(_joined("+"), NODES),
        "min": _word(_joined("-"), PAIR),
        "maal": _word(_joined("*"), NODES),
        "gedeeld_door": _word(_joined("/"), PAIR),
        "deel": _word(words.deel, waarde=NODE, teller=NUMBER, noemer=NUMBER),
        "herleid": _word(_converted, waarde=NODE, deler=NUMBER, naar=TEXT),
        "schijf": _word(words.schijf, waarde=NODE, parameter=NAME),
        "nul": _word(words.nul, TEXT),
        "niet_gekend": _word(words.niet_gekend, eenheid=TEXT, tekst=TEXT),
        "som": _may(_word(words.som, kring=NAME, waarde=NODE), waarbij=NODE, op=NODE),
        "aantal": _may(_word(words.aantal, kring=NAME), alone=True, waarbij=NODE, op=NODE),
        "iemand": _may(_word(words.iemand, **_AROUND), op=NODE),
        "iedereen": _may(_word(words.iedereen, **_AROUND), op=NODE),
        "thuis": _word(words.thuis, NODE),
        "van_mantelzorger": _word(words.van_mantelzorger, NODE),
        "van_zorgbehoevende": _word(words.van_zorgbehoevende, NODE),
    }
)
