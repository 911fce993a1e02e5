"""Proposed terms: what separates, with its counts; nothing that chance or the topic itself explains."""

import pytest

from monitor.model import TopicRef
from monitor.topics import Document, load, suggest
from monitor.topics.topic import Topic

TRAIN = "وصل قطار محمل بذخائر عبر جسر تومانغانغ إلى محطة خاسان، وأفرغ العمال والذخائر في المستودع {}."
MARKET = "ارتفعت أسعار الخضار في سوق المدينة قبل العيد، وقال التجار إن الطلب كبير هذا العام {}."
NUMBERS = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]


@pytest.fixture(scope="module")
def topic() -> Topic:
    """The default topic."""
    (topic,) = load([TopicRef("russia-dprk")])
    return topic


def documents(relevant: str, other: str, count: int = 10) -> list[Document]:
    """So many articles of each side, no two alike."""
    return [
        Document(text.format(number), text == relevant)
        for number in NUMBERS[:count]
        for text in (relevant, other)
    ]


def test_phrases_that_separate(topic: Topic) -> None:
    """What only the relevant articles say is proposed with its counts; what only the others say speaks against."""
    found = {one.phrase: one for one in suggest(documents(TRAIN, MARKET), topic, limit=50)}

    assert (found["المستودع"].relevant, found["المستودع"].others) == (10, 0)
    assert (found["سوق المدينة"].relevant, found["سوق المدينة"].others) == (0, 10)
    assert found["المستودع"].weight > 1.96
    assert found["سوق المدينة"].weight < -1.96


def test_what_the_topic_finds_is_not_proposed(topic: Topic) -> None:
    """A phrase with one of the topic's own terms in it is no news."""
    text = "أعلنت كوريا الشمالية وروسيا افتتاح معرض للزهور في الحديقة {}."
    phrases = [one.phrase for one in suggest(documents(text, MARKET), topic, limit=50)]
    assert any("للزهور" in phrase for phrase in phrases)
    assert not any("كوريا الشمالية" in phrase or "روسيا" in phrase for phrase in phrases)


@pytest.mark.parametrize(
    ("relevant", "other"),
    [(MARKET, MARKET.replace("العام", "الشهر")), (TRAIN, TRAIN.replace("{}", "نفسه {}"))],
)
def test_what_both_sides_say_is_not_proposed(topic: Topic, relevant: str, other: str) -> None:
    """Words that stand on both sides alike separate nothing."""
    phrases = [one.phrase for one in suggest(documents(relevant, other), topic)]
    assert not any("أسعار" in phrase or "خاسان" in phrase for phrase in phrases)


def test_spellings_of_one_word_are_counted_together(topic: Topic) -> None:
    """Hamza, final ya and و in front of the article do not split the count."""
    spellings = ["إلى محطة الأعمدة", "الى محطة الاعمدة", "والأعمدة الجديدة", "وقرب الأعمدة"]
    articles = [Document(text, relevant=True) for text in spellings]
    articles += [Document(MARKET.format(number), relevant=False) for number in NUMBERS]
    found = {one.phrase: one.relevant for one in suggest(articles, topic)}
    assert max((count for phrase, count in found.items() if "عمدة" in phrase), default=0) == 4


def test_one_side_alone(topic: Topic) -> None:
    """Without a second side there is nothing to separate, and nothing is proposed."""
    assert suggest([Document(TRAIN, relevant=True)] * 5, topic) == ()
