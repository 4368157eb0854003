"""Who gets what they are entitled to: for everybody."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.rights.queries.measures import as_data, overview, right_measures


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    page = overview(request.GET.get("quarter", ""))
    context = {"page": page, "crumbs": [*_above(), (_("Wie krijgt zijn recht?"), "")]}
    return render(request, "rights/measures/overview.html", context)


@require_safe
def measure(request: HttpRequest, right: str) -> HttpResponse:
    page = right_measures(right, request.GET.get("quarter", ""))
    if page is None:
        raise Http404(right)
    crumbs = [*_above(), (_("Wie krijgt zijn recht?"), reverse("rights:measures")), (page.name, "")]
    return render(request, "rights/measures/right.html", {"page": page, "crumbs": crumbs})


@require_safe
def data(_request: HttpRequest) -> HttpResponse:
    document = {
        "note": _("Rijen met “fictitious”: true gaan over een verzonnen stad."),
        "measures": as_data(),
    }
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _above() -> list[tuple[str, str]]:
    return [(_("Rechten"), reverse("rights:catalogue"))]
