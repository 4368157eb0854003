"""Read a rule that stands in a YAML file: for rights that a city adds without writing Python."""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from verbond.rights.core import language
from verbond.rights.core.errors import LanguageError
from verbond.rights.core.reading.documents import Rows, Table
from verbond.rights.core.reading.rule_words import (
    DAY,
    NAME,
    NODE,
    NODES,
    NUMBER,
    PAIR,
    TEXT,
    TEXTS,
    TRUE,
    WORDS,
    YEARS,
    Word,
)
from verbond.rights.core.reading.shapes import only_keys, text
from verbond.rights.core.rule_places import standing_at
from verbond.rights.core.tree import Node, Right, as_node

SUBJECTS = ("persoon", "gezin", "zorgband")
_KEYS = ("onderwerp", "voorwaarden", "bedrag", "van", "tot", "aanvragen_tot")
_NAME = re.compile(r"[a-z][a-z0-9_.]{0,99}")
# A rule counts in years, children and points. Amounts are parameters.
MOST = 1_000_000
_MOST_TEXT = 300
_PAIR = 2


def read_rule(given: Table) -> Right:
    """Read a rule in the book that is open (`language.reading`).

    Raises `LanguageError` or `DocumentError` with file and line.
    """
    only_keys(given, _KEYS, "a rule")
    subject = text(given, "onderwerp")
    if subject not in SUBJECTS:
        raise _refused(given.at("onderwerp"), f"`onderwerp` is one of {', '.join(SUBJECTS)}")
    parts = {
        key: _node(given[key], given.at(key))
        for key in ("bedrag", "van", "tot", "aanvragen_tot")
        if key in given
    }
    conditions, where = given.get("voorwaarden"), given.at("voorwaarden")
    # A list of conditions means what a reader expects: all of them.
    is_list = isinstance(conditions, Rows)
    nodes = _nodes(conditions, where) if is_list else (_node(conditions, where),)
    with standing_at(given.at()):
        return language.regel(subject, *nodes, **parts)


def _node(value: object, where: str) -> Node:
    if isinstance(value, Table):
        return _worded(value)
    if isinstance(value, dt.date) or (isinstance(value, int) and not isinstance(value, bool)):
        with standing_at(where):
            return as_node(value if isinstance(value, dt.date) else _number(value, where))
    raise _refused(
        where, f"“{_short(value)}”: write a word of the rule, as `feit: …` or `par: …`, or a number"
    )


def _worded(given: Table) -> Node:
    if len(given) != 1:
        raise _refused(given.at(), f"one word here, not {len(given)}: {_short(', '.join(given))}")
    name, value = next(iter(given.items()))
    word = WORDS.get(name) if isinstance(name, str) else None
    where = given.at(name)
    if word is None:
        near = difflib.get_close_matches(str(name), WORDS, n=1)
        hint = f" Did you mean `{near[0]}`?" if near else ""
        words = ", ".join(WORDS)
        raise _refused(where, f"no rule has the word `{_short(name)}`.{hint} The words are {words}")
    parts = _parts(word, name, value, where)
    optional = {key: part for key, part in parts.items() if key in word.may}
    needed = [parts[key] for key in word.needs]
    if isinstance(needed[0], tuple):
        needed = [*needed[0], *needed[1:]]
    with standing_at(where):
        return word.make(*needed, **optional)


def _parts(word: Word, name: str, value: object, where: str) -> dict[str, object]:
    parts = word.parts
    named = isinstance(value, Table) and not (word.alone and value.keys() - parts.keys())
    if not isinstance(value, Table) or not named:
        if not word.alone:
            raise _refused(where, f"`{name}` has the parts {', '.join(parts)}")
        first = next(iter(word.needs))
        return {first: _READERS[word.needs[first]](value, where)}
    only_keys(value, tuple(parts), f"`{name}`")
    absent = [key for key in word.needs if key not in value]
    if absent:
        raise _refused(where, f"`{name}` has no `{absent[0]}`")
    return {key: _READERS[parts[key]](value[key], value.at(key)) for key in value}


def _nodes(value: object, where: str) -> tuple[Node, ...]:
    if not isinstance(value, Rows) or not value:
        raise _refused(where, "a list here, with at least one part")
    return tuple(_node(one, value.at(place)) for place, one in enumerate(value))


def _pair(value: object, where: str) -> tuple[Node, ...]:
    found = _nodes(value, where)
    if len(found) != _PAIR:
        raise _refused(where, f"a list of two parts here, not {len(found)}")
    return found


def _name(value: object, where: str) -> str:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise _refused(where, f"“{_short(value)}” is no name: small letters, figures, _ and .")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not 0 < len(value.strip()) <= _MOST_TEXT:
        raise _refused(where, f"a text of at most {_MOST_TEXT} characters here")
    return value.strip()


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, Rows) or not value:
        raise _refused(where, "a list of texts here")
    return tuple(_text(one, value.at(place)) for place, one in enumerate(value))


def _day(value: object, where: str) -> dt.date:
    if not isinstance(value, dt.date):
        raise _refused(where, "a day here, as 2026-01-31")
    return value


def _number(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MOST:
        raise _refused(where, f"a whole number here, at most {MOST}; amounts are parameters")
    return value


def _years(value: object, where: str) -> tuple[int, ...]:
    if not isinstance(value, Rows) or not value:
        raise _refused(where, "a list of years here, counted from this one: [-2, -1]")
    found = tuple(_number(one, value.at(place)) for place, one in enumerate(value))
    if max(found) > 0:
        raise _refused(where, "years count back: -1 is last year")
    return found


def _true(value: object, where: str) -> bool:
    if value is not True:
        raise _refused(where, "only `true` can stand here")
    return True


def _short(value: object) -> str:
    shown = str(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


def _refused(where: str, why: str) -> LanguageError:
    return LanguageError("rule", f"{where}: {why}.")


_READERS: Mapping[str, Callable[[object, str], object]] = MappingProxyType(
    {
        NODE: _node, NODES: _nodes, PAIR: _pair, NAME: _name, TEXT: _text, TEXTS: _texts,
        DAY: _day, NUMBER: _number, YEARS: _years, TRUE: _true,
    }
)  # fmt: skip
