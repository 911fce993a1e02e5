"""The language topic files are written in: TOML that an analyst can read aloud.

    format = 1
    [topic]      extends = "russia-dprk": everything below is added to that topic, see `extend`
                 id · name · relate = [group, …]: the article must bring ALL of them together
                 boost, damp = [group, …] · opening_sentences = 3 · standard = true
                 near_words = 30 · close_words = 8 · passing_share = 25 · passing_sentences = 4 · throughout_share = 50
    [letters]    g = ["غ", "ج", "ق"]: {g} in a term stands for {غ|ج|ق}
    [group.NAME] names, words, adjectives, weak, not = [term, …] · drop = [term, …] · label
    [[rule]]     id · all, any, none = [group, …] · zone = ["title", "opening", "body"]
                 within = "title" | "sentence" | "linked" | "article" | "confirmed" | "passing" | "throughout"
                 near = words · lists = "skip" | "only" · share = percent and sentences, for "throughout" and "passing"
                 points · max · cap = "mention" | "none"
    [levels]     match = 6 · mention = 1
    [[examples]] title · text · level = "match" | "mention" | "none": tried by `topics check`

Every mistake is a `ConfigError` that names file, line, key and what to do; what is only suspicious becomes a warning.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from monitor.model import Level, Zone
from monitor.safe import toml
from monitor.safe.toml import Document
from monitor.topics import rules, shipped
from monitor.topics.examples import Example, read_examples
from monitor.topics.extend import Extended, extended
from monitor.topics.groups import GROUP_KEYS, key_of, read_group, read_letters
from monitor.topics.review import review
from monitor.topics.rules import Limits
from monitor.topics.tables import Placed, Table
from monitor.topics.topic import (
    ALL_ZONES,
    DEFAULT_MATCH,
    DEFAULT_MENTION,
    Group,
    Lists,
    Role,
    Rule,
    Topic,
    Within,
)

FORMAT = 1

_FILE_KEYS = ("format", "topic", "letters", "group", "rule", "levels", "examples")
_TOPIC_KEYS = (
    "extends",
    "id",
    "name",
    "relate",
    "boost",
    "damp",
    "opening_sentences",
    "lead_sentences",
    "near_words",
    "close_words",
    "passing_share",
    "passing_sentences",
    "throughout_share",
    "standard",
)
_RULE_KEYS = (
    "id",
    "all",
    "any",
    "none",
    "within",
    "zone",
    "near",
    "lists",
    "points",
    "max",
    "cap",
    "share",
    "sentences",
)
_LEVEL_KEYS = ("match", "mention")
# "lead" is what newspapers call the opening; as names of zones the two mean the same.
_ZONES = {zone.value: zone for zone in Zone} | {"lead": Zone.OPENING}
_CAPS = {"mention": Level.MENTION, "none": Level.NONE}
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A topic, the file it was read from, the examples in it, and the id of the topic it extends or ""."""

    topic: Topic
    document: Placed
    examples: tuple[Example, ...] = ()
    extends: str = ""

    def warnings(self) -> tuple[str, ...]:
        """What in the file works but is hardly meant; each names file and line. Takes as long as loading."""
        return tuple(
            str(
                self.document.error(
                    finding.problem, "group", finding.group, key_of(finding.term), finding.term.place
                )
            )
            for finding in review(self.topic)
        )


def read(path: Path, source: str = "") -> Loaded:
    """Read a topic file.

    Args:
        path: the file.
        source: what to call it for people; the path when empty.

    Raises:
        ConfigError: the file can't be read or something in it is wrong.
    """
    return parse(toml.read(path), source or str(path))


def parse(own: Document, source: str = "") -> Loaded:
    """A topic from a file that has been read; raises `ConfigError` like `read`."""
    base = _base(own)
    document: Placed = extended(shipped.document(base), own) if base else own
    file = Table(document, (), _FILE_KEYS)
    if file.number("format", FORMAT) != FORMAT:
        raise file.error("this format is not known", "format", suggestion=f"format = {FORMAT}")
    for name, example in (("topic", "[topic]"), ("group", "[group.NAME]")):
        if name not in file:
            raise file.error(f"{example} is missing")
    letters = read_letters(Table(document, ("letters",), None)) if "letters" in file else {}
    groups = {
        name: read_group(Table(document, ("group", name), GROUP_KEYS), name, letters)
        for name in Table(document, ("group",), None)
    }
    topic = replace(_topic(document, groups), source=source)
    return Loaded(topic, document, read_examples(document), base)


def _base(document: Document) -> str:
    """The id of the built-in topic that a file extends, or ""."""
    topic = document.data.get("topic")
    if not isinstance(topic, dict) or "extends" not in topic:
        return ""
    table = Table(document, ("topic",), _TOPIC_KEYS)
    name = table.text("extends")
    table.known(name, shipped.builtin(), "extends", what="built-in topic")
    return name


