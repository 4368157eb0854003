"""Hold a graph against shapes and count what is wrong, per level of maturity."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verbond.decisions.core.linked.reading import BASE, quiet, read_page
from verbond.decisions.core.linked.shapes import LEVEL, LEVELS, NO_LEVEL, Shape

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that a shape asks and a page does not give."""

    level: str
    focus: str
    path: str
    rule: str
    name: str
    asked: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one shape says of a page.

    Three answers that must never be taken for one another: `error` (the shape could not be run),
    not `checked` (the page holds nothing that the shape is about), and `violations`, maybe none.
    """

    name: str
    checked: bool
    violations: tuple[Violation, ...] | None = None
    error: str | None = None

    def by_level(self) -> dict[str, int | None]:
        """Count the violations per level; None for each when nothing was checked."""
        if self.violations is None:
            return dict.fromkeys((*LEVELS, NO_LEVEL))
        counted = Counter(violation.level for violation in self.violations)
        others = sorted(set(counted) - {*LEVELS, NO_LEVEL})
        return {level: counted[level] for level in (*LEVELS, NO_LEVEL, *others)}


@dataclass(frozen=True, slots=True)
class Check:
    """A page held against all shapes."""

    triples: int
    outcomes: tuple[Outcome, ...]
    notes: tuple[str, ...] = ()


def check_page(content: bytes, shapes: Iterable[Shape], *, base: str = BASE) -> Check:
    """Read the RDFa of a page and hold it against each of the shapes.

    Raises `PageUnreadable` for what is no page. A broken shape is an outcome, never an exception.
    """
    reading = read_page(content, base=base)
    return Check(len(reading.graph), check_graph(reading.graph, shapes), reading.notes)


def check_graph(graph: "Graph", shapes: Iterable[Shape]) -> tuple[Outcome, ...]:
    """Hold a graph against each of the shapes, without inference."""
    with quiet():
        return tuple(_outcome(graph, shape) for shape in shapes)


def _outcome(graph: "Graph", shape: Shape) -> Outcome:
    if shape.graph is None:
        return Outcome(shape.name, checked=False, error=shape.error)
    if not _has_target(graph, shape.graph):
        return Outcome(shape.name, checked=False)
    report = _report(graph, shape.graph)
    if isinstance(report, str):
        return Outcome(shape.name, checked=False, error=report)
    found = sorted(_violations(report, shape.graph), key=_worst_first)
    return Outcome(shape.name, checked=True, violations=tuple(found))


def _report(graph: "Graph", shapes: "Graph") -> "Graph | str":
    """Return the report of pyshacl, or why it could not make one."""
    from pyparsing import ParseException
    from pyshacl import validate
    from pyshacl.errors import ReportableRuntimeError
    from rdflib import Graph

    try:
        _conforms, report, _text = validate(graph, shacl_graph=shapes, inference="none")
    except ReportableRuntimeError as broken:
        return _first_line(str(broken.message))
    except (
        ParseException,
        RuntimeError,
        SyntaxError,
        LookupError,
        TypeError,
        ValueError,
    ) as broken:
        return _first_line(f"{type(broken).__name__}: {broken}")
    # A failure comes back in the place of the report, with "conforms: false" and no results.
    return report if isinstance(report, Graph) else _first_line(str(report))


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


def _has_target(graph: "Graph", shapes: "Graph") -> bool:
    """Tell whether anything in a graph is what one of the shapes is about."""
    from rdflib import RDF, RDFS, SH

    kinds = set(shapes.objects(None, SH.targetClass))
    kinds |= set(shapes.subjects(RDF.type, RDFS.Class)) & set(
        shapes.subjects(RDF.type, SH.NodeShape)
    )
    return (
        any(_has_instance(graph, kind) for kind in kinds)
        or any(True for _node in shapes.objects(None, SH.targetNode))
        or any((None, path, None) in graph for path in _uris(shapes, SH.targetSubjectsOf))
        or any((None, path, None) in graph for path in _uris(shapes, SH.targetObjectsOf))
    )


def _has_instance(graph: "Graph", kind: "Node") -> bool:
    from rdflib import RDF, RDFS

    narrower = graph.transitive_subjects(RDFS.subClassOf, kind)
    return any((None, RDF.type, one) in graph for one in narrower if one is not None)


def _uris(shapes: "Graph", path: "Node") -> Iterator[Any]:
    yield from shapes.objects(None, path)


def _violations(report: "Graph", shapes: "Graph") -> Iterator[Violation]:
    from rdflib import RDF, SH, URIRef

    level_of = URIRef(LEVEL)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source: Any = report.value(result, SH.sourceShape)
        rule = _short(report.value(result, SH.sourceConstraintComponent))
        yield Violation(
            level=str(shapes.value(source, level_of) or NO_LEVEL),
            focus=_shown(report.value(result, SH.focusNode)),
            path=_shown(report.value(result, SH.resultPath)),
            rule=rule.removesuffix("ConstraintComponent"),
            name=_shown(shapes.value(source, SH.name)),
            asked=_asked(shapes, source, rule),
            value=_shown(report.value(result, SH.value)),
            message=_shown(report.value(result, SH.resultMessage)),
        )


def _asked(shapes: "Graph", source: Any, rule: str) -> str:
    """Return the parameter of a rule: the class, datatype or number that a shape asks for."""
    from rdflib import SH

    names = {
        "ClassConstraintComponent": SH["class"],
        "DatatypeConstraintComponent": SH.datatype,
        "MinCountConstraintComponent": SH.minCount,
        "MaxCountConstraintComponent": SH.maxCount,
    }
    return _shown(shapes.value(source, names[rule])) if rule in names else ""


def _shown(node: "Node | None") -> str:
    from rdflib import BNode

    if node is None:
        return ""
    # The name of a blank node is another in every run.
    return "_:" if isinstance(node, BNode) else str(node)


def _short(node: "Node | None") -> str:
    return str(node or "").rpartition("#")[2]


def _worst_first(violation: Violation) -> tuple[int, str, str, str, str]:
    order = (*LEVELS, NO_LEVEL)
    rank = order.index(violation.level) if violation.level in order else len(order)
    return rank, violation.path, violation.focus, violation.value, violation.message
