"""What stands between us and a document: challenges, logins, consent, payment. Pure.

A wall is told by what it says *and* by having next to no text of its own: scripts of the same services, login forms and
cookie notices stand on ordinary pages as well.
"""

import re
from urllib.parse import unquote, urlsplit

# Characters of text in a page that is nothing but a wall: the longest consent texts seen have 1,500, and two paragraphs of
# an article have as many.
_LONGEST_WALL = 2_000
# Pages that are longer than this, markup included, are not looked at: a wall's scripts are loaded from elsewhere.
_LONGEST_PAGE = 300_000

# Cloudflare, DDoS-Guard, Sucuri, Imperva, Akamai, AWS, HUMAN, DataDome, Anubis, ArvanCloud, Vercel, F5.
_CHALLENGE = re.compile(
    r"<title>\s*(?:just a moment|one moment, please|attention required! \| cloudflare|ddos-guard|human verification"
    r"|vercel security checkpoint|making sure you.re not a bot|access to this page has been denied|request rejected)"
    r"|_cf_chl_opt|cf-browser-verification|sucuri website firewall|sucuri_cloudproxy_js|incapsula incident id"
    r"|_incapsula_resource\?swjiylwa|bm-verify=|errors\.edgesuite\.net|awswafcookiedomainlist|px-captcha"
    r"|captcha-delivery\.com|__arcsjs|checking your browser before",
    re.IGNORECASE,
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html|head|title)\b",
    re.IGNORECASE,
)

# Path segments and first labels of hosts where people log in or agree, without their endings (`login.aspx`).
_DOORS = {
    "login": "login", "log-in": "login", "signin": "login", "sign-in": "login", "sign_in": "login", "logon": "login",
    "wp-login": "login", "sso": "login", "auth": "login", "oauth": "login", "openid": "login", "accounts": "login",
    "تسجيل-الدخول": "login", "دخول": "login",
    "consent": "consent", "collectconsent": "consent", "cookie-consent": "consent", "cookiewall": "consent", "gdpr": "consent",
    "paywall": "subscription", "subscribe": "subscription", "subscription": "subscription", "اشتراك": "subscription",
}  # fmt: skip

_PASSWORD = re.compile(r"<input\b[^<>]{0,500}\btype\s*=\s*[\"']?password", re.IGNORECASE)
# schema.org's mark for what only subscribers may read.
_FOR_SUBSCRIBERS = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_SIGNS = (
    (re.compile(r"subscribers? only|subscribe to (?:read|continue)|للمشتركين فقط|اشترك (?:الآن )?(?:للقراءة|لقراءة|لمتابعة|لمواصلة)", re.IGNORECASE), "is for subscribers"),
    (_PASSWORD, "asks for a password"),
    (re.compile(r"\bcookies?\b|\bconsent\b|\bgdpr\b|ملفات تعريف الارتباط|ملفات الارتباط|سياسة الخصوصية", re.IGNORECASE), "asks for consent"),
)  # fmt: skip

_NO_TEXT = re.compile(r"<(?:script|style|noscript|template|svg)\b", re.IGNORECASE)
_NO_TEXT_ENDS = re.compile(r"</(?:script|style|noscript|template|svg)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def is_challenge(beginning: str) -> bool:
    """Whether a page that came with an error status wants a browser to prove itself."""
    return _CHALLENGE.search(beginning) is not None


def in_place_of(document: str) -> bool:
    """Whether a document that came as if all were well is a challenge page."""
    return (
        _HTML.match(document) is not None
        and is_challenge(document[:_LONGEST_PAGE])
        and _says_little(document)
    )


def instead(document: str, asked: str, came_to: str) -> str:
    """Why a document that is not what was asked for is not, in words that go on from "the page"; "" when nothing shows why.

    Args:
        document: what came, decoded.
        asked: the address that was asked for.
        came_to: the address it finally came from, redirects followed.
    """
    if not _HTML.match(document):
        return ""
    if _FOR_SUBSCRIBERS.search(document[:_LONGEST_PAGE]):
        return "is for subscribers"
    door = _door(asked, came_to)
    if door:
        return f"is a {door} page at {urlsplit(came_to).hostname}"
    if not _says_little(document):
        return ""
    return next((words for sign, words in _SIGNS if sign.search(document)), "")


def _door(asked: str, came_to: str) -> str:
    """What a redirect led to; "" when it led nowhere of the kind, or when the door itself was asked for."""
    meant = _doors(asked)
    return next((kind for name, kind in _doors(came_to).items() if name not in meant), "")


def _doors(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    names = [(parts.hostname or "").partition(".")[0], *unquote(parts.path).lower().split("/")]
    return {name: _DOORS[name] for name in (full.partition(".")[0] for full in names) if name in _DOORS}


def _says_little(page: str) -> bool:
    """Whether there is next to no text besides scripts and tags."""
    if len(page) > _LONGEST_PAGE:
        return False
    first, *parts = _NO_TEXT.split(page)
    # Each part is what follows such a tag: it is text again where the first of its kind ends.
    rest = (part[end.end() :] for part in parts if (end := _NO_TEXT_ENDS.search(part)))
    text = _TAG.sub(" ", "".join((first, *rest)))
    return len(" ".join(text.split())) <= _LONGEST_WALL
