"""How far apart a host's pages are asked for, by how it answers: pure.

The idea of Scrapy's AutoThrottle: a host that takes longer is asked less often, and no refusal ever shortens a gap.
"""

# Pages that take a second are asked for three seconds apart: the host is ours for a third of the time at most.
GAP_PER_SECOND = 3.0
# Twenty pages, a batch, are then done in 200 s, which is how often the liveliest feeds are polled: slow pages must not
# keep breaking news waiting.
LONGEST_GAP_S = 10.0
# How much of the way to what the last answer suggests the gap goes; one slow answer is no habit.
SHARE = 0.25


def next_gap(gap_s: float, took_s: float, least_s: float, *, refused: bool) -> float:
    """Seconds between the starts of two pages of a host, from now on.

    Args:
        gap_s: the gap until now.
        took_s: how long the host took to answer.
        least_s: the configured gap, which is never gone below.
        refused: whether it failed in a way that may come from being asked too much.
    """
    longest = max(LONGEST_GAP_S, least_s)
    suggested = min(max(took_s * GAP_PER_SECOND, least_s), longest)
    if refused:
        return max(min(gap_s * 2, longest), suggested)
    # Whole milliseconds: a rest too short for a clock to measure would be waited for again and again.
    return max(round(gap_s + SHARE * (suggested - gap_s), 3), least_s)
