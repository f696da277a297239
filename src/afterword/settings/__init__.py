"""`config.toml` and the environment, read once.

Read with `tomllib` and the standard library alone: `afterword status` starts with this.
"""

from afterword.settings.reading import CONFIG, load
from afterword.settings.sections import FollowThrough, Google, Notify, Profile, Settings
from afterword.settings.writing import write_profile

__all__ = [
    "CONFIG",
    "FollowThrough",
    "Google",
    "Notify",
    "Profile",
    "Settings",
    "load",
    "write_profile",
]
