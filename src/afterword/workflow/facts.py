"""The keys under which facts about the whole home are kept."""

LOOKED_AT = "gmail_looked_at"
BEAT = "autopilot_beat"
