"""The keys under which facts about the whole home are kept."""

LOOKED_AT = "gmail_looked_at"
BEAT = "autopilot_beat"
STOPPED = "autopilot_stopped"
AWAY = "autopilot_away"
"""From when until when nobody was there to look, the last time that it was long."""
REFUSED = "google_refused"
"""Since when Google has refused the token; empty while it does not."""
