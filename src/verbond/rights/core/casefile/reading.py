"""Read a case file to the letter: what it does not say is unknown, what is odd is refused."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from verbond.rights.core.casefile.expecting import read_expected
from verbond.rights.core.casefile.facts import kind_of, read_day, read_facts
from verbond.rights.core.casefile.people import read_id, read_people
from verbond.rights.core.casefile.place import Place, items, mapping, shown, words
from verbond.rights.core.casefile.shape import CaseFile, CaseStep
from verbond.rights.core.ruleset import CatalogueRow
from verbond.rights.core.structure import Case, Facts, Known
from verbond.rights.core.vocabulary import Vocabulary

VARIANTS = ("geldend", "voorstel")
# For people, never read by the engine.
_FOR_PEOPLE = ("title", "tags", "derivation", "note", "source")
_STEP = ("label", "variant", "set", "unset", "expected", "note")

type Catalogue = Mapping[str, CatalogueRow]


def read_case(
    document: object, vocabulary: Vocabulary, where: str, catalogue: Catalogue | None = None
) -> CaseFile:
    """Read a parsed case file; with a catalogue, only its rights may be expected.

    A document of core/reading/documents.py knows its lines. Raises `CaseError` with file, line
    (when known), path and what is allowed.
    """
    place = Place(where)
    needs = ("id", "households", "steps")
    block = mapping(document, place, needs=needs, may=("relations", "property", *_FOR_PEOPLE))
    case = read_people(block, vocabulary, place)
    steps = _steps(block, case, place, _Book(vocabulary, catalogue))
    return CaseFile(
        id=read_id(block["id"], place.at("id", block)),
        title=words(block.get("title", ""), place.at("title", block)),
        case=case,
        steps=steps,
        where=where,
        is_refinement=_is_refinement(block, place),
    )


class _Book:
    """What a case may name."""

    def __init__(self, vocabulary: Vocabulary, catalogue: Catalogue | None) -> None:
        self.vocabulary, self.catalogue = vocabulary, catalogue


def _is_refinement(block: Mapping[str, Any], place: Place) -> bool:
    given = block.get("property")
    if given not in (None, "refinement"):
        where = place.at("property", block)
        raise where.refuse("property", f"{shown(given)} is no property; allowed: refinement.")
    return given is not None


def _steps(block: Mapping[str, Any], case: Case, place: Place, book: _Book) -> tuple[CaseStep, ...]:
    found: list[CaseStep] = []
    for row, where in items(block["steps"], place.at("steps", block)):
        step = mapping(row, where, needs=("date",), may=_STEP)
        case = _patched(case, step, where, book.vocabulary)
        found.append(
            CaseStep(
                number=len(found) + 1,
                day=read_day(step["date"], where.at("date", step)),
                variant=_variant(step, where),
                label=words(step.get("label", ""), where.at("label", step)),
                case=case,
                expected=read_expected(
                    step.get("expected"), where.at("expected", step), case, book.catalogue
                ),
            )
        )
    if not found:
        raise place.at("steps", block).refuse("no_steps", "a case has at least one step.")
    return tuple(found)


def _variant(step: Mapping[str, Any], place: Place) -> str:
    variant = step.get("variant", VARIANTS[0])
    if variant not in VARIANTS:
        where = place.at("variant", step)
        raise where.refuse(
            "variant", f"{shown(variant)} is no variant; allowed: {', '.join(VARIANTS)}."
        )
    return str(variant)


def _patched(case: Case, step: Mapping[str, Any], place: Place, vocabulary: Vocabulary) -> Case:
    """Return the case with whole facts replaced by `set` and made unknown by `unset`."""
    new: dict[str, dict[str, Known]] = {}
    gone: dict[str, set[str]] = {}
    for key in ("set", "unset"):
        inside = place.at(key, step)
        block = mapping(step.get(key) or {}, inside)
        for subject, value in block.items():
            where = inside.at(subject, block)
            entity = _entity(case, subject, where)
            if key == "set":
                new[subject] = read_facts(value, vocabulary, entity, where)
                gone[subject] = {path.partition(".")[0] for path in new[subject]}
            else:
                names = _names(value, vocabulary, entity, where)
                _not_both(names & gone.get(subject, set()), where)
                gone[subject] = gone.get(subject, set()) | names
    return _with(case, new, gone)


def _entity(case: Case, subject: object, place: Place) -> str:
    if subject in case.members:
        return "person"
    if subject in case.homes:
        return "household"
    raise place.refuse("unknown_person", f"there is no person or household {shown(subject)}.")


def _names(value: object, vocabulary: Vocabulary, entity: str, place: Place) -> set[str]:
    return {kind_of(name, vocabulary, entity, where).name for name, where in items(value, place)}


def _not_both(names: Collection[str], place: Place) -> None:
    if names:
        raise place.refuse("set_and_unset", f"{', '.join(sorted(names))} is also in `set`.")


def _with(
    case: Case, new: Mapping[str, Mapping[str, Known]], gone: Mapping[str, Collection[str]]
) -> Case:
    def facts(subject: str, old: Facts) -> Facts:
        left = gone.get(subject, ())
        kept = {path: one for path, one in old.items() if path.partition(".")[0] not in left}
        return {**kept, **new.get(subject, {})}

    return Case(
        {key: replace(one, facts=facts(key, one.facts)) for key, one in case.homes.items()},
        {key: replace(one, facts=facts(key, one.facts)) for key, one in case.members.items()},
        case.bonds,
    )
