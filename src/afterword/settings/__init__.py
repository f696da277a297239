"""`config.toml` and the environment, read once; pydantic validates them."""

from afterword.settings.files import CONFIG, load, write_profile
from afterword.settings.sections import FollowThrough, Google, Notify, Profile, Settings

__all__ = ["CONFIG", "FollowThrough", "Google", "Notify", "Profile", "Settings", "load", "write_profile"]
