"""The first pass of cleaning: walk down the lines once, knowing what came before.

    BODY ──list marker──► LIST ──prose resumes──► BODY
      └──end marker, or foreign prose──► CUT (everything after goes)

Foreign prose is another article's text. No word in it gives it away (it may be on the same topic), its place does: it
resumes after a list that follows two tail lines, or after the source line *and* the tags line, where aggregators
begin the next article. Only below a list at the end its words count too: a last sentence or two that share hardly a
word with the article are the lead of the list's last headline.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from monitor.article.annotate import Annotated
from monitor.article.markers import Marker, Mode, Position
from monitor.article.neighbours import (
    WEAK,
    is_dated,
    is_in_cluster,
    is_list_line,
    is_listed,
    is_near_text,
    is_short_text,
    is_subheading,
)
from monitor.article.relatedness import Vocabulary, content_words, share
from monitor.article.removal import Removal, furniture
from monitor.model import LearntLine

# What stands below an article; one such line after the last prose says that we are past it.
_TAIL = frozenset(
    "source tags share comments prev_next newsletter "  # noqa: SIM905 - words read best as words
    "follow copyright app rating legal author_box".split()
)
_CHAIN = frozenset({"source", "tags"})
_CHAIN_PROSE = 3  # prose lines before a chain counts: the head of a page names source and tags too
_TAIL_SHARE = 0.6  # of the prose seen: the tail has begun
_TAIL_LINE_SHARE = 0.5  # of the prose seen: a tail line is believed
_ALMOST_ALL = 0.97  # of the prose seen: what still follows is a closing line
_SAFE_PROSE_LINES, _SAFE_PROSE = (
    2,
    300,
)  # a cut must leave so many prose lines, or so many characters of prose
# Of 860 articles' last paragraphs 5 % share less than this with title and body, of other articles' first ones 59 %.
_FOREIGN_SHARE = 0.08  # of its content words
_LEAD_SHARE = 0.2  # below a headline that is a link less has to tell
_FOREIGN_WORDS = 8  # content words that a sentence must have for its share to say anything
_FOREIGN_LINES = 2  # of a lead, at most
_FOREIGN_ITEMS = 2  # headlines above it, at least: one alone is a link between paragraphs
_LONGEST_DECK = 300  # characters
_LINK_LINE, _LINK_LINE_WORDS = 0.8, 3
# A line that stands on so many pages, and on every fifth at least, is the host's even where it could be a first sentence
# or a subheading ("الخلفية" recurs too, but not as often).
_SURE_PAGES, _SURE_SHARE = 5, 0.2
_CLOCK = re.compile(r"\d[:.]\d\d\b")
_LABEL_PROSE = 2  # an own title that is a sentence may also be the first one: kept from the third line on


@dataclass(frozen=True, slots=True)
class _List:
    """The list being removed: the marker over it and the line it stands in."""

    marker: Marker
    number: int


def walk(lines: Sequence[Annotated], drop: Collection[str] = ()) -> list[Removal | None]:
    """Decide on each line in turn; those whose line key is in `drop` go whatever they are."""
    walker = _Walker(lines)
    return [_DROPPED if line.key in drop else walker.step(index) for index, line in enumerate(lines)]


_LEAD_OF_LINK = Removal(
    "teaser", "link/lead_below", "is the lead of the story that the headline above it leads to", by_place=True
)
_DROPPED = Removal("dropped", "feed/drop", "is among the lines that this feed's configuration drops")


class _Walker:
    """What is known at one line of all lines above it."""

    def __init__(self, lines: Sequence[Annotated]) -> None:
        self.lines = tuple(lines)
        self.all_prose = sum(line.length for line in lines if line.is_text)
        self.prose = 0  # characters of prose kept so far
        self.prose_lines = 0
        self.tail_lines = 0  # since the last prose
        self.chain: set[str] = set()  # classes of `_CHAIN` since the last prose
        self.title_seen = False
        self.list: _List | None = None
        self.list_items = 0
        self.cut: Removal | None = None
        self.vocabulary = Vocabulary()  # of title and kept prose
        self.says_of_links = False  # whether text was kept below a headline that is a link

    def step(self, index: int) -> Removal | None:
        """Decide on the next line."""
        line = self.lines[index]
        if self.cut:
            return self._below_cut(line, self.cut)
        if self._is_title(line, index):
            return self._title(line)
        marker = self._marker_in_force(line, index)
        if self.list and marker is None and self._resumes(line, index):
            if self._is_foreign_lead(index):
                return Removal(
                    f"{self.list.marker.cls}_article",
                    "cut/lead_below_list",
                    f"shares no words with the article, below the list “{self.list.marker.phrase}” in line {self.list.number}",
                    by_place=True,
                )
            if self._is_past_article():
                return self._begin_cut(
                    f"{self.list.marker.cls}_article",
                    "prose_after_tail",
                    f"is another article's text, below “{self.list.marker.phrase}” in line {self.list.number}",
                )
            self.list = None
        if marker and not (self.list and marker.cls in WEAK):  # in a list, dates are those of the items
            return self._marked(marker, line, index)
        return self._unmarked(line, index)

    # ---- questions

    @property
    def in_tail(self) -> bool:
        """Whether the article is probably over."""
        return self.tail_lines >= 1 or self.prose >= _TAIL_SHARE * self.all_prose

    @property
    def may_cut(self) -> bool:
        """Whether enough of an article is left when everything from here on goes."""
        return self.prose_lines >= _SAFE_PROSE_LINES or self.prose >= _SAFE_PROSE

    def _is_title(self, line: Annotated, index: int) -> bool:
        if not line.own_title or self.prose_lines:
            return False
        is_sentence = line.prose and line.full_stop
        return self.title_seen or not is_sentence or index <= _LABEL_PROSE

    def _marker_in_force(self, line: Annotated, index: int) -> Marker | None:
        marker = line.marker
        if marker is None:
            return None
        if self.prose == 0:  # "0 تعليقات" stands above as many articles as below
            return marker
        if marker.position is Position.HEAD or (marker.position is Position.TAIL and not self.in_tail):
            return None
        if marker.cls == "byline" and is_listed(self.lines, index):
            return None
        between_prose = not self.list and not self.tail_lines and self.prose < _ALMOST_ALL * self.all_prose
        if between_prose and marker.cls in WEAK and not is_in_cluster(self.lines, index):
            return marker if marker.cls == "date" and self._is_below_deck(index) else None
        return None if is_subheading(self.lines, index, marker) else marker

    def _is_below_deck(self, index: int) -> bool:
        """Whether day and hour, or how long ago it was, stand right below a standfirst, and no other date above text: a timeline has several."""
        if self.prose_lines != 1 or self.prose > _LONGEST_DECK or not is_near_text(self.lines, index):
            return False
        line = self.lines[index]
        is_ago = line.marker is not None and line.marker.phrase == "ago"
        if not is_ago and _CLOCK.search(line.line.text) is None:
            return False
        dates = [line for line, below in pairwise(self.lines[index:]) if below.is_text and line.marker]
        return sum(line.marker is not None and line.marker.cls == "date" for line in dates) <= 1

    def _resumes(self, line: Annotated, index: int) -> bool:
        """Whether the text goes on after a list; above the first sentence any prose is its beginning."""
        if line.furniture:
            return False
        is_text = line.paragraph or (line.prose and not line.line.item and not self.prose)
        goes_on = not self.tail_lines and is_short_text(self.lines, index, self.list_items)
        return (is_text or goes_on) and not is_dated(self.lines, index)

    def _is_foreign_lead(self, index: int) -> bool:
        """Whether the sentences from here to the end, or to the next marker, are the lead of a list's last entry."""
        if self.list_items < _FOREIGN_ITEMS or self.prose < _TAIL_SHARE * self.all_prose or not self.may_cut:
            return False
        lead = list(takewhile(lambda line: line.marker is None, self.lines[index:]))
        if len(lead) > _FOREIGN_LINES or not all(line.prose for line in lead):
            return False
        words = [content_words(line.key) for line in lead]
        return all(
            len(found) >= _FOREIGN_WORDS and share(found, self.vocabulary.words()) < _FOREIGN_SHARE
            for found in words
        )

    def _is_lead_of_link(self, line: Annotated, index: int) -> bool:
        """Whether a sentence below a headline that is a link is that story's: below the text, and hardly of its words.

        Texts that go on below such headlines before their end are lists of links with something said of each.
        """
        above = self.lines[index - 1] if index else None
        if above is None or not above.line.heading or above.line.link_share < _LINK_LINE:
            return False
        in_tail = self.prose >= _TAIL_SHARE * self.all_prose and self.may_cut
        found = content_words(line.key)
        if in_tail and not self.says_of_links and len(found) >= _FOREIGN_WORDS:
            return share(found, self.vocabulary.words()) < _LEAD_SHARE
        self.says_of_links = True
        return False

    def _is_past_article(self) -> bool:
        return self.tail_lines >= len(_CHAIN) and self.may_cut

    def _is_furniture(self, learnt: LearntLine, index: int) -> bool:
        """Whether to believe the host's memory: of a first sentence or a subheading only when it is sure."""
        line = self.lines[index]
        if learnt.articles >= _SURE_PAGES and learnt.articles >= _SURE_SHARE * learnt.of:
            return True
        if line.prose:
            return self.prose_lines > 0
        above, below = self.lines[max(0, index - 1) : index], self.lines[index + 1 : index + 2]
        return not (above and below and above[0].is_text and below[0].is_text)

    # ---- answers

    def _title(self, line: Annotated) -> Removal:
        self.vocabulary.add(line.key)
        again, self.title_seen = self.title_seen, True
        self.list = None
        if again:
            return Removal("duplicate_title", "title/repeated", "repeats the article's title")
        return Removal("title", "title/own", "is the article's title")

    def _marked(self, marker: Marker, line: Annotated, index: int) -> Removal:
        reason = f"is the marker “{marker.phrase}”" if marker.key else f"reads like {marker.rule}"
        match marker.mode:
            case Mode.END if self.prose and self.may_cut and self.in_tail:
                self.tail_lines += 1
                self.cut = Removal(
                    marker.cls,
                    marker.rule,
                    f"below “{marker.phrase}” in line {line.line.number}",
                    by_place=True,
                )
            case Mode.LIST:
                if marker.is_bare(line.key) or is_list_line(self.lines, index + 1):
                    self.list, self.list_items = _List(marker, line.line.number), 0
                reason = f"is the heading “{marker.phrase}”"
            case _:
                self._count_tail_line(marker.cls)
        return Removal(marker.cls, marker.rule, reason)

    def _count_tail_line(self, cls: str) -> None:
        if cls in _CHAIN and self.prose_lines >= _CHAIN_PROSE:
            self.chain.add(cls)
            self.tail_lines += 1
        elif cls in _TAIL and self.prose > _TAIL_LINE_SHARE * self.all_prose:
            self.tail_lines += 1

    def _unmarked(self, line: Annotated, index: int) -> Removal | None:
        if line.furniture and self._is_furniture(line.furniture, index):
            return furniture(line.furniture)
        if line.other_title:
            return Removal("other_title", "title/other", "is the title of another article of this outlet")
        if self.list:
            return self._list_item(self.list)
        share = line.line.link_share
        if share >= _LINK_LINE and not line.prose and line.words >= _LINK_LINE_WORDS:
            return Removal("link_line", "link/only", f"is link text ({share:.0%})")
        return self._prose_line(line, index) if line.prose else None

    def _prose_line(self, line: Annotated, index: int) -> Removal | None:
        if self._is_lead_of_link(line, index):
            return _LEAD_OF_LINK
        if self.chain >= _CHAIN and self.prose_lines >= _CHAIN_PROSE:
            return self._begin_cut(
                "other_article", "prose_after_chain", "is another article's text, below source and tags"
            )
        self._count_prose(line)
        return None

    def _list_item(self, opened: _List) -> Removal:
        self.list_items += 1
        return Removal(
            opened.marker.cls,
            opened.marker.rule,
            f"item {self.list_items} of the list under “{opened.marker.phrase}” in line {opened.number}",
            by_place=True,
        )

    def _begin_cut(self, cls: str, rule: str, reason: str) -> Removal:
        self.cut = Removal(cls, f"cut/{rule}", reason, by_place=True)
        return self.cut

    def _below_cut(self, line: Annotated, cut: Removal) -> Removal:
        if line.marker:
            return Removal(line.marker.cls, line.marker.rule, cut.reason)
        return cut

    def _count_prose(self, line: Annotated) -> None:
        self.prose += line.length
        self.prose_lines += 1
        self.vocabulary.add(line.key)
        self.tail_lines = 0
        self.chain.clear()
