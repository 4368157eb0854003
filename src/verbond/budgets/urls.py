from django.urls import URLPattern

from verbond.budgets.routes import lab, outcomes, paper, proposals, rounds, voting

app_name = "budgets"
urlpatterns: list[URLPattern] = [
    *voting.urlpatterns,  # the road of every ballot
    # First what has a word of its own: the address of a round is any other word.
    *lab.urlpatterns,
    *proposals.urlpatterns,
    *paper.urlpatterns,
    *outcomes.urlpatterns,
    *rounds.urlpatterns,
]
