"""Whether something may have been published between two looks at a feed: a pure decision.

A feed is a window on the newest items of an outlet. As long as two windows overlap nothing can have slipped through;
when they do not, whatever was published between them was never seen.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from monitor.model import Gap, Item, Window

# One item known before can be one the outlet keeps at the top for weeks; two are an overlap.
_OVERLAP = 2
# From so many items on, one that is out of line (kept at the top, dated back) says nothing about where a window ends.
_ENOUGH = 5


def possible_gap(
    items: Sequence[Item],
    known: Collection[str],
    before: Window,
    last_read: datetime,
    now: datetime,
) -> Gap | None:
    """What may have been published unseen before this document.

    Args:
        items: the document's, in its order.
        known: identities of those that were seen in the feed before.
        before: what the feed's last document reached up to.
        last_read: when that was read.
        now: the current time.

    Returns:
        from the newest item known before to the oldest one of this document, if that is later; without dates, from the
        last look to this one, if no item was known. None when the windows overlap.
    """
    if not items or overlaps(items, known, before):
        return None
    # A date in the future must not hide every later gap.
    begins = min(before.published, last_read) if before.published else None
    oldest = window_begin([item for item in items if item.identity not in known])
    if begins is None or oldest is None:
        return Gap(last_read, now) if now > last_read else None
    return Gap(begins, min(oldest, now)) if begins < min(oldest, now) else None


def overlaps(items: Sequence[Item], known: Collection[str], before: Window) -> bool:
    """Whether a document shows what the one before ended with: its newest item, or several of the known ones."""
    again = [item.identity for item in items if item.identity in known]
    return before.identity in again or len(again) >= min(_OVERLAP, len(items))


def window_begin(items: Sequence[Item]) -> datetime | None:
    """When the oldest of these items was published, one straggler aside; None when they have no dates."""
    dates = sorted(item.published for item in items if item.published is not None)
    if not dates:
        return None
    return dates[1] if len(dates) >= _ENOUGH else dates[0]


def between(gap: Gap, items: Sequence[Item]) -> list[Item]:
    """Those of a whole site's items that were published in a gap."""
    return [item for item in items if item.published and gap.begins < item.published < gap.ends]


def window_of(items: Sequence[Item]) -> Window | None:
    """What a document reaches up to: its newest item, or without dates its first; None for one without items."""
    if not items:
        return None
    dated = [(item.published, item.identity) for item in items if item.published is not None]
    published, identity = max(dated, default=(None, items[0].identity))
    return Window(identity, published)
