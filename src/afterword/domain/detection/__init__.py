"""Is this calendar event an interview, who took part, and which events are one interview."""

from afterword.domain.detection.classify import classify
from afterword.domain.detection.loops import loops
from afterword.domain.detection.records import Detection, Loop, Verdict

__all__ = ["Detection", "Loop", "Verdict", "classify", "loops"]
