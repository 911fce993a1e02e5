"""What hostile servers and documents can do to us, measured: `python -m tests.bench.hostile` prints a table."""
