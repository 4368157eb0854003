"""Every address of the site: each room under its own name, the shell at the root."""

from django.urls import include, path

urlpatterns = [
    path("agreement/", include("verbond.agreement.urls")),
    path("budgets/", include("verbond.budgets.urls")),
    path("rights/", include("verbond.rights.urls")),
    path("council/", include("verbond.council.urls")),
    path("ledger/", include("verbond.ledger.urls")),
    path("decisions/", include("verbond.decisions.urls")),
    path("plan/", include("verbond.plan.urls")),
    path("scorecards/", include("verbond.scorecards.urls")),
    path("indicators/", include("verbond.indicators.urls")),
    path("places/", include("verbond.places.urls")),
    path("accounts/", include("verbond.accounts.urls")),
    path("journal/", include("verbond.journal.urls")),
    path("opendata/", include("verbond.opendata.urls")),
    path("", include("verbond.web.urls")),
]

handler400 = "verbond.web.views.errors.bad_request"
