from django.urls import URLPattern, path

from verbond.budgets.views.paper import batches, desk

urlpatterns: list[URLPattern] = [
    path("r/<slug:slug>/vote/paper/", desk.ballot, name="paper_ballot"),
    path("desk/<slug:slug>/paper/", desk.desk, name="paper"),
    path("desk/<slug:slug>/paper/codes/", desk.make_codes, name="paper_codes"),
    path("desk/<slug:slug>/paper/codes/<int:number>/off/", desk.codes_off, name="paper_codes_off"),
    path("desk/<slug:slug>/paper/codes/<int:number>/on/", desk.codes_on, name="paper_codes_on"),
    path("desk/<slug:slug>/paper/hand/", desk.hand, name="paper_hand"),
    path("desk/<slug:slug>/paper/batches/", desk.new_batch, name="paper_batch_new"),
    path("desk/<slug:slug>/paper/batch/<int:number>/", batches.batch, name="paper_batch"),
    path("desk/<slug:slug>/paper/batch/<int:number>/sign/", batches.sign, name="paper_sign"),
    path(
        "desk/<slug:slug>/paper/batch/<int:number>/sheet/<int:sheet>/",
        batches.sheet,
        name="paper_sheet",
    ),
]
