from django.urls import URLPattern, path

from verbond.ledger.views import public

app_name = "ledger"
urlpatterns: list[URLPattern] = [
    path("", public.books, name="books"),
    path("<slug:code>/", public.book, name="book"),
    path("<slug:code>/postings.csv", public.book_csv, name="book_csv"),
    path("<slug:code>/postings.xlsx", public.book_xlsx, name="book_xlsx"),
    path("<slug:code>/posting/<int:number>/", public.posting, name="posting"),
    path("<slug:code>/account/<path:account>/statement.csv", public.statement_csv, name="csv"),
    path("<slug:code>/account/<path:account>/", public.account, name="account"),
]
