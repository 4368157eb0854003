from django.urls import path

from verbond.council.views import overview, questions, reports

app_name = "council"
urlpatterns = [
    path("", overview.council, name="council"),
    path("norms/", overview.norms, name="norms"),
    path("districts/", overview.districts, name="districts"),
    path("calendar/", overview.calendar, name="calendar"),
    path("calendar.ics", overview.calendar_file, name="calendar_file"),
    path("questions/", questions.questions, name="questions"),
    path("questions/ask/", questions.ask, name="ask"),
    path("questions/<slug:key>/", questions.question, name="question"),
    path("questions/<slug:key>/withdraw/", questions.withdraw, name="withdraw"),
    path("reports/", reports.reports, name="reports"),
    path("reports/new/", reports.order, name="order"),
    path("reports/<slug:key>/", reports.report, name="report"),
    path("reports/<slug:key>/facts.json", reports.facts, name="facts"),
    path("reports/<slug:key>.pdf", reports.file, {"extension": "pdf"}, name="pdf"),
    path("reports/<slug:key>.odt", reports.file, {"extension": "odt"}, name="odt"),
]
