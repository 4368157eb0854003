"""What must fit between vocabulary, catalogue, parameters and rules before anybody is answered."""

from collections.abc import Iterator

from verbond.rights.core.calendar import ANCHORS
from verbond.rights.core.parameters import Parameter, Parameters, Row
from verbond.rights.core.ruleset import CatalogueRow, RuleSet
from verbond.rights.core.tree import (
    CARE,
    HOUSEHOLD,
    PERSON,
    Among,
    Arith,
    At,
    Condition,
    Node,
    Over,
    Param,
    Proposed,
    Right,
    Today,
    walk,
)  # fmt: skip
from verbond.rights.core.units import is_money

ENTITIES = {"person": PERSON, "household": HOUSEHOLD, "carer": CARE, "dwelling": HOUSEHOLD}
# The result of these is an amount; the other results are a verdict only.
WITH_AMOUNT = {"money", "ceiling"}


def faults_of(rules: RuleSet) -> tuple[str, ...]:
    """Name everything that does not fit, each with file and line; empty: the rules are sound."""
    return (*parameter_faults(rules.parameters), *_catalogue_faults(rules), *_rule_faults(rules))


def parameter_faults(parameters: Parameters) -> tuple[str, ...]:
    """Name rows whose `ref` leads nowhere, in a circle, to another unit or to another value."""
    following = [(one, row) for one in parameters for row in one.rows if row.ref]
    lost = [fault for one, row in following for fault in _lost(parameters, one, row)]
    # Values can be looked up only when every `ref` ends somewhere.
    return tuple(lost) or tuple(
        fault for one, row in following for fault in _unlike(parameters, one, row)
    )


def _lost(parameters: Parameters, one: Parameter, row: Row) -> Iterator[str]:
    other = parameters.by_name.get(row.ref)
    if other is None:
        yield f"{row.where}: `ref` names {row.ref}, and there is no such parameter."
        return
    if other.unit != one.unit:
        yield f"{row.where}: {one.name} is {one.unit}, and its `ref` {row.ref} is {other.unit}."
    if circle := _circle(parameters, one.name):
        yield f"{row.where}: `ref` goes round in a circle: {' → '.join(circle)}."


def _unlike(parameters: Parameters, one: Parameter, row: Row) -> Iterator[str]:
    there = parameters.value_on(row.ref, row.since)
    if there is None:
        yield f"{row.where}: {row.ref} has no value on {row.since}; the `ref` can start later."
    elif there != row.value:
        yield (
            f"{row.where}: {one.name} says {shown(row.value, one.unit)} on {row.since}, "
            f"and its `ref` {row.ref} says {shown(there, one.unit)}; they are the same by rule."
        )


def _circle(parameters: Parameters, start: str) -> tuple[str, ...]:
    waiting: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while waiting:
        path = waiting.pop()
        followed = parameters.by_name.get(path[-1])
        for name in {row.ref for row in followed.rows if row.ref} if followed else ():
            if name == start:
                return (*path, name)
            if name not in seen:
                seen.add(name)
                waiting.append((*path, name))
    return ()


def shown(value: object, unit: str) -> str:
    """Return a value of a parameter as a person writes it."""
    if is_money(unit) and isinstance(value, int):
        return f"{value // 100}.{value % 100:02}"
    return str(value)


def _catalogue_faults(rules: RuleSet) -> Iterator[str]:
    for row in rules.catalogue.values():
        if row.is_computed and row.id not in rules.rights:
            yield f"{row.id}: `computed` is {row.computed} in the catalogue, and there is no rule."
        for other in row.excludes:
            if other not in rules.catalogue:
                yield f"{row.id}: `excludes` names {other}, and there is no such right."


def _rule_faults(rules: RuleSet) -> Iterator[str]:
    for right in rules.rights.values():
        row = rules.catalogue.get(right.id)
        if row is None:
            yield f"{right.where}: {right.id} is not in the catalogue."
            continue
        yield from _against_catalogue(right, row)
        yield from _condition_faults(right, row)
        for node in walk(*right.roots()):
            yield from _node_faults(node, rules)


