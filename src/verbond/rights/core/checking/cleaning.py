"""An explanation for residents: what is out of date is said to be so, and never as a number."""

from verbond.rights.core.answers import ParameterUse, Step

_KEPT = frozenset({"all", "any", "not", "condition", "right", "if", "someone", "everyone"})


def without_promises(step: Step) -> Step:
    """Return a step without what was promised and is no rule yet: that is nobody's right."""
    if not step.children:
        return step
    kept = (one for one in step.children if one.kind != "proposed")
    return step._replace(children=tuple(map(without_promises, kept)))


def without_stale(step: Step) -> Step:
    """Return a step in which no number rests on an amount that is out of date."""
    if not is_stale(step):
        return step
    if step.kind == "compare":
        return _compared(step)
    parameters = tuple(map(_blank, step.parameters))
    if step.kind in _KEPT:
        children = tuple(map(without_stale, step.children))
        return step._replace(
            left=None, right=None, gap=None, children=children, parameters=parameters
        )
    return step._replace(left=None, right=None, gap=None, children=(), parameters=parameters)


def is_stale(step: Step) -> bool:
    """Say whether something in a step rests on an amount that is out of date."""
    return any(use.is_stale for use in step.parameters) or any(map(is_stale, step.children))


def _compared(step: Step) -> Step:
    """Blank the side of a comparison that rests on it; the truth stands."""
    left, right = step.left, step.right
    if len(step.children) > 1:
        left = None if is_stale(step.children[0]) else left
        right = None if is_stale(step.children[-1]) else right
    else:
        left, right = (left if _is_own(step) else None), None
    return step._replace(
        left=left,
        right=right,
        gap=None,
        children=tuple(child for child in step.children if not is_stale(child)),
        parameters=tuple(map(_blank, step.parameters)),
    )


def _is_own(step: Step) -> bool:
    """Say whether the first side is of the person; a simple side has no step that tells."""
    if not step.children:
        return any((fact.low, fact.high) == step.left for fact in step.facts)
    child = step.children[0]
    if is_stale(child):
        return child.left == step.right and child.left != step.left
    return child.left == step.left


def _blank(use: ParameterUse) -> ParameterUse:
    return use._replace(value=None) if use.is_stale else use
