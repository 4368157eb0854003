"""What a server must have before it answers anybody."""

from django.conf import settings

from verbond.environment import EnvironmentWrong, value


def refuse_to_start_unsafe() -> None:
    """Raise `EnvironmentWrong` when whoever reads the source could sign a login."""
    if settings.DEBUG or settings.DEMO:
        return
    if not value("SECRET_KEY"):
        raise EnvironmentWrong(
            "secret_key",
            "SECRET_KEY is empty: the site does not start without one. Make it with "
            "`python3 -c 'import secrets; print(secrets.token_urlsafe(60))'`; "
            "`script/verbond doctor` shows what else is missing",
        )
