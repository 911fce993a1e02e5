"""What the shipped topics make of invented articles, one pitfall each."""

import pytest

from monitor.model import Level, TopicRef
from monitor.topics import Judge, builtin, load

JUDGES = {name: Judge(load([TopicRef(name)])) for name in builtin()}
MATCH, MENTION, NONE = Level.MATCH, Level.MENTION, Level.NONE

RUSSIA_DPRK = {
    "plain": ("بوتين يصل إلى بيونغ يانغ", "وصل الرئيس الروسي إلى كوريا الشمالية صباح الأربعاء في زيارة رسمية.", MATCH),
    "egyptian": ("شويجو يلتقى كيم جونج أون", "التقى شويجو فى بيونج يانج الزعيم الكورى الشمالى وبحث معه التعاون العسكرى.", MATCH),
    "vowelled": ("رُوسِيَا تَشْكُرُ كُورِيَا الشَّمَالِيَّةَ", "شَكَرَتْ رُوسِيَا كُورِيَا الشَّمَالِيَّةَ عَلَى دَعْمِهَا.", MATCH),
    "stretched and hidden": ("روســيا وكـــوريا الشمـــالية", "وقعت رو\u200cسيا وكوريا\u200f الشمالية اتفاقا للتعاون أمس.", MATCH),
    "persian keyboard": ("روسیا وکوریا الشمالیة توقعان", "وقعت روسیا وکوریا الشمالیة معاهدة دفاع مشترک.", MATCH),
    "hashtags": ("#روسيا و#كوريا_الشمالية", "أعلن #الكرملين إرسال وفد إلى #بيونغ_يانغ الأسبوع المقبل.", MATCH),
    "lost spaces": ("تعاون جديد", "بحث الوفد في العاصمة الروسيةوقال إن كوريا الشماليةستشارك في تدريبات مع موسكو.", MATCH),
    "no country named": ("لافروف يستقبل تشوي سون هوي", "بحث لافروف مع نظيرته تشوي سون هوي ترتيبات القمة.", MATCH),
    "troops at the front": (
        "كييف تعلن أسر جنديين",
        "قالت كييف إن الجنديين من قوات كوريا الشمالية وأسرا في كورسك.\nوأكدت موسكو أن الكوريين الشماليين يقاتلون مع جنودها.",
        MATCH,
    ),
    "denial": ("بيونغ يانغ تنفي تزويد موسكو بالذخيرة", "نفت كوريا الشمالية أنها باعت أسلحة لروسيا ووصفت ذلك بالشائعات.", MATCH),
    "third parties arm one side": ("إيران وكوريا الشمالية تسلحان روسيا", "قال المسؤول إن إيران وكوريا الشمالية أرسلتا قذائف إلى روسيا.", MATCH),
    "north korea by its neighbour": (
        "سيول: جارتنا الشمالية ترسل جنودا إلى روسيا",
        "قال الجيش إن كيم قرر إرسال دفعة أخرى من الجنود إلى روسيا في يناير.",
        MATCH,
    ),
    "in russia, not prussia": ("عمال كوريون شماليون بروسيا", "يعمل آلاف الكوريين الشماليين بروسيا في قطاع البناء.", MATCH),
    "list of states": ("تقرير عن حرية الصحافة", "حلت في المراتب الأخيرة روسيا والصين وإيران وكوريا الشمالية.", MENTION),
    "football": ("كوريا الشمالية تفوز على روسيا في مباراة ودية", "فاز منتخب كوريا الشمالية على روسيا بهدفين.", MENTION),
    "once in a long text": (
        "سيول تحتفل بعيد الحصاد",
        ("امتلأت الشوارع بالزوار منذ الصباح.\nوقدمت المطاعم أطباقا تقليدية.\nوقال بائع إن الإقبال كبير.\n"
        "وعزفت فرق موسيقية في الساحات.\nوكان الرئيس قد ندد بإرسال كوريا الشمالية صواريخ إلى روسيا.\n"
        "وأغلقت المتاحف أبوابها.\nوتستمر العطلة ثلاثة أيام.\nوينتهي الموسم الأحد.\nوعاد الناس إلى قراهم."),
        MENTION,
    ),
    "belarus": ("رئيس روسيا البيضاء في كوريا الشمالية", "وصل رئيس روسيا البيضاء إلى كوريا الشمالية.", NONE),
    "the broadcaster": ("كوريا الشمالية تطلق صاروخا", "نقلت قناة «روسيا اليوم» أن كوريا الشمالية أطلقت صاروخا.", NONE),
    "russia today, the day": ("بيونغ يانغ تشكر روسيا اليوم", "شكر كيم جونغ أون روسيا اليوم الثلاثاء على المساعدات.", MATCH),
    "south korea": ("موسكو وسيول تبحثان التجارة", "بحث وفد روسي مع كوريا الجنوبية زيادة التبادل التجاري.", NONE),
    "floods": ("السيول تغرق قرى في روسيا", "اجتاحت السيول قرى عدة وقال رجل كسول إنه لم يهرب.", NONE),
    "other kims": ("كيم كارداشيان في موسكو", "وصلت كيم كارداشيان إلى موسكو لحضور عرض أزياء.", NONE),
    "borussia": ("كيم يسجل لفريق بروسيا دورتموند", "سجل كيم هدفا لفريق بروسيا دورتموند أمس.", NONE),
    "one side only": ("بوتين يزور بكين", "وصل الرئيس الروسي إلى الصين في زيارة تستمر يومين.", NONE),
}  # fmt: skip


