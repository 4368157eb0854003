"""Search in memory: the same hits in the same order whatever database stands behind."""

from verbond.agreement.core.search.documents import DEFAULT_WEIGHTS, Document
from verbond.agreement.core.search.highlighting import highlight
from verbond.agreement.core.search.index import SearchIndex
from verbond.agreement.core.search.query import Query, parse_query
from verbond.agreement.core.search.results import Correction, FacetCounts, Hit, Results

__all__ = [
    "DEFAULT_WEIGHTS",
    "Correction",
    "Document",
    "FacetCounts",
    "Hit",
    "Query",
    "Results",
    "SearchIndex",
    "highlight",
    "parse_query",
]
