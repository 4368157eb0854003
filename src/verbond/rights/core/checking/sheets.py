"""The sheets of questions: which facts are asked together, in which words, with which answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from verbond.rights.core.errors import CaseError
from verbond.rights.core.vocabulary import FactKind, Vocabulary

# A text per language; Dutch is always there.
type Words = Mapping[str, str]
WIDGETS: Final = ("yes_no", "choice", "money", "number", "date")
PERIODS: Final = ("month", "year")
_FITS = {"yes_no": {"bool"}, "choice": {"choice"}, "money": {"number"}, "number": {"number"}, "date": {"date"}}  # fmt: skip # noqa: E501


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: its value as `values.known` reads it, and its words."""

    value: str
    words: Words


@dataclass(frozen=True, slots=True)
class Query:
    """One fact as it is asked: of whoever fills in (`ask`) or of somebody else (`ask_other`)."""

    fact: str
    ask: Words
    ask_other: Words
    widget: str
    help: Words
    paper: Words
    options: tuple[Option, ...] = ()
    period: str = "year"
    by_year: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the check. `as_list`: all yes or no, to tick in one list."""

    id: str
    about: str
    title: Words
    title_other: Words
    intro: Words
    queries: tuple[Query, ...]
    as_list: bool = False
    adults: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives, in words of the city, and the facts that this says."""

    id: str
    words: Words
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Questions:
    """All sheets in their order, with the places and the facts that say that one has a right."""

    sheets: tuple[Sheet, ...]
    places: tuple[Place, ...]
    held: Mapping[str, str]
    shared: frozenset[str]
    first: tuple[str, ...]

    def sheet(self, id: str) -> Sheet | None:  # noqa: A002 - the word of the file
        return next((one for one in self.sheets if one.id == id), None)

    def sheet_of(self, fact: str) -> Sheet | None:
        """Return the sheet that asks a fact; facts of no sheet are never asked."""
        return next(
            (one for one in self.sheets if any(query.fact == fact for query in one.queries)), None
        )

    def place_facts(self) -> Mapping[str, Mapping[str, str]]:
        return {one.id: one.facts for one in self.places}


def read_questions(document: object, facts: Vocabulary) -> Questions:
    """Read the sheets from their parsed file. Raises `CaseError` naming sheet and field."""
    if not isinstance(document, dict) or not isinstance(document.get("sheets"), list):
        raise CaseError("sheets", "questions.yaml: a mapping with a list `sheets`.")
    sheets = tuple(_sheet(row, facts) for row in document["sheets"])
    asked = [query.fact for sheet in sheets for query in sheet.queries]
    twice = sorted({fact for fact in asked if asked.count(fact) > 1})
    if twice:
        raise CaseError("sheets", f"questions.yaml: asked twice: {', '.join(twice)}.")
    places = tuple(
        Place(str(row["id"]), words_of(row, "words", "place"), row.get("facts") or {})
        for row in document.get("places") or ()
    )
    held = {str(right): str(fact) for right, fact in (document.get("held") or {}).items()}
    wrong = [fact for fact in held.values() if fact not in facts]
    if wrong:
        raise CaseError("sheets", f"questions.yaml, held: no fact {', '.join(wrong)}.")
    shared = frozenset(map(str, document.get("shared") or ()))
    first = tuple(map(str, document.get("first") or ()))
    return Questions(sheets, places, held, shared, first)


def _sheet(row: Any, facts: Vocabulary) -> Sheet:
    where = f"questions.yaml, sheet {row.get('id')}"
    if row.get("about") not in {"person", "home"} or not row.get("questions"):
        raise CaseError("sheets", f"{where}: `about` person or home, and `questions`.")
    queries = tuple(_query(one, facts, where) for one in row["questions"])
    for query in queries:
        kind = facts[query.fact]
        if (kind.entity == "person") != (row["about"] == "person"):
            raise CaseError("sheets", f"{where}: {query.fact} is a fact of a {kind.entity}.")
        if row.get("as_list") and query.widget != "yes_no":
            raise CaseError("sheets", f"{where}: a list holds questions of yes and no only.")
    title = words_of(row, "title", where)
    return Sheet(
        id=str(row["id"]),
        about=str(row["about"]),
        title=title,
        title_other=words_of(row, "title_other", where, title),
        intro=words_of(row, "intro", where, {"nl": ""}),
        queries=queries,
        as_list=bool(row.get("as_list")),
        adults=bool(row.get("adults")),
    )


def _query(row: Any, facts: Vocabulary, where: str) -> Query:
    fact = str(row.get("fact"))
    where = f"{where}, {fact}"
    kind = facts.get(fact)
    if kind is None or kind.is_judgement:
        raise CaseError("sheets", f"{where}: no fact that a resident can answer.")
    widget = str(row.get("widget"))
    if widget not in WIDGETS or kind.kind not in _FITS[widget]:
        raise CaseError("sheets", f"{where}: `widget` that fits a {kind.kind}.")
    options = tuple(_options(row, kind, where))
    if widget == "choice" and not options:
        raise CaseError("sheets", f"{where}: a choice needs `options`.")
    ask = words_of(row, "ask", where)
    return Query(
        fact=fact,
        ask=ask,
        ask_other=words_of(row, "ask_other", where, ask),
        widget=widget,
        help=words_of(row, "help", where, {"nl": ""}),
        paper=words_of(row, "paper", where, {"nl": ""}),
        options=options,
        period=str(row.get("period") or "year"),
        by_year=kind.by_year,
        after=str(row.get("after") or ""),
    )


def _options(row: Any, kind: FactKind, where: str) -> Iterator[Option]:
    for one in row.get("options") or ():
        value = str(one.get("value"))
        if kind.choices and kind.choices != ("free_text",) and value not in kind.choices:
            raise CaseError("sheets", f"{where}: no choice {value}.")
        yield Option(value, words_of(one, "words", where))


def words_of(row: Any, key: str, where: str, otherwise: Words | None = None) -> Words:
    """Read a text in its languages. Raises `CaseError` without Dutch."""
    found = row.get(key)
    if found is None and otherwise is not None:
        return otherwise
    if isinstance(found, dict) and isinstance(found.get("nl"), str):
        return {str(language): str(text) for language, text in found.items()}
    raise CaseError("sheets", f"{where}: `{key}` with a text `nl`.")
