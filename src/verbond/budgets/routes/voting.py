from django.urls import URLPattern, path

from verbond.budgets.views.voting import ballot, casting, desk, entrance, receipts

_VOTE = "r/<slug:slug>/vote/"
urlpatterns: list[URLPattern] = [
    path(_VOTE, entrance.vote, name="vote"),
    path(f"{_VOTE}prove/<slug:kind>/", entrance.prove, name="vote_prove"),
    path(f"{_VOTE}ballot/", ballot.ballot, name="ballot"),
    path(f"{_VOTE}draft/", ballot.keep, name="ballot_draft"),
    path(f"{_VOTE}check/", ballot.check, name="ballot_check"),
    path(f"{_VOTE}cast/", casting.cast, name="ballot_cast"),
    path(f"{_VOTE}change/", receipts.change, name="ballot_change"),
    path(f"{_VOTE}stop/", entrance.stop, name="vote_stop"),
    path(f"{_VOTE}remind/", entrance.remind, name="vote_remind"),
    path(f"{_VOTE}frozen.json", desk.frozen_document, name="vote_frozen"),
    path("r/<slug:slug>/receipt/", receipts.receipt, name="receipt"),
    path("desk/<slug:slug>/vote/", desk.vote_desk, name="vote_desk"),
    path("desk/<slug:slug>/vote/kiosk/", desk.kiosk, name="vote_kiosk"),
]
