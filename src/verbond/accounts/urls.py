from django.urls import URLPattern, URLResolver, include, path

own: list[URLPattern | URLResolver] = []

# The login library finds its pages by bare names, so only our own carry the namespace.
urlpatterns = [
    path("", include((own, "accounts"))),
    path("", include("allauth.urls")),
]
