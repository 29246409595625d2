"""Settings of signing in: accounts of our own, the account of the school, the second factor."""

from config.omgeving import env

# --- Accounts of our own -----------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "organisatie.aanmelden.wachtwoord.NietJezelf"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "organisatie.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "organisatie.inloggen.Inloggen",
    "reset_password": "organisatie.inloggen.WachtwoordVergeten",
    "reset_password_from_key": "organisatie.inloggen.WachtwoordKiezen",
    "change_password": "organisatie.inloggen.WachtwoordWijzigen",
    "reauthenticate": "organisatie.inloggen.OpnieuwBevestigen",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
# Per account, never per address: a whole school shares one address.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "5/5m/key",
    "reset_password": "5/h/key",
    "reset_password_from_key": None,
}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
# Allauth's own keeps a second list of addresses, and signs in by an old one of somebody too.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds that a fresh sign-in stays fresh

# --- The account of the school: OpenID Connect (organisatie/aanmelden) -------------------------
OIDC_ISSUER = env.str("OIDC_ISSUER", default="").rstrip("/")
OIDC_CLIENT_ID = env.str("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env.str("OIDC_CLIENT_SECRET", default="")
# On the button: "Inloggen met ...".
OIDC_NAAM = env.str("OIDC_NAAM", default="je schoolaccount")
# Whether only beheerders may still sign in with a password of ours.
OIDC_ALLEEN = env.bool("OIDC_ALLEEN", default=False)
# For a provider that never says whether an address was verified, as Entra ID: believe it.
OIDC_MAIL_VERTROUWD = env.bool("OIDC_MAIL_VERTROUWD", default=False)

# --- The second factor -------------------------------------------------------------------------
# uit: nobody; mag: who wants; beheer: every beheerder must; iedereen: everybody must.
TWEEDE_FACTOR = env.str("TWEEDE_FACTOR", default="mag")
# Whether it is asked of people who come by the school too: most providers ask one themselves.
TWEEDE_FACTOR_NA_SCHOOL = env.bool("TWEEDE_FACTOR_NA_SCHOOL", default=False)
MFA_ADAPTER = "organisatie.aanmelden.tweede_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "organisatie.aanmelden.tweede_factor.CodeInvullen",
    "activate_totp": "organisatie.aanmelden.tweede_factor.CodeKoppelen",
}
# Beheer makes the accounts: nobody takes an address here that is somebody else's.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Borgen"
# The code of half a minute ago and of the next half: phones and servers are never quite equal.
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_COUNT = 10
