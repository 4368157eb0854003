from django.urls import URLPattern

from verbond.budgets.routes import lab, outcomes, paper, proposals, rounds, voting

app_name = "budgets"
urlpatterns: list[URLPattern] = [
    *rounds.urlpatterns,
    *lab.urlpatterns,
    *proposals.urlpatterns,
    *voting.urlpatterns,
    *paper.urlpatterns,
    *outcomes.urlpatterns,
]
