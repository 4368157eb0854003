from verbond.opendata.views.archives import agreement_zip, source_text
from verbond.opendata.views.documents import (
    agreement_document,
    context,
    many_csv,
    many_jsonld,
    name,
    one_csv,
    one_jsonld,
)
from verbond.opendata.views.feeds import (
    agreement_feed,
    budgets_feed,
    chapter_feed,
    commitment_feed,
    decisions_feed,
    place_feed,
    search_feed,
)
from verbond.opendata.views.pages import (
    api_nowhere,
    api_page,
    catalogue,
    catalogue_jsonld,
    catalogue_turtle,
    dictionary,
    vocabulary,
)

__all__ = [
    "agreement_document",
    "agreement_feed",
    "agreement_zip",
    "api_nowhere",
    "api_page",
    "budgets_feed",
    "catalogue",
    "catalogue_jsonld",
    "catalogue_turtle",
    "chapter_feed",
    "commitment_feed",
    "context",
    "decisions_feed",
    "dictionary",
    "many_csv",
    "many_jsonld",
    "name",
    "one_csv",
    "one_jsonld",
    "place_feed",
    "search_feed",
    "source_text",
    "vocabulary",
]
