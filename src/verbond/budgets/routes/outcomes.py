from django.urls import URLPattern, path

from verbond.budgets.views.outcomes import files, result

urlpatterns: list[URLPattern] = [
    path("r/<slug:slug>/result/", result.result, name="result"),
    path("r/<slug:slug>/result/<slug:key>/", result.project, name="result_project"),
    path("r/<slug:slug>/files/", files.files, name="files"),
    path("r/<slug:slug>/files/<str:name>", files.file, name="file"),
]
