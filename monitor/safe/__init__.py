"""What makes foreign text, addresses and files safe to handle: pure functions, nothing heavy to import."""
