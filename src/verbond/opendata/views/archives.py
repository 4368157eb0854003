"""The whole agreement in one file, and the lines it was read from."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from verbond.agreement import facade as agreement
from verbond.opendata import queries
from verbond.opendata.conditional import is_open
from verbond.opendata.exporting import export_agreement
from verbond.opendata.things import things
from verbond.opendata.views.documents import known


@require_safe
@is_open
def agreement_zip(request: HttpRequest, slug: str) -> HttpResponse:
    response = HttpResponse(export_agreement(known(slug)), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{slug}.zip"'
    return response


@require_safe
@is_open
def source_text(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The source of one edition as plain text: line 1 of this text is line 1 of the data."""
    if queries.row_named(things()["editions"], known(slug), str(number)) is None:
        raise Http404(str(number))
    lines = agreement.edition_lines(slug, number)
    text = "\n".join(line[0] for line in lines) + "\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
