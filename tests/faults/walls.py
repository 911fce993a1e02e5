"""Walls as servers put them before their documents, each as short as it may be, with its service's own marks."""

from tests.faults.exchange import Exchange, fault

CHALLENGES = {
    "cloudflare": "<title>Just a moment...</title><script>(function(){window._cf_chl_opt={cvId:'3'};}());</script>",
    "cloudflare-ban": "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>",
    "ddos-guard": "<title>DDoS-Guard</title><p>Checking your browser before accessing news.example</p>",
    "sucuri": "<script>var s={},sucuri_cloudproxy_js='';</script><noscript>Javascript is required.</noscript>",
    "imperva": '<meta name="robots" content="noindex"><script src="/_Incapsula_Resource?SWJIYLWA=5074a744,719d34d3"></script>',
    "imperva-ban": "<iframe>Request unsuccessful. Incapsula incident ID: 443000270057-12</iframe>",
    "akamai": "<title>Access Denied</title><p>You don't have permission.<p>Reference #18.2d35 <p>https://errors.edgesuite.net/18.2d35",
    "akamai-bot": "<meta http-equiv=\"refresh\" content=\"5; URL='/news?bm-verify=AAQAAAAJ'\">",
    "amazon": "<title>Human Verification</title><script>window.awsWafCookieDomainList = [];</script>",
    "human": '<title>Access to this page has been denied</title><div id="px-captcha"></div>',
    "datadome": "<script>var dd={'host':'geo.captcha-delivery.com'}</script>",
    "anubis": "<title>Making sure you're not a bot!</title>",
    "arvan": "<script>document.cookie='__arcsjs=1';location.reload()</script>",
}  # fmt: skip

LOGIN = '<title>تسجيل الدخول</title><form><input name="user"><input type="password" name="key"></form>'
CONSENT = "<title>موقعنا</title><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك.</p><button>موافق</button>"
PAYWALL = '<title>خبر</title><script type="application/ld+json">{"isAccessibleForFree": false}</script><p>سطر أول</p>'


def html(content: str) -> str:
    """A page of it."""
    return f'<!DOCTYPE html><html lang="ar"><head>{content}</head></html>'


@fault("challenge-*")
async def challenges(exchange: Exchange) -> None:
    """A challenge of one service, as if all were well or with another `status`."""
    status = exchange.text("status", "200 OK")
    await exchange.answer(
        html(CHALLENGES[exchange.variant]).encode(), status=status, content_type="text/html; charset=utf-8"
    )


@fault("login")
async def login(exchange: Exchange) -> None:
    """A redirect to a login page."""
    await exchange.answer(status="302 Found", headers={"Location": "/accounts/login.aspx?back=/login"})


@fault("accounts/login.aspx")
async def login_page(exchange: Exchange) -> None:
    """The login page."""
    await exchange.answer(html(LOGIN).encode(), content_type="text/html; charset=utf-8")
