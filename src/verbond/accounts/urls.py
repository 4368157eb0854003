from django.urls import include, path

from verbond.accounts.views import inviting, keeping, own, public

own_pages = [
    path("me/", own.me, name="me"),
    path("me/download/", own.download, name="download"),
    path("me/erase/", own.erase, name="erase"),
    path("permissions/", public.permissions, name="permissions"),
    path("people/", keeping.people, name="people"),
    path("people/<uuid:key>/", keeping.person, name="person"),
    path("roles/<int:grant_id>/withdraw/", keeping.withdraw, name="withdraw"),
    path("organisations/", keeping.organisations, name="organisations"),
    path("organisations/add/", keeping.add, name="add_organisation"),
    path("invitations/", inviting.invitations, name="invitations"),
    path(
        "invitations/<int:invitation_id>/withdraw/", inviting.withdraw, name="withdraw_invitation"
    ),
    path("invitation/", inviting.invitation, name="invitation"),
    path("invitation/<str:token>/", inviting.open_letter, name="open_letter"),
]

# The login library finds its pages by bare names, so only our own carry the namespace.
urlpatterns = [
    path("", include((own_pages, "accounts"))),
    path("oidc/<str:provider_id>/login/", public.provider_login, name="openid_connect_login"),
    path("", include("allauth.urls")),
]
