"""Reads a configuration and checks everything in it; the first mistake is reported, nothing is guessed."""

import os
import shlex
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from monitor.config.tables import FEEDS, REQUIRED, check_tables, read_table
from monitor.config.values import VARIABLE, host_port_of
from monitor.model import (
    DEFAULT_TOPIC,
    Config,
    DigestSettings,
    Display,
    Feed,
    FetchSettings,
    StoreSettings,
    TopicRef,
)
from monitor.safe import toml
from monitor.safe.suggest import did_you_mean
from monitor.safe.toml import Document
from monitor.safe.urls import has_secret, is_web

DEFAULT_ZONE = "UTC"

# What a public server may be bothered with; only one's own, named in allow_private, may be polled more often.
SHORTEST_INTERVAL = timedelta(minutes=1)

_OTHERS_MAY_READ = stat.S_IRGRP | stat.S_IROTH


def load(
    path: Path,
    environ: Mapping[str, str] = os.environ,
    xpath_problem: Callable[[str], str] = lambda _xpath: "",
) -> Config:
    """Read a configuration file.

    Args:
        path: the file.
        environ: the variables that addresses written as `env:NAME` are taken from.
        xpath_problem: why an XPath of `prune` can't be used, or ""; asked only about those there are.

    Raises:
        ConfigError: it can't be read, something in it is wrong, a topic file it names is not there, or it holds a
            password that others may read.
    """
    config = _checked(document := toml.read(path), path, environ)
    _refuse_wrong_xpaths(document, config, xpath_problem)
    return config


def check(text: str, path: Path, environ: Mapping[str, str] = os.environ) -> Config:
    """What `load` would say of `path` if this were the text of it.

    Raises:
        ConfigError: as for `load`.
    """
    return _checked(toml.parse(text, str(path)), path, environ)


def _checked(document: Document, path: Path, environ: Mapping[str, str]) -> Config:
    config = _config(document, path, environ)
    _refuse_missing_topics(document, config)
    _refuse_open_secret(document, config)
    return config


def parse(text: str, path: Path) -> Config:
    """A configuration from the text of its file; `path` names it in errors and is where topic paths start.

    Looks at no file, so topic files may turn out to be missing later.

    Raises:
        ConfigError: something in it is wrong.
    """
    return _config(toml.parse(text, str(path)), path, os.environ)


def _config(document: Document, path: Path, environ: Mapping[str, str]) -> Config:
    check_tables(document)
    general = read_table(document, "monitor")
    zone = general.get("timezone", DEFAULT_ZONE)
    fetch = _fetch(document, environ)
    topics = _topics(document, general.get("topics", (DEFAULT_TOPIC,)), path.parent)
    return Config(
        path=path,
        topics=topics,
        timezone=zone,
        fetch=fetch,
        display=Display(**read_table(document, "display")),
        store=_store(document, path.parent),
        digest=_digest(document, topics),
        feeds=_feeds(document, zone, fetch, environ),
    )


def _fetch(document: Document, environ: Mapping[str, str]) -> FetchSettings:
    settings = read_table(document, "fetch")
    if "proxy" in settings:
        settings["proxy"] = _address(document, settings["proxy"], environ, "fetch", "proxy")
    if "host_gap" in settings:
        settings["host_gap_s"] = settings.pop("host_gap").total_seconds()
    settings["allow_private"] = frozenset(settings.get("allow_private", ()))
    return FetchSettings(**settings)


def _topics(document: Document, names: tuple[str, ...], folder: Path) -> tuple[TopicRef, ...]:
    if not names:
        suggestion = f'topics = ["{DEFAULT_TOPIC}"]'
        raise document.error("names no topic", "monitor", "topics", suggestion=suggestion)
    refs: list[TopicRef] = []
    for index, name in enumerate(names):
        if name in names[:index]:
            raise document.error(f"'{name}' stands here twice", "monitor", "topics", index)
        own_file = "/" in name or name.endswith(".toml")
        line = document.line("monitor", "topics", index)
        refs.append(TopicRef(name, folder / name if own_file else None, document.file, line))
    return tuple(refs)


def _store(document: Document, folder: Path) -> StoreSettings:
    settings = read_table(document, "store")
    if "backup" in settings:
        settings["backup"] = folder / settings["backup"]
    elif "backups" in settings:
        suggestion = 'add backup = "the folder for them"'
        raise document.error("counts backups that nobody makes", "store", "backups", suggestion=suggestion)
    return StoreSettings(**settings)


def _digest(document: Document, topics: tuple[TopicRef, ...]) -> DigestSettings:
    settings = DigestSettings(**read_table(document, "digest"))
    known = [topic.name for topic in topics]
    for index, name in enumerate(settings.topics):
        if name not in known:
            suggestion = did_you_mean(name, known) or f"there are: {', '.join(known)}"
            problem = f"'{name}' is not among the topics of [monitor]"
            raise document.error(problem, "digest", "topics", index, suggestion=suggestion)
    return settings


