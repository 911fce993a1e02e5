"""Which articles are the same story. For now: copies, the agencies' texts that many outlets print."""

from monitor.stories.copies import LEAST_SHINGLES, SAME_TEXT, Candidate, choose, same_text, shingles

__all__ = ["LEAST_SHINGLES", "SAME_TEXT", "Candidate", "choose", "same_text", "shingles"]
