"""What the configuration takes back of the promises about addresses and manners: said, so that nobody is surprised."""

from collections.abc import Iterator

from monitor.model import FetchSettings, Finding, Grade
from monitor.safe.urls import redact


def exceptions(settings: FetchSettings) -> Iterator[Finding]:
    """What is excepted, and how."""
    if settings.proxy:
        text = f"{redact(settings.proxy)} decides which addresses are connected to"
        yield Finding(Grade.WARN, "proxy", text)
    if settings.allow_private:
        hosts = ", ".join(f"{host}:{port}" for host, port in sorted(settings.allow_private))
        yield Finding(Grade.OK, "address guard", f"exceptions: {hosts}")
    if not settings.robots:
        yield Finding(Grade.WARN, "robots.txt", "not asked for: robots = false")
