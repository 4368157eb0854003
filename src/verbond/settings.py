"""Settings of every installation; what differs between them comes from the environment."""

from typing import Any

from django.utils.csp import CSP

from verbond.environment import ROOT, database, flag, mail, value

DEBUG = flag("DEBUG")
DEMO = flag("DEMO")
# Without a key of its own only a demo starts: Django refuses what signs, wsgi.py refuses at once.
SECRET_KEY = value("SECRET_KEY") or ("only-for-development-" + "x" * 40 if DEBUG or DEMO else "")
ALLOWED_HOSTS = [name.strip() for name in value("ALLOWED_HOSTS").split(",") if name.strip()]
if DEBUG or DEMO:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
SITE_URL = value("SITE_URL")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "verbond.web.views.errors.form_expired"
CITY_NAME = value("CITY_NAME")
TILE_URL = value("TILE_URL")

INSTALLED_APPS = [
    "verbond.web",
    "verbond.opendata",
    "verbond.council",
    "verbond.decisions",
    "verbond.plan",
    "verbond.ledger",
    "verbond.budgets",
    "verbond.rights",
    "verbond.agreement",
    "verbond.indicators",
    "verbond.scorecards",
    "verbond.accounts",
    "verbond.places",
    "verbond.journal",
    "verbond.kit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_tasks_db",
]

MIDDLEWARE = [
    "verbond.web.logs.RequestLog",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",  # on refusals of the others too
    "verbond.web.guard.Guard",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "verbond.web.page_cache.PageCache",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "verbond.urls"
WSGI_APPLICATION = "verbond.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "verbond.web.context.site",
            ]
        },
    }
]

DATABASES = {"default": database(value("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Two memories: addresses made up to fill the one with pages cannot push the counters of failed
# logins out of the other.
_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES: dict[str, Any] = {
    "default": {"BACKEND": _MEMORY, "OPTIONS": {"MAX_ENTRIES": 10_000}},
    "pages": {"BACKEND": _MEMORY, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 300}},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# What `verbond schedule` does now and then: functions that take `now` and return how many.
CHORES = [
    "verbond.web.chores.retry_failed_tasks",
    "verbond.agreement.facade.forget_unconfirmed",
    "verbond.agreement.facade.forget_waiting",
    "verbond.plan.facade.forget_waiting",
    "verbond.agreement.facade.refresh_standings",
    "verbond.agreement.chores.tell_followers",
    "verbond.agreement.chores.remind_owners",
    "verbond.agreement.chores.forget_confirmations",
    "verbond.budgets.chores.seal_boxes",
    "verbond.budgets.chores.remind_voters",
    "verbond.accounts.facade.forget_invitations",
    "verbond.ledger.facade.expire_due",
    "verbond.budgets.facade.forget_trials",
    "verbond.budgets.operations.proposals.supporting.wipe_supporters",
    "verbond.rights.chores_detecting.purge_runs",
    "verbond.rights.operations.checking.wipe_saved",
    "verbond.web.chores.forget_sessions",
    "verbond.web.chores.forget_task_results",
    "verbond.web.chores.ask_for_a_sign_of_life",
]
# Tasks that may be done again after a fault, and how often at most.
TASK_TRIES = {
    "verbond.agreement.tasks.mail_confirmation": 6,
    "verbond.agreement.tasks.mail_answer": 6,
    "verbond.agreement.tasks.mail_digest": 6,
    "verbond.agreement.tasks.mail_owner": 6,
    # A worker that was killed leaves them half done; done again they go on from their state.
    "verbond.agreement.tasks.read_waiting_import": 3,
    "verbond.agreement.tasks.apply_waiting_import": 3,
    "verbond.decisions.tasks.publish_list": 3,
    "verbond.plan.tasks.read_waiting_plan": 3,
    "verbond.plan.tasks.apply_waiting_plan": 3,
    "verbond.council.tasks.make_report": 3,
    "verbond.council.tasks.mail_member": 6,
    "verbond.budgets.tasks.mail_reminder": 6,
    **dict.fromkeys(
        (
            "verbond.budgets.tasks_proposals.mail_invitation",
            "verbond.budgets.tasks_proposals.mail_supporter",
            "verbond.budgets.tasks_proposals.mail_assessment",
            "verbond.budgets.tasks_proposals.mail_conclusion",
            "verbond.budgets.tasks_proposals.mail_grant",
            "verbond.budgets.tasks_proposals.mail_hidden",
            "verbond.budgets.tasks_proposals.mail_flag",
            "verbond.budgets.tasks_proposals.mail_appeal",
            "verbond.budgets.tasks_proposals.mail_merged",
        ),
        6,
    ),
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [ROOT / "src/verbond/web/locale"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = value("STATIC_ROOT")
MEDIA_ROOT = value("MEDIA_ROOT")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Larger uploads are streamed to disk; 60 MB is the limit of the reader (agreement/core/reading).
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"verbond.accounts.passwords.{rule}"}
    for rule in ("LongEnough", "NotGuessedFirst", "NotOnlyDigits", "NotYourself")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/accounts/me/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "verbond.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True  # one address per person
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {"login": "verbond.accounts.login_forms.LoginForm"}
SIGNUP_OPEN = flag("SIGNUP")
SOCIALACCOUNT_ADAPTER = "verbond.accounts.adapter.ProviderAdapter"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SITE_URL.startswith("https") else "http"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/300s/key", "signup": "20/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO
MFA_ADAPTER = "verbond.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "add_webauthn": "verbond.accounts.login_forms.AddKeyForm",
    "activate_totp": "verbond.accounts.login_forms.ActivateAppForm",
    "authenticate": "verbond.accounts.login_forms.CodeForm",
    "reauthenticate": "verbond.accounts.login_forms.CodeAgainForm",
}
MFA_TOTP_ISSUER = f"Verbond {CITY_NAME}"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if value("OIDC_URL"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "city",
                "name": value("OIDC_NAME"),
                "client_id": value("OIDC_CLIENT_ID"),
                "secret": value("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": value("OIDC_URL")},
            }
        ]
    }

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"] + ([TILE_URL.split("{")[0]] if TILE_URL else []),
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
if SITE_URL.startswith("https"):
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/", r"^ready/"]
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
if flag("TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Throttling counts per address: behind a proxy that is the one before it, not the proxy's own.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

DEFAULT_FROM_EMAIL = value("MAIL_FROM")
CONTACT_EMAIL = value("CONTACT_EMAIL") or DEFAULT_FROM_EMAIL
MAILERS = {"default": mail(value("MAIL_URL"))}

# Lines of JSON without anything about a person: verbond/web/logs.py.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "verbond.web.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": value("LOG_LEVEL")},
    "loggers": {
        # No mail to administrators: a fault's mail would hold the whole request.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"level": "ERROR"},  # what was not found has its line already
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # idem: scanners, all day long
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
