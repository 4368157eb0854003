"""The addresses of the rights room; each part keeps its own list."""

from verbond.rights.routes import check, detect, measures, rules_pages

app_name = "rights"
urlpatterns = [
    *rules_pages.urlpatterns,
    *check.urlpatterns,
    *detect.urlpatterns,
    *measures.urlpatterns,
]
