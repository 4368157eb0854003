from django.urls import path

from verbond.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.index, name="index"),
    path("export.jsonl", views.export, name="export"),
]
