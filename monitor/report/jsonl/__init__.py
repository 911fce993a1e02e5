"""What `--json` prints: one object a line, the contract with other programs."""
