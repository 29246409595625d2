"""An oTree project with one live page, as small as it gets."""

SESSION_CONFIGS = [{"name": "stemmen", "app_sequence": ["stemmen"], "num_demo_participants": 2}]
SESSION_CONFIG_DEFAULTS = {"real_world_currency_per_point": 1.0, "participation_fee": 0.0}
LANGUAGE_CODE = "en"
REAL_WORLD_CURRENCY_CODE = "EUR"
USE_POINTS = True
ADMIN_USERNAME = "admin"
SECRET_KEY = "only-for-the-benchmarks"
