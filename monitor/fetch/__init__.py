"""Documents from the open web: bounded, guarded, decoded. The only home of httpx and httpcore.

    client ──► redirects   which address next, and is it one we may ask
       │  └──► transport ──► guard ──► resolver      a connection to a checked address
       │                       └─────► streams       which knows whether it was ended or cut
       ├─────► answers     what status and headers mean
       ├─────► walls       what stands between us and a document
       ├─────► body        bytes, counted while they come in and while they are inflated
       └─────► decode      bytes → text, whatever the declarations say
    robots                 what a site says about robots

Whatever goes wrong on the way is raised as a `Problem` inside this package and leaves it as a `Failure`.
"""

from monitor.fetch.client import Fetcher
from monitor.fetch.decode import Decoded, decode
from monitor.fetch.limits import FEED_LIMITS, PAGE_LIMITS, Limits
from monitor.fetch.resolver import Resolve

__all__ = ["FEED_LIMITS", "PAGE_LIMITS", "Decoded", "Fetcher", "Limits", "Resolve", "decode"]
