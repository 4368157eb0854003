from django.urls import URLPattern, path

from verbond.budgets.views.proposals import (
    acts,
    deciding,
    desk,
    editing,
    ideas,
    meetings,
    page,
    supporting,
)

_ONE = "r/<slug:slug>/p/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("r/<slug:slug>/ideas/new/", ideas.idea_new, name="idea_new"),
    path("r/<slug:slug>/workshops/", meetings.workshops, name="workshops"),
    path("r/<slug:slug>/workshops/new/", meetings.plan, name="workshop_new"),
    path("r/<slug:slug>/workshops/<int:pk>/", meetings.plan, name="workshop_change"),
    path("r/<slug:slug>/workshops/<int:pk>/seat/", meetings.seat, name="workshop_seat"),
    path("r/<slug:slug>/workshops/<int:pk>.ics", meetings.workshop_file, name="workshop_file"),
    path(_ONE, page.proposal, name="proposal"),
    path(f"{_ONE}edit/", editing.edit, name="proposal_edit"),
    path(f"{_ONE}versions/", editing.versions, name="proposal_versions"),
    path(f"{_ONE}promises/", acts.link, name="proposal_link"),
    path(f"{_ONE}supporters/", supporting.supporters, name="proposal_supporters"),
    path(f"{_ONE}do/<slug:act>/", acts.act, name="proposal_act"),
    path("support/<str:token>/", supporting.support_answer, name="support_answer"),
    path("desk/waiting/assessments/", deciding.assessments, name="assessments"),
    path("desk/waiting/assessments/<int:pk>/", deciding.assessment, name="assessment"),
    path("desk/waiting/moderation/", deciding.moderation, name="moderation"),
    path("desk/waiting/appeals/", deciding.appeals, name="appeals"),
    path("desk/<slug:slug>/proposals/", desk.queue, name="desk_proposals"),
    path("desk/<slug:slug>/proposals.<slug:extension>", desk.export, name="desk_export"),
    path("desk/<slug:slug>/ballot/", desk.ballot, name="desk_ballot"),
    path("desk/<slug:slug>/proposals/<slug:key>/", desk.desk_proposal, name="desk_proposal"),
]
