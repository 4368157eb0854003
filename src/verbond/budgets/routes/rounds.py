from django.urls import URLPattern, path

from verbond.budgets.views.rounds import desk, public

urlpatterns: list[URLPattern] = [
    path("", public.overview, name="overview"),
    path("r/<slug:slug>/", public.round_page, name="round"),
    path("r/<slug:slug>/proposals/", public.proposals, name="proposals"),
    path("desk/", desk.desk, name="desk"),
    path("desk/new/", desk.new_round, name="desk_new"),
    path("desk/<slug:slug>/", desk.desk_round, name="desk_round"),
    path("desk/<slug:slug>/days/", desk.days, name="desk_days"),
    path("desk/<slug:slug>/do/<slug:act>/", desk.act, name="desk_act"),
]
