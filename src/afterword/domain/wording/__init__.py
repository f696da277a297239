"""Pure grammar: from what a candidate jotted down to phrases that stand in a sentence."""
