"""The addresses of the check: none of them names a person or an answer."""

from django.urls import URLPattern, path

from verbond.rights.views.check import (
    asking,
    desk,
    helping,
    keeping,
    people,
    reporting,
    result,
    starting,
)

urlpatterns: list[URLPattern] = [
    path("check/", starting.start, name="check"),
    path("check/wipe/", starting.wipe, name="check_wipe"),
    path("check/too-large/", starting.too_large, name="check_too_large"),
    path("check/home/", people.home, name="check_home"),
    path("check/care/", people.care, name="check_care"),
    path("check/screen/", people.screen, name="check_screen"),
    path("check/questions/<int:number>/", asking.questions, name="check_questions"),
    path("check/answers/", asking.answers, name="check_answers"),
    path("check/result/", result.result, name="check_result"),
    path("check/result/pdf/", result.pdf, name="check_pdf"),
    path("check/result/held/", result.hold, name="check_hold"),
    path("check/result/why/<slug:right>/", result.explain, name="check_why"),
    path("check/save/", keeping.save, name="check_save"),
    path("check/open/", keeping.open_saved, name="check_open"),
    path("check/beside/", helping.beside, name="check_beside"),
    path("check/report/<slug:right>/", reporting.report, name="check_report"),
    path("check/reports/", reporting.follow, name="check_reports"),
    path("desk/reports/", desk.reports, name="desk_reports"),
    path("desk/reports/<int:pk>/", desk.one_report, name="desk_report"),
    path("desk/reports/<int:pk>/case/", desk.case_file, name="desk_report_case"),
]
