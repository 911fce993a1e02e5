"""What is to be said about topics: how large they are, what their own examples get.

Apart from reading them (`catalogue`), because a search reads topics and judges nothing: the judge takes 40 ms to import.
"""

from collections.abc import Sequence

from monitor.model import ExampleTried, TopicChecked, TopicInfo, TopicRef
from monitor.topics import shipped
from monitor.topics.catalogue import load, read
from monitor.topics.judge import Judge
from monitor.topics.language import Loaded
from monitor.topics.terms import term_forms
from monitor.topics.topic import Group, Role, Topic


def check(ref: TopicRef) -> TopicChecked:
    """What is to be said about a topic's file: warnings, sizes, and how its own examples fare.

    Raises:
        ConfigError: there is no such topic or its file has a mistake; names the place.
    """
    loaded = read(ref)
    topic = loaded.topic
    return TopicChecked(
        topic=info(topic, used=False),
        extends=loaded.extends,
        terms={name: _size(group) for name, group in topic.groups.items()},
        forms=sum(1 for group in topic.groups.values() for term in group.terms for _ in term_forms(term)),
        rules=tuple(rule.id for rule in topic.rules),
        warnings=loaded.warnings(),
        examples=_tried(loaded),
    )


def overview(used: Sequence[TopicRef]) -> tuple[TopicInfo, ...]:
    """The topics in use, in their order, then the other built-in ones; raises `ConfigError` like `load`."""
    in_use = load(used)
    ids = {topic.id for topic in in_use}
    others = (read(TopicRef(name)).topic for name in shipped.builtin() if name not in ids)
    return (*(info(topic, used=True) for topic in in_use), *(info(topic, used=False) for topic in others))


def info(topic: Topic, *, used: bool) -> TopicInfo:
    """A topic in brief; `terms` counts what it looks for, every spelling in braces once, masks left out."""
    return TopicInfo(
        id=topic.id,
        name=topic.name,
        source=topic.source,
        used=used,
        groups=tuple(topic.groups),
        terms=sum(map(_size, topic.groups.values())),
        match_at=topic.match_at,
        mention_at=topic.mention_at,
    )


def _size(group: Group) -> int:
    return sum(term.role is not Role.MASK for term in group.terms)


def _tried(loaded: Loaded) -> tuple[ExampleTried, ...]:
    """Each example with what the topic makes of it."""
    judge = Judge([loaded.topic])
    results = []
    for example in loaded.examples:
        (verdict,) = judge.judge(example.title, "", example.text.split("\n"), why_not=True)
        where = loaded.document.error("", "examples", example.place)
        results.append(
            ExampleTried(
                place=f"{where.file}:{where.line}",
                title=example.title or example.text,
                wanted=example.wanted,
                level=verdict.level,
                score=verdict.score,
                why_not=verdict.why_not,
            )
        )
    return tuple(results)
