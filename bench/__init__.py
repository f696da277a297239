"""What Afterword costs, beside what else one could use: `make bench`. Everything runs on this machine."""
