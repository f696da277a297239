"""What people and systems write, language by language: tables only, folded and matched in `wording`."""
