"""Is this calendar event an interview, who took part, and which events are one interview."""

from afterword.domain.detection.loops import Loop, loops
from afterword.domain.detection.verdict import Detection, Verdict, classify

__all__ = ["Detection", "Loop", "Verdict", "classify", "loops"]
