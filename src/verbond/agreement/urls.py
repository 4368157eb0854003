from django.urls import URLPattern, URLResolver

app_name = "agreement"
urlpatterns: list[URLPattern | URLResolver] = []
