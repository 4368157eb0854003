"""Every address of the API, made from what is published: a list and one row of each kind."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from ninja import NinjaAPI, Query, Schema
from ninja.errors import ValidationError

from verbond.agreement import facade as agreement
from verbond.kit.errors import RuleBroken
from verbond.opendata import queries
from verbond.opendata.addresses import name_of, page_of, site
from verbond.opendata.api.paging import Page, addresses_around
from verbond.opendata.api.problems import Problem, wrong_question
from verbond.opendata.api.schemas import (
    SearchPage,
    SearchQuestion,
    class_name,
    form_of,
    page_of_forms,
    question_of,
)
from verbond.opendata.api.speaking import spoken
from verbond.opendata.core.things import Row, Thing
from verbond.opendata.refusing import problem
from verbond.opendata.things import things

DESCRIPTION = (
    "Everything public about coalition agreements: read-only, no key needed. "
    "At most 300 requests a minute from one address; beyond that 429 with Retry-After. "
    "Answers carry an ETag: send it back in If-None-Match and get 304 while nothing changed. "
    "Errors are problem details (RFC 9457)."
)
api = NinjaAPI(
    title="Verbond open data",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="opendata_api",
)
REFUSALS = frozenset({400, 404, 409, 414, 422, 429})
FACETS = ("domain", "theme", "kind", "place", "sdg")


def _row(thing: Thing, row: Row, slug: str) -> dict[str, Any]:
    key = thing.key_of(row)
    page = page_of(thing, key, slug)
    return {**row, "id": name_of(thing, key, slug), "page_url": site() + page if page else ""}


def _known(slug: str) -> str:
    try:
        return agreement.find_agreement(slug).slug
    except RuleBroken as refused:
        raise Http404(f"there is no agreement {slug[:80]!r}") from refused


def _answer_list(request: HttpRequest, thing: Thing, slug: str, question: Schema) -> dict[str, Any]:
    asked = question.model_dump(exclude_none=True)
    limit, offset = asked.pop("limit"), asked.pop("offset", 0)
    where = {name: str(value) for name, value in asked.items()}
    if thing.is_paged:
        return _answer_journal(request, thing, where, limit)
    found, count = queries.portion(thing, slug or None, where, offset=offset, limit=limit)
    page = Page(count=count, offset=offset, limit=limit)
    return {
        "count": count,
        **addresses_around(request, page),
        "results": [_row(thing, row, slug) for row in found],
    }


def _answer_journal(
    request: HttpRequest, thing: Thing, where: dict[str, str], limit: int
) -> dict[str, Any]:
    """The journal grows while it is read, so its pages go by number and not by place."""
    found = list(queries.rows(thing, None, where | {"size": str(limit)}))
    asked = request.GET.copy()
    following = None
    if len(found) == limit and found[-1]["sequence"] > 1:
        asked["before"] = str(found[-1]["sequence"])
        following = f"{site()}{request.path}?{asked.urlencode()}"
    return {
        "count": queries.count(thing),
        "next": following,
        "previous": None,
        "results": [_row(thing, row, "") for row in found],
    }


def _answer_one(thing: Thing, slug: str, key: str) -> dict[str, Any]:
    row = queries.row_named(thing, slug or None, key)
    if row is None:
        raise Http404(f"there is no {thing.one} {key[:80]!r}")
    return _row(thing, row, slug)


def _list_of(thing: Thing, question: type[Schema]) -> Callable[..., Any]:
    def alone(request: HttpRequest, question: Any) -> dict[str, Any]:
        return _answer_list(request, thing, "", question)

    def within(request: HttpRequest, slug: str, question: Any) -> dict[str, Any]:
        return _answer_list(request, thing, _known(slug), question)

    view = alone if thing.stands_alone else within
    # ninja reads types from annotations, and these are made at start-up.
    view.__annotations__["question"] = Query[question]  # type: ignore[valid-type,misc]
    return view


def _one_of(thing: Thing) -> Callable[..., Any]:
    def alone(request: HttpRequest, key: str) -> dict[str, Any]:  # noqa: ARG001 - ninja
        return _answer_one(thing, "", key)

    def within(request: HttpRequest, slug: str, key: str) -> dict[str, Any]:  # noqa: ARG001 - ninja
        return _answer_one(thing, _known(slug), key)

    return alone if thing.stands_alone else within


def _add(thing: Thing) -> None:
    form = form_of(thing)
    folder = "" if thing.stands_alone else "/agreements/{slug}"
    name = class_name(thing)
    api.get(
        f"{folder}/{thing.many}",
        response={200: page_of_forms(thing, form), REFUSALS: Problem},
        operation_id=f"list{name}s",
        summary=f"List {thing.many}",
        description=thing.en,
        tags=["site" if thing.stands_alone else "agreement"],
    )(_list_of(thing, question_of(thing)))
    api.get(
        f"{folder}/{thing.many}/{{path:key}}",
        response={200: form, REFUSALS: Problem},
        operation_id=f"get{name}",
        summary=f"One of the {thing.many}",
        description=thing.en,
        tags=["site" if thing.stands_alone else "agreement"],
    )(_one_of(thing))


def _add_agreements(thing: Thing) -> None:
    form = form_of(thing)

    def every(request: HttpRequest, question: Any) -> dict[str, Any]:
        asked = question.model_dump()
        found = list(queries.rows(thing, None))
        page = Page(count=len(found), offset=asked["offset"], limit=asked["limit"])
        chosen = found[page.offset : page.offset + page.limit]
        return {
            "count": page.count,
            **addresses_around(request, page),
            "results": [_row(thing, row, row["slug"]) for row in chosen],
        }

    def single(request: HttpRequest, slug: str) -> dict[str, Any]:  # noqa: ARG001 - ninja
        return _answer_one(thing, _known(slug), "")

    every.__annotations__["question"] = Query[question_of(thing)]  # type: ignore[misc]
    answers = {200: page_of_forms(thing, form), REFUSALS: Problem}
    api.get(
        "/agreements", response=answers, operation_id="listAgreements", tags=["agreement"],
        summary="List agreements", description=thing.en,
    )(every)  # fmt: skip
    api.get(
        "/agreements/{slug}", response={200: form, REFUSALS: Problem}, tags=["agreement"],
        operation_id="getAgreement", summary="One agreement", description=thing.en,
    )(single)  # fmt: skip


@api.get(
    "/agreements/{slug}/search",
    response={200: SearchPage, REFUSALS: Problem},
    operation_id="search",
    summary="Search an agreement",
    description="The site's own search: Dutch inflections, compounds and typing errors.",
    tags=["agreement"],
)
def search(request: HttpRequest, slug: str, question: Query[SearchQuestion]) -> dict[str, Any]:
    found_in = agreement.find_agreement(_known(slug))
    filters = {name: getattr(question, name) for name in FACETS if getattr(question, name)}
    # A program gets the same words whatever its user's language.
    with override(settings.LANGUAGE_CODE):
        found = agreement.find(
            found_in, question.q, filters=filters, limit=question.limit, offset=question.offset
        )
    thing = things()["commitments"]
    page = Page(count=found.total, offset=question.offset, limit=question.limit)
    names = ("key", "text", "role", "kind", "domain", "section", "line", "status")
    return {
        "count": found.total,
        **addresses_around(request, page),
        "results": [
            {
                "id": name_of(thing, unit.shown.key, slug),
                "page_url": site() + unit.shown.url,
                **{name: getattr(unit.shown, name) for name in names},
            }
            for unit in found.units
        ],
        "facets": {
            name: [{"value": c.value, "label": c.label, "count": c.count} for c in choices]
            for name, choices in found.choices.items()
        },
        "corrections": [{"word": word, "suggestion": other} for word, other in found.corrections],
    }


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    return problem(request, 422, "not_understood", wrong_question(wrong.errors))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, wrong: Http404) -> HttpResponse:
    return problem(request, 404, "not_found", str(wrong) or "there is nothing at this address")


@api.exception_handler(RuleBroken)
def _refused(request: HttpRequest, wrong: RuleBroken) -> HttpResponse:
    return problem(request, 409, wrong.code, wrong.message)


@cache
def openapi() -> dict[str, Any]:
    """Return the OpenAPI 3.1 description of the API."""
    return spoken(json.loads(json.dumps(api.get_openapi_schema(path_prefix="/opendata/api/"))))


def openapi_document(_request: HttpRequest) -> HttpResponse:
    content = openapi() | {"servers": [{"url": site()}]}
    return HttpResponse(json.dumps(content, indent=1), content_type="application/json")


_add_agreements(things()["agreement"])
for _thing in things().values():
    if _thing.many != "agreement":
        _add(_thing)
