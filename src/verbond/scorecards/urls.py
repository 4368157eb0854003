from django.urls import path

from verbond.scorecards import views

app_name = "scorecards"
urlpatterns = [path("run/<int:run_id>/", views.run, name="run")]
