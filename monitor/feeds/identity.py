"""What makes an entry the same entry at the next poll, and two addresses the same page."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

from monitor.model import Item
from monitor.safe.text import one_line
from monitor.safe.urls import is_web

LONGEST_IDENTITY = 500  # characters; a longer guid is replaced by its hash

# Query parameters that say where a reader came from, never what is to be read.
_TRACKING_PREFIXES = ("utm_", "mtm_", "hsa_")
_TRACKING = frozenset(
    """_ga _gl at_campaign at_custom1 at_custom2 at_custom3 at_custom4 at_format at_link_id at_link_origin at_link_type
    at_medium cmpid dclid epik fbclid ftag gbraid gclid gclsrc igsh igshid mc_cid mc_eid mkt_tok msclkid ns_campaign
    ns_fee ns_linkname ns_mchannel ns_source ocid oly_anon_id oly_enc_id pk_campaign pk_kwd pk_medium pk_source s_cid
    s_kwcid srsltid traffic_source twclid wbraid wt_mc xtor yclid ysclid
    """.split()  # noqa: SIM905 - names are read more easily as words
)
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_ESCAPE = re.compile(r"(%[0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# All that may stand in a path or query as it is (RFC 3986 pchar and "/?"), hence is never escaped by us.
_KEPT = "!$&'()*+,;=:@/?"


def resolve(link: str, base: str) -> str:
    """A link of a feed as an address that can be fetched: absolute, http(s), without credentials; "" when it is none.

    Args:
        link: as the feed writes it.
        base: address of the feed.
    """
    link = re.sub(r"[\t\r\n]", "", link.strip()).replace(" ", "%20")
    try:
        parts = urlsplit(urljoin(base, link)) if link else None
        if parts is None or parts.scheme not in _DEFAULT_PORTS:
            return ""
        url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    except ValueError:  # "http://[": urllib's only complaint
        return ""
    return url if is_web(url) else ""


def page_key(url: str) -> str:
    """The canonical form of an http(s) address: equal for addresses that give the same page.

    Only what can't change the page is evened out: scheme, case of the host, default port, credentials, fragment,
    tracking parameters, a slash at the end, the spelling of escapes. `www.` stays, and so does the order of the
    parameters: joining two pages loses an article, keeping two keys only shows a copy as a copy. For the same reason
    `#/…` and `#!…` stay, by which sites that are one script tell their pages apart.

    Idempotent.
    """
    scheme = _SCHEME.match(url)
    rest = url[scheme.end() :] if scheme else url
    rest, _, fragment = rest.partition("#")
    address, _, query = rest.partition("?")
    host, slash, path = address.partition("/")
    host = _canonical_host(host)
    if scheme:
        host = host.removesuffix(_DEFAULT_PORTS[scheme[0][:-3].lower()])
    key = host + _canonical_escapes(slash + path).rstrip("/")
    parameters = [part for part in query.split("&") if part and not _is_tracking(part)]
    if parameters:
        key = f"{key}?{_canonical_escapes('&'.join(parameters))}"
    is_route = fragment.startswith(("/", "!")) and fragment.strip("/!") != ""
    return f"{key}#{_canonical_escapes(fragment).rstrip('/')}" if key and is_route else key


def article_key(url: str) -> str:
    """The `page_key` of an article's address; "" without one, and for a site's home page, which is no article."""
    key = page_key(url)
    return key if any(sign in key for sign in "/?#") else ""


def entry_identity(guid: str, url: str, fallback: tuple[str, ...]) -> str:
    """What makes an entry the same at the next poll.

    Args:
        guid: the entry's own id, or ""; an http(s) address counts as the page it names, so that a move to https or a
            tracking parameter makes no new entry.
        url: address of its page, or "".
        fallback: texts of the entry that identify it when it has neither.
    """
    guid = one_line(guid, LONGEST_IDENTITY * 4)
    if guid and is_web(guid):
        guid = article_key(guid)
    identity = guid or article_key(url)
    if identity and len(identity) <= LONGEST_IDENTITY:
        return identity
    return "hash:" + _digest(identity or "\n".join(fallback))


def item_key(feed_url: str, identity: str) -> str:
    """A `page_key` for an entry without a page: no page's key begins with `#`, and no other feed's entry has it.

    The feed's address is only in it as a hash: it may hold a token, and keys are stored.
    """
    return f"#{_digest(page_key(feed_url))} {identity}"


def tell_apart(items: Sequence[Item], feed_url: str) -> list[Item]:
    """The items of one document, none of them lost to a guid or a link that the feed gives to several.

    A guid that stands for several pages identifies none: the pages do. A page that several items link to is no one's
    article: each has a key of its own.
    """
    pages = defaultdict(set)
    for item in items:
        if page := article_key(item.url):
            pages[item.identity].add(page)
    identified = [
        _identified_without_guid(item, feed_url) if len(pages[item.identity]) > 1 else item for item in items
    ]
    identities = defaultdict(set)
    for item in identified:
        identities[item.page_key].add(item.identity)
    return [
        item
        if len(identities[item.page_key]) == 1
        else replace(item, page_key=item_key(feed_url, item.identity))
        for item in identified
    ]


def _identified_without_guid(item: Item, feed_url: str) -> Item:
    identity = entry_identity("", item.url, (item.title or item.summary or item.content, item.published_text))
    return replace(item, identity=identity, page_key=article_key(item.url) or item_key(feed_url, identity))


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _canonical_host(host: str) -> str:
    """`user@EXAMPLE.org.:80` → `example.org:80`; international names in their ASCII form."""
    if not host.isascii():  # full stops and colons in disguise
        host = unicodedata.normalize("NFKC", host).replace("\N{IDEOGRAPHIC FULL STOP}", ".")
    host = host.rpartition("@")[2].lower().rstrip(".:")
    name, colon, port = host.rpartition(":")
    if not colon or port.strip("0123456789"):
        name, port = host, ""
    name = name.rstrip(".:")
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii").lower().rstrip(".:")
        except UnicodeError:
            name = _canonical_escapes(name).lower()
    return f"{name}:{port}" if port else name


def _canonical_escapes(text: str) -> str:
    """Escape what must be escaped, unescape what need not be, in upper-case hexadecimal (RFC 3986 §6.2.2)."""
    pieces = _ESCAPE.split(text)
    for index, piece in enumerate(pieces):
        if index % 2:
            byte = unquote_to_bytes(piece)
            pieces[index] = byte.decode("ascii") if byte[0] in _UNRESERVED else piece.upper()
        else:
            pieces[index] = quote(piece, safe=_KEPT, errors="replace")
    return "".join(pieces)


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)
