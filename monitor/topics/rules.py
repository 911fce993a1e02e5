"""The standard rules: what every topic counts unless its file says `standard = false`.

They were chosen by comparing them, on 174 articles that name both Russia and North Korea and on 60 invented ones, with
a plain AND, AND in title or opening, same sentence, nearness of 5 and 10 words, and weighted keyword sums: none of those
keeps "about the relation" apart from "names both" as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.model import Level, Zone
from monitor.topics.topic import Lists, Rule, Within

# Some texts come as whole paragraphs without a full stop; what is 30 words apart is hardly one statement.
NEAR_WORDS = 30
# Subject, verb and object of a clause fit in eight words.
CLOSE_WORDS = 8

# What an article is about is in its title, or comes back: in a quarter of its sentences, or in four of a long text.
# A title that does not bring them together counts as a sentence without them. Of 1,860 articles this cap takes 5 of 6 wrong
# matches away and not one of 44 right ones: the wrong ones reach a fifth, the right ones begin at a third.
PASSING_SHARE = 25  # percent
PASSING_SENTENCES = 4
# What every second sentence says, the headline counted, is what the text is about, however short it is: the summary in a
# feed, a report of one sentence.
THROUGHOUT_SHARE = 50  # percent

_OPENING = frozenset({Zone.OPENING})
_BODY = frozenset({Zone.BODY})
_TEXT = _OPENING | _BODY


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers in the standard rules that a topic may change.

    Attributes:
        near: most words between the groups in one sentence.
        close: most words between them in what counts as one clause.
        passing_share, passing_sentences: a pair outside the title that stands in less than that percentage of the
            sentences, and in fewer of them than that, is named in passing.
        throughout_share: percentage of the sentences, title included, from which the text is about nothing else.
    """

    near: int = NEAR_WORDS
    close: int = CLOSE_WORDS
    passing_share: int = PASSING_SHARE
    passing_sentences: int = PASSING_SENTENCES
    throughout_share: int = THROUGHOUT_SHARE


def standard(
    relate: Sequence[str], boost: Sequence[str], damp: Sequence[str], limits: Limits = Limits()
) -> tuple[Rule, ...]:
    """The standard rules for a topic.

    Args:
        relate: groups an article has to bring together.
        boost: groups that make a sentence count more.
        damp: groups that, in the title, hold the article down to a mention.
        limits: the numbers in them.
    """
    pair = Rule("pair", Within.SENTENCE, points=1, all_of=tuple(relate), near=limits.near)
    rules = [
        replace(pair, id="title", within=Within.TITLE, points=4),
        replace(pair, id="title+body", within=Within.CONFIRMED, points=2),
        replace(pair, id="opening", zones=_OPENING, points=3, most=2),
        replace(pair, id="body", zones=_BODY, most=4),
        replace(pair, id="close", zones=_TEXT, near=limits.close, most=3),
        replace(pair, id="linked", within=Within.LINKED, most=2),
        replace(pair, id="in a list", lists=Lists.ONLY, near=None, most=2),
        replace(pair, id="both present", within=Within.ARTICLE),
        replace(pair, id="throughout", within=Within.THROUGHOUT, points=2, share=limits.throughout_share),
        replace(
            pair,
            id="in passing",
            within=Within.PASSING,
            points=0,
            cap=Level.MENTION,
            share=limits.passing_share,
            sentences=limits.passing_sentences,
        ),
    ]
    if boost:
        rules.append(replace(pair, id="with cue", any_of=tuple(boost), most=3))
    if damp:
        rules.append(
            Rule(
                "damp",
                Within.TITLE,
                points=0,
                any_of=tuple(damp),
                zones=frozenset({Zone.TITLE}),
                cap=Level.MENTION,
            )
        )
    return tuple(rules)
