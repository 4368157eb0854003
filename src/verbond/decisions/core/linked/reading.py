"""From the bytes of an HTML page to the triples of its RDFa, without asking anybody anything.

Pages are foreign input: nothing is fetched (no contexts, vocabularies, profiles or links), size,
depth and number of elements have a limit, and what others complain of is kept quiet.
"""

import codecs
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from verbond.decisions.core.linked.errors import PageUnreadable

if TYPE_CHECKING:
    from rdflib import Graph

MOST_BYTES = 10_000_000
MOST_ELEMENTS = 100_000
DEEPEST = 200
# Text that stands in values: nested values repeat it, and a hostile page does so two hundredfold.
MOST_TEXT = 20_000_000
# Some 4 ms of checking each, in five shapes: the longest minutes we know hold 2,000.
MOST_TRIPLES = 20_000
# Where a page stands that says nothing about it: relative addresses need something to stand on.
BASE = "http://pagina.invalid/"

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Where an address may stand; these are read against the address of the page.
_ADDRESSES = ("about", "resource", "href", "src", "typeof", "property", "rel", "rev", "datatype",
              "vocab")  # fmt: skip
_NOISY = ("rdflib.term", "rdflib.graph", "pyshacl", "pyshacl-validate")


@dataclass(frozen=True, slots=True)
class Reading:
    """The triples of a page, and what to know about how it was read."""

    graph: "Graph"
    notes: tuple[str, ...] = ()


def read_page(content: bytes, *, base: str = BASE) -> Reading:
    """Read the RDFa of an HTML page into a graph.

    `base` is the address of the page, for what it names relative to itself. A page without RDFa
    gives an empty graph. Raises `PageUnreadable` for what is no HTML or passes a limit.
    """
    if len(content) > MOST_BYTES:
        raise _too_much(f"de pagina is {len(content):,} bytes groot", MOST_BYTES)
    if not _is_whole(base, BASE):
        raise PageUnreadable(f"{base[:60]!r} is geen adres van een pagina")
    text, notes = _decoded(content)
    with quiet():
        dom = _dom(text)
        _weigh(dom)
        broken = _leave_out_broken(dom, base)
        graph = _triples(dom, base)
    if len(graph) > MOST_TRIPLES:
        raise _too_much(f"er staan {len(graph):,} triples op de pagina", MOST_TRIPLES)
    if broken:
        shown = ", ".join(repr(one[:60]) for one in broken[:3])
        notes = (*notes, f"Dit zijn geen adressen, en ze tellen niet mee: {shown}.")
    return Reading(graph, notes)


def _too_much(what: str, most: int) -> PageUnreadable:
    text = f"{what}; het mogen er hoogstens {most:,} zijn"
    return PageUnreadable(text.replace(",", "."))


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the remarks of libraries on foreign input to themselves."""
    loggers = [logging.getLogger(name) for name in _NOISY]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace"), ()
    if b"\0" in content[:4096] or content.startswith((b"%PDF", b"PK\x03\x04")):
        raise PageUnreadable(
            "dit is geen HTML-pagina, maar een ander soort bestand (PDF, ZIP, Word …)"
        )
    said = _CHARSET.search(content[:4096])
    names = [said[1].decode("ascii", errors="replace")] if said else []
    for name in [*names, "utf-8"]:
        try:
            return content.decode(name), ()
        except (LookupError, UnicodeError):
            continue
    note = "Deze pagina is geen geldige UTF-8. We lazen ze als windows-1252."
    return content.decode("windows-1252", errors="replace"), (note,)


def _dom(text: str) -> Any:
    from html5lib import HTMLParser, treebuilders

    class Limited(treebuilders.getTreeBuilder("dom")):  # type: ignore[misc]
        """The tree of a page, as long as it is one that a person could have written."""

        made = 0

        def elementClass(self, name: str, namespace: str | None = None) -> Any:  # noqa: N802 - theirs
            self.made += 1
            if self.made > MOST_ELEMENTS:
                raise _too_much("de pagina heeft te veel elementen", MOST_ELEMENTS)
            if len(self.openElements) > DEEPEST:
                raise PageUnreadable(
                    f"de elementen zitten meer dan {DEEPEST} diep in elkaar; "
                    "zijn er tags niet gesloten?"
                )
            return super().elementClass(name, namespace)

    return HTMLParser(tree=Limited).parse(text)


def _weigh(dom: Any) -> None:
    """Refuse a page whose values repeat each other's text beyond reason."""
    inside: list[int] = []
    total = 0
    pending: list[tuple[Any, bool]] = [(dom.documentElement, False)]
    while pending:
        node, is_done = pending.pop()
        if node.nodeType != node.ELEMENT_NODE:
            if inside and node.nodeType == node.TEXT_NODE:
                inside[-1] += len(node.data)
        elif is_done:
            length = inside.pop()
            total += length if node.hasAttribute("property") else 0
            if inside:
                inside[-1] += length
        else:
            inside.append(0)
            pending.append((node, True))
            pending.extend((child, False) for child in node.childNodes)
    if total > MOST_TEXT:
        raise _too_much(f"de waarden op de pagina zijn samen {total:,} tekens lang", MOST_TEXT)


def _leave_out_broken(dom: Any, base: str) -> list[str]:
    """Take out the addresses that are none; one of them would end the reading of the whole page."""
    broken: list[str] = []
    for element in dom.getElementsByTagName("*"):
        for name in filter(element.hasAttribute, _ADDRESSES):
            value = element.getAttribute(name)
            kept = [one for one in value.split() if _is_whole(one, base)]
            if len(kept) < len(value.split()):
                broken += [one for one in value.split() if one not in kept]
                if kept:
                    element.setAttribute(name, " ".join(kept))
                else:
                    element.removeAttribute(name)
    return broken


def _is_whole(address: str, base: str) -> bool:
    try:
        # A short name may stand between brackets, an address may not.
        urljoin(base, address.strip("[]") if address.startswith("[") else address)
    except ValueError:
        return False
    return True


def _triples(dom: Any, base: str) -> "Graph":
    from pyRdfa import Options, pyRdfa
    from rdflib import Graph

    options = Options(
        output_default_graph=True,
        output_processor_graph=False,
        vocab_expansion=False,  # it would fetch vocabularies
        embedded_rdf=False,
    )
    graph = Graph()
    pyRdfa(options=options, base=base, media_type="text/html").graph_from_DOM(dom, graph)
    return graph