def _address(document: Document, value: str, environ: Mapping[str, str], *place: str | int) -> str:
    """An address as it stands in the file, or in the environment variable that the file names."""
    if not value.startswith(VARIABLE):
        return value
    name = value.removeprefix(VARIABLE)
    address = environ.get(name, "")
    if not is_web(address):
        problem = f"the environment variable {name} " + (
            "holds no http or https address" if address else "is not set"
        )
        raise document.error(problem, *place, suggestion=f"export {name}=https://… where monitor is started")
    return address


def _feeds(
    document: Document, zone: str, fetch: FetchSettings, environ: Mapping[str, str]
) -> tuple[Feed, ...]:
    entries = document.data.get(FEEDS, [])
    if not isinstance(entries, list):
        raise document.error("has to be a list of tables", FEEDS, suggestion="write [[feeds]]")
    feeds = tuple(_feed(document, index, zone, fetch, environ) for index in range(len(entries)))
    if not feeds:
        suggestion = "add [[feeds]]; monitor init --stdout shows some"
        raise document.error("there is no feed", suggestion=suggestion)
    _refuse_duplicates(document, feeds)
    if not any(feed.enabled for feed in feeds):
        raise document.error("no feed is enabled", FEEDS, suggestion="take enabled = false from one")
    return feeds


def _feed(
    document: Document, index: int, zone: str, fetch: FetchSettings, environ: Mapping[str, str]
) -> Feed:
    entry = read_table(document, FEEDS, index)
    for key, example in REQUIRED.items():
        if key not in entry:
            raise document.error("is missing", FEEDS, index, key, suggestion=f'add {key} = "{example}"')
    entry["url"] = _address(document, entry["url"], environ, FEEDS, index, "url")
    outlet = entry.get("name_en") or entry["name"]
    feed = Feed(**{"name_en": "", "publisher": outlet, "timezone": zone, **entry})
    short = feed.interval is not None and feed.interval < SHORTEST_INTERVAL
    if short and host_port_of(feed.url) not in fetch.allow_private:
        suggestion = '"1m" at least; less only for a host:port in allow_private of [fetch]'
        raise document.error("is less than a minute", FEEDS, index, "interval", suggestion=suggestion)
    return feed


def _refuse_duplicates(document: Document, feeds: tuple[Feed, ...]) -> None:
    seen: dict[tuple[str, object], int] = {}
    for index, feed in enumerate(feeds):
        for key, value in (("id", feed.id), ("url", _without_trifles(feed.url))):
            first = seen.setdefault((key, value), index)
            if first != index:
                problem = f"the feed in line {document.line(FEEDS, first, key)} has the same {key}"
                raise document.error(problem, FEEDS, index, key, suggestion="change it, or leave one out")


def _without_trifles(url: str) -> tuple[str, str, str]:
    """What is the same in two addresses of one feed: all but the scheme, capitals in the host, a last slash, a fragment."""
    parts = urlsplit(url)
    return parts.netloc.lower(), parts.path.rstrip("/"), parts.query


def _refuse_missing_topics(document: Document, config: Config) -> None:
    for index, topic in enumerate(config.topics):
        with suppress(PermissionError):  # what we may not look at is for the topics' own reader to report
            if topic.path is None or topic.path.is_file():
                continue
            suggestion = "built-in topics are named without / and .toml"
            raise document.error(
                f"there is no file {topic.path}", "monitor", "topics", index, suggestion=suggestion
            )


def _refuse_wrong_xpaths(document: Document, config: Config, xpath_problem: Callable[[str], str]) -> None:
    for place, feed in enumerate(config.feeds):
        for index, xpath in enumerate(feed.prune):
            if problem := xpath_problem(xpath):
                suggestion = "an XPath such as \"//div[@class='promo']\""
                raise document.error(
                    f"is no XPath ({problem})", FEEDS, place, "prune", index, suggestion=suggestion
                )


def _refuse_open_secret(document: Document, config: Config) -> None:
    secret = next(_secrets(document, config), None)
    if secret is not None and stat.S_IMODE(config.path.stat().st_mode) & _OTHERS_MAY_READ:
        key = "PROXY_URL" if "proxy" in secret else "FEED_URL"
        suggestion = f'chmod 600 {shlex.quote(str(config.path))}, or write "{VARIABLE}{key}" and export {key}'
        problem = "holds a password or a token, and others may read the file"
        raise document.error(problem, *secret, suggestion=suggestion)


def _secrets(document: Document, config: Config) -> Iterator[tuple[str | int, ...]]:
    """Where secrets stand: keys whose address has one, as written in the file."""
    if has_secret(document.data.get("fetch", {}).get("proxy", "")):
        yield "fetch", "proxy"
    for index in range(len(config.feeds)):
        if has_secret(document.data[FEEDS][index]["url"]):
            yield FEEDS, index, "url"
