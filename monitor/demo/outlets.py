"""The ten outlets: who they are and what is peculiar about each. None of them exists."""

from dataclasses import dataclass

UTF_8 = "utf-8"
WINDOWS_1256 = "windows-1256"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet.

    Attributes:
        id: what its feed is called in the configuration, and its articles in `articles/*.toml`.
        name: its own name.
        name_en: Latin name; its publisher as well.
        template: name of the template its pages are made with.
        country: ISO 3166 code.
        timezone: IANA name of the zone its dates are in.
        locale: CLDR locale that has its month names (a Tunisian July is no Egyptian one).
        charset: encoding of its feed and its pages.
        atom: its feed is Atom, not RSS 2.0.
        moved: its feed has moved for good (301), and links in the feed lead to its pages by way of a counter (302).
        faulty: nothing but the one feed works; see `faults`.
    """

    id: str
    name: str
    name_en: str
    template: str
    country: str
    timezone: str
    locale: str
    charset: str = UTF_8
    atom: bool = False
    moved: bool = False
    faulty: bool = False


OUTLETS = (
    Outlet("bawaba", "بوابة النيل", "Nile Gateway", "portal", "EG", "Africa/Cairo", "ar_EG"),
    Outlet("jamia", "جامع الأخبار", "News Collector", "aggregator", "AE", "Asia/Dubai", "ar_AE"),
    Outlet("wakala", "وكالة المدار", "Al-Madar Agency", "agency", "LB", "Asia/Beirut", "ar_LB"),
    Outlet("mawqi", "موقع الساعة", "Al-Saa", "news_site", "EG", "Africa/Cairo", "ar_EG"),
    Outlet("sada", "صدى البلدة", "Town Echo", "blog", "JO", "Asia/Amman", "ar_JO"),
    Outlet(
        "qadima",
        "الصحيفة القديمة",
        "The Old Paper",
        "newspaper",
        "SA",
        "Asia/Riyadh",
        "ar_SA",
        charset=WINDOWS_1256,
    ),
    Outlet("intiqal", "منتقل برس", "Montaqil Press", "daily", "TN", "Africa/Tunis", "ar_TN", moved=True),
    Outlet("maatal", "شبكة الأعطال", "Faults Network", "agency", "IQ", "Asia/Baghdad", "ar_IQ", faulty=True),
    Outlet("bahr", "أنباء البحر", "Sea News", "content_system", "OM", "Asia/Muscat", "ar_OM", atom=True),
    Outlet("riyada", "ملاعب", "Stadiums", "sports", "MA", "Africa/Casablanca", "ar_MA"),
)
