"""Propose development goals by weighted terms, with the words that led to them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from verbond.agreement.core.proposals.text import Proposal, Unit, as_written
from verbond.kit.dutch import Word, fold, words

LEAST_CERTAIN, MOST_CERTAIN = 55, 90
PERCENT_A_POINT = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a term, with the stars that say what may stand around it."""

    stars: str  # word, word*, *word or *word*
    form: str
    token: str

    def fits(self, word: Word) -> bool:
        match self.stars:
            case "word":
                return word.token == self.token
            case "word*":
                return word.form.startswith(self.form)
            case "*word":
                return word.token.endswith(self.token) or word.form.endswith(self.form)
            case _:
                return self.form in word.form


@dataclass(frozen=True)
class Term:
    """One or more words in a row that speak for a goal, or (`points` 0) that look so and do not."""

    goal: int
    points: int
    pieces: tuple[Piece, ...]

    def end(self, found: Sequence[Word], at: int) -> int:
        """Say where it ends when it begins at this word, or 0 when it does not."""
        if at + len(self.pieces) > len(found):
            return 0
        fits = all(piece.fits(found[at + step]) for step, piece in enumerate(self.pieces))
        return at + len(self.pieces) if fits else 0


@dataclass
class GoalTerms:
    """The terms of a file, ready to be looked for; remembers the words it has seen."""

    threshold: int
    terms: tuple[Term, ...]
    _seen: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    @cached_property
    def _exact(self) -> dict[str, list[Term]]:
        found: defaultdict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            if term.pieces[0].stars == "word":
                found[term.pieces[0].token].append(term)
        return found

    @cached_property
    def _starred(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.pieces[0].stars != "word")

    def propose(self, unit: Unit) -> Iterator[Proposal]:
        """Propose the goals of one unit, none being an answer."""
        for goal, (points, found) in sorted(self.points(unit.words).items()):
            if points >= self.threshold:
                more = PERCENT_A_POINT * (points - self.threshold)
                yield Proposal(
                    key=unit.key,
                    what="sdg",
                    value=str(goal),
                    words=as_written(unit.text, found),
                    certainty=min(MOST_CERTAIN, LEAST_CERTAIN + more),
                )

    def points(self, found: Sequence[Word]) -> dict[int, tuple[int, list[Word]]]:
        """Count the points of each goal; a word that a `not` covers counts for no term of it."""
        hits = [
            (term, at, end)
            for at, word in enumerate(found)
            for term in self._beginning(word)
            if (end := term.end(found, at))
        ]
        covered: defaultdict[int, set[int]] = defaultdict(set)
        for term, at, end in hits:
            if not term.points:
                covered[term.goal].update(range(at, end))
        best: defaultdict[int, dict[str, tuple[int, list[Word]]]] = defaultdict(dict)
        for term, at, end in sorted(hits, key=lambda hit: -hit[0].points):
            used = best[term.goal]
            name = " ".join(word.token for word in found[at:end])
            taken = any(word in held for _, held in used.values() for word in found[at:end])
            if term.points and not taken and not covered[term.goal] & set(range(at, end)):
                used.setdefault(name, (term.points, list(found[at:end])))
        return {
            goal: (sum(n for n, _ in used.values()), [w for _, held in used.values() for w in held])
            for goal, used in best.items()
            if used
        }

    def _beginning(self, word: Word) -> tuple[Term, ...]:
        if word.form not in self._seen:
            exact = self._exact.get(word.token, [])
            starred = [term for term in self._starred if term.pieces[0].fits(word)]
            self._seen[word.form] = (*exact, *starred)
        return self._seen[word.form]


def propose_goals(units: Iterable[Unit], terms: GoalTerms | None = None) -> Iterator[Proposal]:
    """Propose development goals for promises and highlights."""
    terms = terms or packaged_terms()
    for unit in units:
        if unit.is_promise or unit.role == "highlight":
            yield from terms.propose(unit)


@cache
def packaged_terms() -> GoalTerms:
    """Read the terms that come with Verbond."""
    import yaml

    text = files(__package__).joinpath("sdg_terms.yaml").read_text(encoding="utf-8")
    return read_terms(yaml.safe_load(text))


def read_terms(content: Mapping[str, Any]) -> GoalTerms:
    """Build the terms from the content of a file: threshold, and for each goal points → terms."""
    terms = [
        Term(int(goal), 0 if points == "not" else int(points), tuple(map(_piece, _pieces(text))))
        for goal, groups in content["goals"].items()
        for points, texts in groups.items()
        for text in texts
    ]
    return GoalTerms(int(content["threshold"]), tuple(terms))


def _pieces(text: str) -> list[str]:
    """Cut a term into its words, each with the stars that it had."""
    return [piece for piece in re.split(r"[-&/\s]+", text) if fold(piece)]


def _piece(text: str) -> Piece:
    star = ("*" if text.startswith("*") else "") + "word" + ("*" if text.endswith("*") else "")
    return Piece(star, fold(text), next(words(text.strip("*"))).token)
