"""Plain text for pipes, files and mail."""
