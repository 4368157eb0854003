from django.urls import URLPattern, path

from verbond.budgets.views.outcomes import (
    desk_result,
    desk_serves,
    desk_work,
    files,
    knowledge,
    progress,
    result,
)

urlpatterns: list[URLPattern] = [
    path("r/<slug:slug>/result/", result.result, name="result"),
    path("r/<slug:slug>/result/<slug:key>/", result.project, name="result_project"),
    path("r/<slug:slug>/files/", files.files, name="files"),
    path("r/<slug:slug>/files/<str:name>", files.file, name="file"),
    path("r/<slug:slug>/progress/", progress.progress, name="progress"),
    path("picture/<int:pk>/<str:name>", progress.picture, name="picture"),
    path("knowledge/", knowledge.knowledge, name="knowledge"),
    path("knowledge/feed.atom", knowledge.LessonFeed(), name="lesson_feed"),
    path("knowledge/new/", knowledge.new_lesson, name="lesson_new"),
    path("knowledge/l/<slug:slug>/", knowledge.lesson, name="lesson"),
    path("knowledge/l/<slug:slug>/change/", knowledge.change, name="lesson_change"),
    path("knowledge/l/<slug:slug>/withdraw/", knowledge.withdraw, name="lesson_withdraw"),
    path("desk/money/serves/", desk_serves.desk_serves, name="desk_serves"),
    path("desk/<slug:slug>/count/", desk_result.desk_count, name="desk_result"),
    path("desk/<slug:slug>/count/<slug:act>/", desk_result.count_act, name="desk_count_act"),
    path("desk/<slug:slug>/deviation/", desk_result.desk_deviation, name="desk_deviation"),
    path("desk/<slug:slug>/works/", desk_work.works, name="desk_execution"),
    path("desk/<slug:slug>/works/<slug:key>/", desk_work.work, name="desk_work"),
    path("desk/<slug:slug>/works/<slug:key>/<slug:act>/", desk_work.act, name="desk_work_act"),
]
