"""Small topics to test with: two sides, a cue, and whatever a test adds."""

from monitor.model import Verdict
from monitor.safe.toml import parse as parse_toml
from monitor.topics import Judge, Topic
from monitor.topics.language import parse
from monitor.topics.matcher import Matcher
from monitor.topics.sentences import sentences

TWO_SIDES = """
format = 1
[topic]
id = "two-sides"
relate = ["north", "south"]
boost = ["arms"]
damp = ["sport"]
[group.north]
names = ["سفالبارد"]
adjectives = ["سفالباردي"]
weak = ["الجزيرة"]
not = ["قناة سفالبارد"]
[group.south]
names = ["بيتكيرن"]
weak = ["المستعمرة", "الأرخبيل"]
[group.arms]
words = ["صاروخ"]
[group.sport]
words = ["مباراة"]
"""


def topic(text: str = TWO_SIDES) -> Topic:
    """The topic a file with this text defines."""
    return parse(parse_toml(text, "topic.toml")).topic


def judged(title: str, *paragraphs: str, lead: str = "", by: Topic | None = None) -> Verdict:
    """What a topic (the two sides by default) says of an article."""
    (verdict,) = Judge([by or topic()]).judge(title, lead, paragraphs)
    return verdict


def points(verdict: Verdict) -> dict[str, int]:
    """Rule → points it gave in all."""
    total: dict[str, int] = {}
    for evidence in verdict.evidence:
        total[evidence.rule] = total.get(evidence.rule, 0) + evidence.points
    return total


def found(text: str, by: Topic) -> list[tuple[str, str]]:
    """The terms a topic finds in a sentence, as (group, stretch of the folded text)."""
    (sentence, *_) = sentences(text, "", ())
    (hits,) = Matcher([by.groups.values()]).find(sentence.key)
    return [(hit.group, sentence.key[hit.start : hit.end]) for hit in hits]
