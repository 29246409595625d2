"""Property tests here search widely; on a busy machine one example may take longer than usual."""

from hypothesis import settings

# What a rule answers is tested here, not how fast: a deadline would fail on load alone.
settings.register_profile("regels", deadline=None)
settings.load_profile("regels")