def _topic(document: Placed, groups: Mapping[str, Group]) -> Topic:
    table = Table(document, ("topic",), _TOPIC_KEYS)
    relate, boost, damp = (table.names(key, groups, what="group") for key in ("relate", "boost", "damp"))
    if not relate:
        raise table.error("has to name a group", "relate", suggestion=f'relate = ["{next(iter(groups))}"]')
    for place, name in enumerate(relate):
        if name in relate[:place]:
            raise table.error(f"names '{name}' twice", "relate", place, suggestion="name each group once")
        if not any(term.role is Role.STRONG for term in groups[name].terms):
            problem = f"group '{name}' has only weak terms, so nothing could ever show that it is there"
            raise table.error(problem, "relate", place, suggestion="add names, words or adjectives to it")
    own = _own_rules(document, groups)
    standard = (
        rules.standard(relate, boost, damp, _limits(table)) if table.flag("standard", default=True) else ()
    )
    match_at, mention_at = _levels(document)
    opening = "lead_sentences" if "lead_sentences" in table else "opening_sentences"
    return Topic(
        id=_id(table),
        name=table.text("name", default=table.text("id")),
        relate=relate,
        boost=boost,
        damp=damp,
        groups=groups,
        rules=_all_rules(document, standard, own),
        match_at=match_at,
        mention_at=mention_at,
        opening_sentences=table.number(opening, 3, least=0),
    )


def _limits(table: Table) -> Limits:
    """The numbers of the standard rules, as far as the file changes them."""
    standard = Limits()
    return Limits(
        near=table.number("near_words", standard.near, least=1),
        close=table.number("close_words", standard.close, least=1),
        passing_share=table.number("passing_share", standard.passing_share, least=0),
        passing_sentences=table.number("passing_sentences", standard.passing_sentences, least=0),
        throughout_share=table.number("throughout_share", standard.throughout_share, least=0),
    )


def _id(table: Table) -> str:
    topic_id = table.text("id")
    if not _ID.fullmatch(topic_id):
        hint = "small Latin letters, digits and hyphens, e.g. sudan-war"
        raise table.error(f"'{topic_id}' can't be an id", "id", suggestion=hint)
    return topic_id


def _levels(document: Placed) -> tuple[int, int]:
    if "levels" not in document.data:
        return DEFAULT_MATCH, DEFAULT_MENTION
    table = Table(document, ("levels",), _LEVEL_KEYS)
    match_at = table.number("match", DEFAULT_MATCH, least=1)
    mention_at = table.number("mention", DEFAULT_MENTION, least=1)
    if mention_at > match_at:
        raise table.error(
            f"is higher than match ({match_at})", "mention", suggestion="mention is the lower level"
        )
    return match_at, mention_at


def _own_rules(document: Placed, groups: Mapping[str, Group]) -> list[Rule]:
    tables = document.data.get("rule", [])
    if not isinstance(tables, list):
        raise document.error("has to be a list of tables", "rule", suggestion="write [[rule]]")
    return [_rule(Table(document, ("rule", place), _RULE_KEYS), groups) for place in range(len(tables))]


def _rule(table: Table, groups: Mapping[str, Group]) -> Rule:
    all_of, any_of, none_of = (table.names(key, groups, what="group") for key in ("all", "any", "none"))
    if not (all_of or any_of):
        raise table.error("asks for no group", suggestion='add all = ["…"] or any = ["…"]')
    cap = table.text("cap") if "cap" in table else None
    if cap is not None:
        table.known(cap, _CAPS, "cap", what="level")
    elif "points" not in table:
        raise table.error("gives neither points nor a cap", suggestion="add points = 2")
    zones = table.names("zone", _ZONES, what="zone")
    return Rule(
        id=table.text("id"),
        within=table.choice("within", Within, Within.SENTENCE),
        points=table.number("points", 0),
        all_of=all_of,
        any_of=any_of,
        none_of=none_of,
        zones=frozenset(_ZONES[zone] for zone in zones) or ALL_ZONES,
        near=table.number("near", 0, least=0) if "near" in table else None,
        lists=table.choice("lists", Lists, Lists.SKIP),
        most=table.number("max", 1, least=1),
        cap=_CAPS[cap] if cap is not None else None,
        share=table.number("share", rules.PASSING_SHARE, least=0),
        sentences=table.number("sentences", rules.PASSING_SENTENCES, least=0),
    )


def _all_rules(document: Placed, standard: Sequence[Rule], own: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules, each under an id of its own: evidence names them by it.

    Where a topic extends another, a rule with a standard rule's id takes its place; elsewhere it is a mistake.
    """
    changed: dict[str, Rule] = {}
    further: dict[str, Rule] = {}
    replaceable = {rule.id for rule in standard} if isinstance(document, Extended) else set()
    taken = {rule.id for rule in standard} - replaceable
    for place, rule in enumerate(own):
        if rule.id in taken or rule.id in further or rule.id in changed:
            raise document.error(
                f"there is another rule '{rule.id}'", "rule", place, "id", suggestion="rename it"
            )
        (changed if rule.id in replaceable else further)[rule.id] = rule
    return (*(changed.get(rule.id, rule) for rule in standard), *further.values())
