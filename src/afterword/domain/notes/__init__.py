"""How a note comes about: the candidate completes sentences, and nothing rewrites what they typed."""
