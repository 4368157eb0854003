from django.urls import URLPattern, URLResolver, path

from verbond.indicators import views

app_name = "indicators"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.index, name="index"),
    path("targets/", views.targets, name="targets"),
    path("targets/<slug:code>/", views.target, name="target"),
    path("import/", views.import_table, name="import"),
    path("import/confirm/", views.confirm_import, name="confirm-import"),
    path("<slug:code>.csv", views.indicator_csv, name="csv"),
    path("<slug:code>.json", views.indicator_json, name="json"),
    path("<slug:code>/", views.indicator, name="indicator"),
]
