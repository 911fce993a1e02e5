"""What a server is asked "has it changed?" with. Pure."""

from datetime import datetime, timedelta
from hashlib import blake2b

from monitor.model import FeedState, Validators

# Some servers answer 304 for ever (the feed readers' lore has many): every so many polls, and once a day at least, the
# whole document is asked for.
UNCONDITIONAL_EVERY = 24
UNCONDITIONAL_AFTER = timedelta(days=1)


def address_key(url: str) -> bytes:
    """Eight bytes that stand for an address where its secrets must not: in the database."""
    return blake2b(url.encode("utf-8", "replace"), digest_size=8).digest()


def validators_for(state: FeedState | None, url: str, now: datetime) -> Validators:
    """What the server gave us, or nothing when the whole document is to be asked for.

    Args:
        state: what is known of the feed, or None.
        url: where it is asked for now; what another address gave says nothing about this one.
        now: aware.
    """
    if state is None or state.validators_of != address_key(url) or state.last_document is None:
        return Validators()
    # A document from the future was stored before the clock went back.
    fresh = state.last_document <= now < state.last_document + UNCONDITIONAL_AFTER
    return state.validators if fresh and (state.polls + 1) % UNCONDITIONAL_EVERY else Validators()
