"""Write statements as JSON-LD and as N-Triples, without a graph in memory."""

import re
from collections.abc import Iterable
from typing import Any

from verbond.decisions.core.linked.statements import Statement, Text, unique
from verbond.decisions.core.linked.vocabulary import PREFIXES, RDF, XSD

_TYPE = f"{RDF}type"
_STRING = f"{XSD}string"
_RISKY = re.compile(r'[\x00-\x1f\x7f"\\]')
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# What an address may not hold in N-Triples; an imported one can hold anything.
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def ntriple(statement: Statement) -> str:
    r"""Write one statement as one line.

    >>> ntriple(("http://x.example/a", "http://x.example/b", Text('zegt "ja"')))
    '<http://x.example/a> <http://x.example/b> "zegt \\"ja\\"" .\n'
    """
    subject, predicate, value = statement
    return f"{_iri(subject)} {_iri(predicate)} {_object(value)} .\n"


def jsonld(statements: Iterable[Statement], own: str) -> dict[str, Any]:
    """Write statements as one document that carries its own context; `own` is our namespace."""
    prefixes = {**PREFIXES, "v": own}
    nodes: dict[str, dict[str, Any]] = {}
    for subject, predicate, value in unique(statements):
        node = nodes.setdefault(subject, {"@id": subject})
        if predicate == _TYPE:
            node.setdefault("@type", []).append(value)
        else:
            node.setdefault(_compact(predicate, prefixes), []).append(_value(value))
    return {"@context": prefixes, "@graph": list(nodes.values())}


def _value(value: str | Text) -> dict[str, str]:
    if isinstance(value, str):
        return {"@id": value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype == _STRING:
        return {"@value": value.value}
    return {"@value": value.value, "@type": value.datatype}


def _compact(iri: str, prefixes: dict[str, str]) -> str:
    for name, namespace in prefixes.items():
        if iri.startswith(namespace):
            return f"{name}:{iri.removeprefix(namespace)}"
    return iri


def _object(value: str | Text) -> str:
    if isinstance(value, str):
        return _iri(value)
    text = f'"{_RISKY.sub(_escaped, value.value)}"'
    if value.language:
        return f"{text}@{value.language}"
    return text if value.datatype == _STRING else f"{text}^^{_iri(value.datatype)}"


def _escaped(found: re.Match[str]) -> str:
    return _NAMED.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _iri(iri: str) -> str:
    return f"<{_NOT_IN_IRI.sub(lambda found: f'%{ord(found[0]):02X}', iri)}>"
