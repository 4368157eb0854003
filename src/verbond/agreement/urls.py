from django.urls import path

from verbond.agreement import views

app_name = "agreement"
urlpatterns = [
    path("", views.agreements, name="agreements"),
    path("stop/<str:token>/", views.stop_following, name="stop_following"),
    path("confirm/<str:token>/", views.confirm_follow, name="confirm_follow"),
    path("<slug:slug>/", views.agreement, name="agreement"),
    path("<slug:slug>/text/", views.text, name="text"),
    path("<slug:slug>/themes/", views.themes, name="themes"),
    path("<slug:slug>/targets/", views.targets, name="targets"),
    path("<slug:slug>/targets/<str:code>/", views.target, name="target"),
    path("<slug:slug>/systems/", views.systems, name="systems"),
    path("<slug:slug>/places/", views.places, name="places"),
    path("<slug:slug>/places/<str:code>/", views.place, name="place"),
    path("<slug:slug>/review/", views.review, name="review"),
    path("<slug:slug>/review/<int:pk>/", views.decide, name="decide"),
    path("<slug:slug>/review/<int:pk>/change/", views.change, name="change"),
    path("<slug:slug>/questions/", views.questions, name="questions"),
    path("<slug:slug>/questions/<int:pk>/", views.handle_question, name="handle_question"),
    path("<slug:slug>/editions/", views.editions, name="editions"),
    path("<slug:slug>/import/", views.upload, name="upload"),
    path("<slug:slug>/import/<int:pk>/", views.waiting_import, name="waiting_import"),
    path("<slug:slug>/commitment/<str:key>/", views.commitment, name="commitment"),
    path("<slug:slug>/commitment/<str:key>/follow/", views.follow, name="follow"),
    path("<slug:slug>/commitment/<str:key>/ask/", views.ask, name="ask"),
    path("<slug:slug>/<slug:key>/", views.chapter, name="chapter"),
]
