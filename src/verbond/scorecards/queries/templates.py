"""The tests as the public reads them: what they ask, when, and which sentence asks for them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verbond.scorecards.cards import template_of
from verbond.scorecards.core.difference import Piece, difference
from verbond.scorecards.core.scope import in_force
from verbond.scorecards.core.template import AskedBy, Template
from verbond.scorecards.core.vocabulary import SUBJECTS
from verbond.scorecards.errors import NoSuchTest
from verbond.scorecards.models import Template as TemplateRow
from verbond.scorecards.sources import addresses
from verbond.scorecards.wording import condition_words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that asks for a test, and where it can be read (empty when unknown)."""

    asked_by: AskedBy
    url: str


@dataclass(frozen=True, slots=True)
class TestCard:
    """One test on the list."""

    __test__ = False  # its name makes pytest look for tests in it

    template: Template
    sentences: tuple[Sentence, ...]
    subjects: tuple[str, ...]
    follows: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a test, and what changed since the version before."""

    template: Template
    sha256: str
    pieces: tuple[Piece, ...]

    @property
    def has_changes(self) -> bool:
        return any(piece.kind != "same" for piece in self.pieces)


def cards_on(on: date) -> tuple[TestCard, ...]:
    """Return every test in force on a day, hard gates first."""
    templates = [template_of(row) for row in TemplateRow.objects.all()]
    return _cards(in_force(templates, on), {one.code: one.name for one in templates})


def versions_of(code: str) -> tuple[TestCard, tuple[Version, ...]]:
    """Return a test in its newest version, with all versions, newest first."""
    rows = list(TemplateRow.objects.filter(code=code).order_by("version"))
    if not rows:
        raise NoSuchTest("no_test", f"Er is geen toets met code {code}.")
    names = dict(TemplateRow.objects.order_by("version").values_list("code", "name"))
    versions: list[Version] = []
    before = ""
    for row in rows:
        template = template_of(row)
        text = as_text(template)
        versions.append(Version(template, row.sha256, difference(before, text) if before else ()))
        before = text
    (card,) = _cards([versions[-1].template], names)
    return card, tuple(reversed(versions))


def _cards(templates: Sequence[Template], names: Mapping[str, str]) -> tuple[TestCard, ...]:
    places = _places(templates)
    return tuple(
        TestCard(
            template=one,
            sentences=tuple(
                Sentence(said, places.get((said.agreement, said.line), "")) for said in one.asked_by
            ),
            subjects=tuple(SUBJECTS.get(key, key) for key in one.scope.subjects),
            follows=names.get(one.scope.after.code, "") if one.scope.after else "",
        )
        for one in templates
    )


def _places(templates: Iterable[Template]) -> dict[tuple[str, int], str]:
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for template in templates:
        for said in template.asked_by:
            lines[said.agreement].add(said.line)
    return {
        (agreement, line): url
        for agreement, wanted in lines.items()
        for line, url in addresses(agreement, sorted(wanted)).items()
    }


def as_text(template: Template) -> str:
    """Write a template as plain lines, so that two versions can be compared."""
    lines = [template.name, template.asks, template.scope.reason, template.signed_by]
    for question in template.questions:
        lines += [question.text, question.help]
        if question.shown_when:
            lines.append(condition_words(template, question.shown_when))
        lines += [f"– {option.text}" for option in question.options]
    for rule in template.effects:
        lines.append(f"{condition_words(template, rule.when)} → {rule.effect}: {rule.because}")
    lines += [f"{band.name}: {band.at_least}" for band in template.bands]
    return "\n".join(line for line in lines if line)
