"""English: from fragments to phrases."""
