from django.urls import path

from verbond.scorecards import views

app_name = "scorecards"
urlpatterns = [
    path("", views.tests, name="tests"),
    path("test/<slug:code>/", views.test, name="test"),
    path("screening/", views.screening, name="screening"),
    path("run/<int:run_id>/", views.run, name="run"),
    path("run/<int:run_id>/sign/", views.sign, name="sign"),
    path("run/<int:run_id>/withdraw/", views.withdraw, name="withdraw"),
    path("measure/<int:measure_id>/", views.measure, name="measure"),
    path("start/<slug:room>/<str:key>/<slug:code>/", views.start, name="start"),
    path("exempt/<slug:room>/<str:key>/<slug:code>/", views.exempt, name="exempt"),
    path(
        "exemption/<int:exemption_id>/withdraw/",
        views.withdraw_exemption,
        name="withdraw_exemption",
    ),
]
