"""Spellings of the default topic's names, by family: what newspapers of different countries print for one name."""

import pytest

from monitor.arabic.fold import fold
from monitor.model import TopicRef
from monitor.topics import load
from monitor.topics.matcher import Matcher
from monitor.topics.topic import Role

(TOPIC,) = load([TopicRef("russia-dprk")])
MATCHER = Matcher([TOPIC.groups.values()])

DPRK = {
    "the country": "كوريا الشمالية|كوريا الشماليه|كوريا الشماليّة|كوريا-الشمالية|كوريا_الشمالية|كورياالشمالية|کوریا الشمالیة|كوريا شمالية",
    "its names": "جمهورية كوريا الديمقراطية الشعبية|جمهورية كوريا الشعبية الديموقراطية|كوريا الديموقراطية|الشمال الكوري",
    "its people": "كوري شمالي|كورية شمالية|الكوريون الشماليون|الكوريين الشماليين|كوريان شماليان|للكوريات الشماليات|الكوري الشمالية",
    "the capital": (
        "بيونغ يانغ|بيونغيانغ|بيونج يانج|بيونجيانج|بيونق يانق|بيونك يانك|بيونكيانك|بيونكيانغ|بيونغ-يانغ|بيونغ يونغ|بيون يانغ|بيونيانغ|بيوغيانغ"
        "|پیونگ یانگ|پیونگ‌یانگ|بيونغ يان|بيونغ يانج|بيانغ يانغ|بونغ يانغ|بيونع يانغ"
    ),
    "the leader": (
        "كيم جونغ أون|كيم جونغ اون|كيم جونج أون|كيم جونج-اون|كيم جونغ إون|كيم جونق أون|كيم جونك أون|كيم جون أون|كيم جونغ ون|كيم جونغ أن"
        "|كيم جونغ وون|كيم جونغ ئون|كيم يونغ أون|كيم جونغأون|كيم جونجاون|كيم جيونغ أون|كيم تشونغ أون|جونغ أون|کیم جونغ أون"
    ),
    "his family": "كيم جونغ إيل|كيم جونج ايل|كيم جونغ ئيل|كيم إيل سونغ|كيم ايل سونج|كيم يو جونغ|كيم يو جونج|كيم يوجونغ|كيم جو آي|كيم جو اي|كيم جونغ نام",
    "the foreign minister": "تشوي سون هوي|تشوي سون هي|تشو سون هوي|تشوي صن هي|تشوي سونهوي|تشوى سون هى",
    "the minister of defence": "نو كوانغ تشول|نو كوانج تشول|نو غوانغ تشول|نو كوان تشول|رو كوانغ تشول",
    "generals": "باك جونغ تشون|باك جونج تشون|بارك جونغ تشون|باك جونغ شون|ري بيونغ تشول|لي بيونج تشول|كيم يونغ بوك|ري يونغ غيل|لي يونج جيل",
    "the press": "وكالة الأنباء المركزية الكورية|الوكالة المركزية الكورية|رودونغ سينمون|رودونج سينمون",
    "places": "وونسان|ونسان|ميناء راجين|هامهونغ|سينويجو|تشونغجين|يونغبيون|يونج بيون|تومانغانغ|تومانجانج",
    "other scripts": "North Korea|DPRK|Pyongyang|Kim Jong Un|Kim Jong-un|КНДР|Северную Корею|Ким Чен Ын|Пхеньяне|북한|평양|김정은",
}
RUSSIA = {
    "the country": "روسيا|وروسيا|لروسيا|بروسيا|روســيا|رُوسِيا|روسیا|الاتحاد الروسي|الفيدرالية الروسية|موسكو|الكرملين|للكرملين",
    "its people": "روسي|الروسية|الروس|للروس|الروسيين|جنود روس|قادة روس|خبراء روس|دبلوماسيون روس",
    "people": (
        "بوتين|بوتن|لافروف|لاڤروف|شويغو|شويجو|شويقو|شايغو|بيلوسوف|بيلاوسوف|بيسكوف|بيسكوڤ|زاخاروفا|ماتسيغورا|ماتسيجورا|ماتسغورا|غيراسيموف"
        "|جيراسيموف|غراسيموف|ميشوستين|نيبينزيا|كوجيمياكو|فولودين|مرتزقة فاغنر|مجموعة فاجنر"
    ),
    "other scripts": "Russia|Moscow|Putin|Россия|Россией|Москвы|Путиным|러시아|푸틴",
}
NEITHER = {
    "south korea": "كوريا|كوريا الجنوبية|جمهورية كوريا|كوري|كوري جنوبي|سيول|شبه الجزيرة الكورية",
    "other places": "بيونغ|بيونغ تشانغ|بيونغ تايك|أيرلندا الشمالية|مقدونيا الشمالية|شمال كردفان|روسيا البيضاء|بيلاروسيا|مملكة بروسيا",
    "other people": "كيم يونغ سام|كيم داي جونغ|كيم كارداشيان|راسبوتين|بوتينا|فاغنر|جونغ|ويلبور روس",
    "other words": "رؤوس|السيول|راجين|فيروسي|عروسي|كيروسين|روسيني|دروس",
}


def spelled(table: dict[str, str]) -> list[str]:
    """The spellings in a table."""
    return [spelling for family in table.values() for spelling in family.split("|")]


def strong(text: str) -> set[str]:
    """The sides that a text is enough to show."""
    (hits,) = MATCHER.find(fold(f"قال {text} أمس"))
    return {hit.group for hit in hits if hit.group in TOPIC.relate and hit.term.role is Role.STRONG}


@pytest.mark.parametrize("spelling", spelled(DPRK))
def test_north_korea(spelling: str) -> None:
    """Each spelling is North Korea's, and only North Korea's."""
    assert strong(spelling) == {"dprk"}


@pytest.mark.parametrize("spelling", spelled(RUSSIA))
def test_russia(spelling: str) -> None:
    """Each spelling is Russia's, and only Russia's."""
    assert strong(spelling) == {"russia"}


@pytest.mark.parametrize("spelling", spelled(NEITHER))
def test_neither(spelling: str) -> None:
    """What only looks like one of the two is neither."""
    assert strong(spelling) == set()
