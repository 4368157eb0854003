from django.urls import URLPattern, path

from verbond.decisions.views import (
    desk,
    desk_harvest,
    desk_meeting,
    documents,
    public,
    public_overview,
    public_tests,
)

app_name = "decisions"
urlpatterns: list[URLPattern] = [
    path("", public_overview.overview, name="overview"),
    path("decisions.nt", public_overview.stream, name="stream"),
    path("tests/", public_tests.tests, name="tests"),
    path("meeting/<slug:key>/", public.meeting, name="meeting"),
    path("meeting/<slug:key>.jsonld", public.meeting_jsonld, name="meeting_jsonld"),
    path("meeting/<slug:key>/minutes/", public.minutes, name="minutes"),
    path("meeting/<slug:key>/minutes.jsonld", public.minutes_jsonld, name="minutes_jsonld"),
    path("decision/<slug:key>/", public.decision, name="decision"),
    path("decision/<slug:key>.jsonld", public.decision_jsonld, name="decision_jsonld"),
    path("document/<int:pk>/<str:name>", documents.document, name="document"),
    path("desk/", desk.desk, name="desk"),
    path("desk/new/", desk.new_item, name="desk_new"),
    path("desk/harvest/", desk_harvest.harvest, name="harvest"),
    path("desk/harvest/<int:pk>/", desk_harvest.waiting, name="harvest_waiting"),
    path("desk/meeting/new/", desk_meeting.new_meeting, name="desk_meeting_new"),
    path("desk/meeting/<slug:key>/", desk_meeting.desk_meeting, name="desk_meeting"),
    path("desk/meeting/<slug:key>/<slug:act>/", desk_meeting.meeting_act, name="meeting_act"),
    path("desk/<slug:key>/", desk.item, name="item"),
    path("desk/<slug:key>/<slug:act>/", desk.item_act, name="item_act"),
]
