"""Which articles are the same story. For now: copies, the agencies' texts that many outlets print; and a span's stories gathered for a digest."""

from monitor.stories.copies import LEAST_SHINGLES, SAME_TEXT, Candidate, choose, same_text, shingles
from monitor.stories.digest import gather, with_coverage

__all__ = [
    "LEAST_SHINGLES",
    "SAME_TEXT",
    "Candidate",
    "choose",
    "gather",
    "same_text",
    "shingles",
    "with_coverage",
]