@pytest.mark.parametrize(("title", "text", "level"), RUSSIA_DPRK.values(), ids=RUSSIA_DPRK)
def test_russia_dprk(title: str, text: str, level: Level) -> None:
    """The default topic tells "about the relation" from "names both" and from what only looks like it."""
    (verdict,) = JUDGES["russia-dprk"].judge(title, "", text.split("\n"))
    assert verdict.level is level, verdict.evidence


CUES = {
    "weapons": "أرسلت كوريا الشمالية قذائفها إلى روسيا.",
    "troops": "يقاتل جنود من كوريا الشمالية في روسيا.",
    "diplomacy": "يزور بوتين كوريا الشمالية الشهر المقبل.",
    "sanctions": "انتهكت روسيا العقوبات على كوريا الشمالية.",
    "techtransfer": "تساعد روسيا كوريا الشمالية بتكنولوجيا جديدة.",
    "economy": "وصل سياح من روسيا إلى كوريا الشمالية.",
    "places": "التقى بوتين وكيم جونغ أون في فلاديفوستوك.",
}


@pytest.mark.parametrize(("cue", "sentence"), CUES.items(), ids=CUES)
def test_cues(cue: str, sentence: str) -> None:
    """Who reads no Arabic sees what the relation is about."""
    (verdict,) = JUDGES["russia-dprk"].judge("عنوان", "", [sentence])
    assert cue in verdict.cues


OTHERS = {
    "fighting": ("sudan-war", "قصف عنيف في الخرطوم", "شهدت الخرطوم قصفا عنيفا وسط معارك بين الجيش السوداني والدعم السريع.", MATCH),
    "the militia in a headline": ("sudan-war", "الدعم السريع يعلن هدنة", "أعلن قائد القوات في بيان وقفا للقتال.", MATCH),
    "south sudan": ("sudan-war", "قصف في جنوب السودان", "شهدت دولة جنوب السودان قصفا أمس.", NONE),
    "a football club": ("sudan-war", "الهلال السوداني يخوض مباراة", "يلعب الهلال في أم درمان غدا.", NONE),
    "enrichment": ("iran-nuclear", "إيران ترفع تخصيب اليورانيوم", "قالت الوكالة الدولية للطاقة الذرية إن طهران زادت التخصيب في نطنز.", MATCH),
    "north korea's programme": ("iran-nuclear", "برنامج كوريا الشمالية النووي", "أدانت سيول برنامج كوريا الشمالية النووي.", NONE),
    "dna": ("iran-nuclear", "الحمض النووي يكشف هوية ضحية في طهران", "كشف فحص الحمض النووي في طهران هوية الضحية.", NONE),
}  # fmt: skip


@pytest.mark.parametrize(("topic", "title", "text", "level"), OTHERS.values(), ids=OTHERS)
def test_other_topics(topic: str, title: str, text: str, level: Level) -> None:
    """The other shipped topics do the same for their subjects."""
    (verdict,) = JUDGES[topic].judge(title, "", text.split("\n"))
    assert verdict.level is level, verdict.evidence
