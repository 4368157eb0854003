"""The addresses of detection runs: a desk behind the wall, and the letter in front of it."""

from django.urls import URLPattern, path

from verbond.rights.views.detect import answers, contact, desk, keys, letter

_RUN = "desk/runs/<slug:key>/"
_OPENING = f"{_RUN}openings/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("letter/", letter.letter, name="letter"),
    path("letter/object/", letter.say, {"act": "object"}, name="letter_object"),
    path("letter/tie/", letter.say, {"act": "tie"}, name="letter_tie"),
    path("letters/", letter.mine, name="my_letters"),
    path("letters/untie/", letter.untie, name="untie_letters"),
    path("opt-out/", letter.leave, name="opt_out"),
    path("desk/runs/", desk.runs, name="runs"),
    path("desk/runs/new/", desk.begin, name="run_new"),
    path("desk/runs/opt-outs/", keys.opt_outs, name="desk_opt_outs"),
    path(_RUN, desk.run, name="run"),
    path(f"{_RUN}edit/", desk.edit, name="run_edit"),
    path(f"{_RUN}approve/", desk.approve, name="run_approve"),
    path(f"{_RUN}close/", desk.end, {"act": "close"}, name="run_close"),
    path(f"{_RUN}purge/", desk.end, {"act": "purge"}, name="run_purge"),
    path(f"{_RUN}key/", keys.key, name="run_key"),
    path(f"{_RUN}start/", keys.start, name="run_start"),
    path(f"{_RUN}openings/", contact.ask, name="run_ask"),
    path(f"{_OPENING}decide/", contact.decide, name="run_decide"),
    path(f"{_OPENING}open/", keys.open_list, name="run_open"),
    path(f"{_OPENING}list/", contact.listed, name="run_list"),
    path(f"{_OPENING}list/letters/", contact.act, {"act": "letters"}, name="run_letters"),
    path(f"{_OPENING}list/person/", contact.act, {"act": "person"}, name="run_person"),
    path(f"{_OPENING}list/step/", contact.act, {"act": "step"}, name="run_step"),
    path(f"{_OPENING}list/sent/", contact.act, {"act": "sent"}, name="run_sent"),
    path(f"{_RUN}waiting/", answers.waiting, name="run_waiting"),
    path(f"{_RUN}waiting/grant/<int:hit>/", answers.review, name="run_grant"),
    path(f"{_RUN}waiting/answer/<int:objection>/", answers.answer, name="run_answer"),
]