def _against_catalogue(right: Right, row: CatalogueRow) -> Iterator[str]:
    if not row.is_computed:
        yield f"{right.where}: {right.id} has a rule, and is not computed in the catalogue."
    if right.subject != ENTITIES[row.subject]:
        yield f"{right.where}: the rule is of a {right.subject}, the catalogue says {row.subject}."
    wants_amount = row.computed == "yes" and row.result in WITH_AMOUNT
    if wants_amount != (right.amount is not None):
        yield (
            f"{right.where}: a right whose result is {row.result} has "
            f"{'an amount' if wants_amount else 'no amount'}."
        )
    if right.amount is not None and row.unit and right.amount.unit != row.unit:
        yield f"{right.where}: the amount is {right.amount.unit}, the catalogue says {row.unit}."


def _condition_faults(right: Right, row: CatalogueRow) -> Iterator[str]:
    conditions = [node for node in walk(*right.roots()) if isinstance(node, Condition)]
    found = {node.id: node for node in conditions}
    for node in conditions:
        if found[node.id] is not node:
            yield f"{node.where}: condition {node.id} stands in the rule twice."
    for node in _inside_another(right):
        yield f"{node.where}: condition {node.id} is not of the {right.subject} of the right."
    unknown, absent = found.keys() - set(row.conditions), set(row.conditions) - found.keys()
    for name in sorted(unknown):
        allowed = ", ".join(row.conditions)
        yield f"{found[name].where}: {right.id} has no condition {name}; it has {allowed}."
    if absent:
        missing = ", ".join(sorted(absent))
        yield f"{right.where}: conditions of the catalogue that the rule does not have: {missing}."


def _inside_another(right: Right) -> Iterator[Condition]:
    """Yield conditions under a circle or a link: they hold for somebody else than the subject."""
    leading = [node for node in walk(*right.roots()) if isinstance(node, Over | At)]
    inner = walk(*(part for node in leading for part in node.parts()))
    return (node for node in inner if isinstance(node, Condition))


def _node_faults(node: Node, rules: RuleSet) -> Iterator[str]:
    if isinstance(node, Today):
        yield from _anchor_faults(node, rules)
    elif isinstance(node, Among) and node.name:
        yield from _choice_faults(node, rules)
    elif isinstance(node, Proposed) and not node.promise.strip():
        yield f"{node.where}: a proposal names the promise that it comes from."
    elif isinstance(node, Param) and "->" in node.unit:
        yield f"{node.where}: {node.name} has brackets; ask them with `schijf`."
    elif isinstance(node, Arith) and node.op == "/" and isinstance(node.right, Param):
        noughts = [row for row in rules.parameters[node.right.name].rows if not row.value]
        for row in noughts:
            yield f"{row.where}: {node.where} divides by {node.right.name}, which is nought here."


def _anchor_faults(node: Today, rules: RuleSet) -> Iterator[str]:
    if node.anchor not in ANCHORS:
        yield f"{node.where}: there is no day {node.anchor}; there are {', '.join(ANCHORS)}."
    elif (node.anchor == "month_day") != bool(node.name):
        yield f"{node.where}: `month_day` needs a parameter, and no other day has one."
    elif node.name and rules.parameters[node.name].unit != "month-day":
        yield f"{node.where}: {node.name} is no day of every year (unit month-day)."


def _choice_faults(node: Among, rules: RuleSet) -> Iterator[str]:
    allowed = rules.vocabulary[node.of.name].choices
    for row in rules.parameters[node.name].rows:
        listed = row.value if isinstance(row.value, tuple) else ()
        wrong = [one for one in listed if allowed and one not in allowed]
        if wrong:
            names = ", ".join(map(str, wrong))
            yield f"{node.where}: {node.of.name} has no choice {names}, named at {row.where}."
