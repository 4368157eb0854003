from django.urls import URLPattern, path

from verbond.decisions.views import desk, desk_meeting

app_name = "decisions"
urlpatterns: list[URLPattern] = [
    path("desk/", desk.desk, name="desk"),
    path("desk/new/", desk.new_item, name="desk_new"),
    path("desk/meeting/new/", desk_meeting.new_meeting, name="desk_meeting_new"),
    path("desk/meeting/<slug:key>/", desk_meeting.desk_meeting, name="desk_meeting"),
    path("desk/meeting/<slug:key>/<slug:act>/", desk_meeting.meeting_act, name="meeting_act"),
    path("desk/<slug:key>/", desk.item, name="item"),
    path("desk/<slug:key>/<slug:act>/", desk.item_act, name="item_act"),
]
