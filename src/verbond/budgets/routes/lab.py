from django.urls import URLPattern, path, re_path

from verbond.budgets.views.lab import desk, models, trying

_ELECTION = r"^lab/(?P<kind>example|round|file)/(?P<key>[a-z0-9-]{1,60})/"

urlpatterns: list[URLPattern] = [
    path("lab/", trying.lab, name="lab"),
    path("lab/upload/", trying.upload, name="lab-upload"),
    re_path(_ELECTION + "$", trying.election, name="lab-election"),
    re_path(_ELECTION + r"comparison\.csv$", trying.comparison_file, name="lab-comparison"),
    path("lab/example/<slug:key>.pb", trying.example_file, name="lab-file"),
    path("models/", models.models, name="models"),
    path("models/<slug:slug>/", models.model, name="model"),
    path("models/<slug:slug>/<int:version>.json", models.model_file, name="model-file"),
    path("desk/models/", desk.models, name="desk-models"),
    path("desk/models/new/", desk.new_model, name="desk-model-new"),
    path("desk/models/<int:pk>/", desk.draft, name="desk-model"),
    path("desk/models/<int:pk>/publish/", desk.publish, name="desk-model-publish"),
    path("desk/models/<int:pk>/drop/", desk.drop, name="desk-model-drop"),
]
