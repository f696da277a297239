"""Each guard of the send path, taken away: some test must notice."""
