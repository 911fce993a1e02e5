"""Writes one page and notes, in the page's order, each line it shows: the gold is exact because it is never guessed back."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from html import escape
from itertools import groupby
from random import Random

from tests.article.corpus.model import BODY, EITHER, LEAD, TITLE, Block, Card, Line, Pools, Story

_PLACE = re.compile(r"\{(\w+)\}")
_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_MONTHS = {
    "egypt": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "levant": [
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ],
    "maghreb": [
        "جانفي",
        "فيفري",
        "مارس",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية",
        "أوت",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
}

STYLE: Mapping[str, str] = {
    "paragraph": "<p>{text}</p>\n",
    "heading": "<h2>{text}</h2>\n",
    "item": "<li>{text}</li>",
    "items": "<ul>{inner}</ul>\n",
    "quote": "<blockquote><p>{text}</p></blockquote>\n",
    "row": "<tr>{inner}</tr>",
    "cell": "<td>{text}</td>",
    "rows": "<table><tbody>{inner}</tbody></table>\n",
    "post": '<blockquote class="twitter-tweet"><p lang="ar" dir="rtl">{text}</p>{sender} '
    '<a href="https://twitter.com/x/status/1">{date}</a></blockquote>\n',
    "figure": "<figure><img src='/i.jpg'><figcaption>{caption} {credit}</figcaption></figure>\n",
}
"""How each kind of block is marked up unless a template says otherwise; ``items`` and ``rows`` go around a run of them."""


def nothing(_number: int) -> str:
    """Put nothing after any paragraph."""
    return ""


class Composer:
    """Turns a story into a page of one host.

    ``siblings`` are the host's other stories; together with the invented older items they fill its lists, drawn anew for each page.
    """

    def __init__(self, story: Story, siblings: Sequence[Story], pools: Pools) -> None:
        self.story = story
        self.pools = pools
        self.lines: list[Line] = []
        self._random = Random(story.id)
        current = [Card(other.title, other.paragraphs[0]) for other in siblings]
        self._cards = (*current, *pools.cards)

    def put(self, label: str, text: str) -> str:
        """Show a text: note its label, hand back its HTML."""
        self.lines.append(Line(label, text))
        return escape(text, quote=False)

    def each(self, label: str, texts: Iterable[str], wrap: str = '<li><a href="/s">{text}</a></li>') -> str:
        """Show several texts, each in the same markup."""
        return "".join(self.fill(wrap, text=(label, text)) for text in texts)

    def fill(self, wrap: str, **pieces: tuple[str, str]) -> str:
        """Put labelled texts where the markup names them; a piece without a label is markup itself."""

        def place(found: re.Match[str]) -> str:
            label, text = pieces[found[1]]
            return self.put(label, text) if label else text

        return _PLACE.sub(place, wrap)

    def title(self) -> str:
        """Show the title."""
        return self.put(TITLE, self.story.title)

    def lead(self) -> str:
        """Show the deck, which stands outside the body."""
        return self.put(LEAD, self.story.lead)

    def cards(self, label: str, count: int, wrap: str, **fixed: tuple[str, str]) -> str:
        """Show other items of the host: the markup may name title, teaser, date, link and number, and what is the same on each."""
        drawn = self._random.sample(self._cards, count)
        return "".join(
            self.fill(
                wrap,
                title=(label, card.title),
                teaser=(f"{label}_teaser", card.teaser),
                date=("date", self.day(before=number)),
                number=(label, str(number)),
                link=("", f"/news/{self._cards.index(card) + 4100}"),
                **fixed,
            )
            for number, card in enumerate(drawn, start=1)
        )

    def headlines(self, count: int) -> list[str]:
        """Draw titles of other items, for runs and tickers."""
        return [card.title for card in self._random.sample(self._cards, count)]

    def number(self, low: int, high: int) -> int:
        """Draw a number: views, votes, comments."""
        return self._random.randint(low, high)

    def comments(self, count: int, wrap: str, **fixed: tuple[str, str]) -> str:
        """Show readers' comments: the markup names author and text, and may name date and what is the same on each."""
        drawn = self._random.sample(self.pools.comments, count)
        return "".join(
            self.fill(
                wrap,
                author=("comments", comment.name),
                text=("comments", comment.text),
                date=("date", f"منذ {self.number(3, 9)} ساعات"),
                **fixed,
            )
            for comment in drawn
        )

    def life(self) -> str:
        """Show what the author's box says of its author."""
        return self.put("author_box", self._random.choice(self.pools.lives).text)

    def day(self, *, before: int = 0, months: str = "egypt") -> str:
        """Day, month and year, so many days before the story's own."""
        date = self.story.date - timedelta(days=before)
        return f"{date.day} {_MONTHS[months][date.month - 1]} {date.year}"

    def moment(self, *, months: str = "egypt") -> str:
        """Weekday, day and hour."""
        date = self.story.date
        half = "ص" if date.hour < 12 else "م"
        return f"{_DAYS[date.weekday()]} {self.day(months=months)} - {date:%I:%M} {half}"

    def body(self, style: Mapping[str, str] | None = None, after: Callable[[int], str] = nothing) -> str:
        """Show the story's blocks; ``after`` says what stands behind each paragraph, counted from one."""
        marked = {**STYLE, **(style or {})}
        written, paragraphs = [], 0
        for kind, run in groupby(self.story.blocks, key=lambda block: block.kind):
            blocks = list(run)
            if kind in {"item", "row"}:
                inner = "".join(self._block(block, marked) for block in blocks)
                written.append(marked[f"{kind}s"].replace("{inner}", inner))
                continue
            for block in blocks:
                written.append(self._block(block, marked))
                if kind == "paragraph":
                    paragraphs += 1
                    written.append(after(paragraphs))
        return "".join(written)

    def _block(self, block: Block, style: Mapping[str, str]) -> str:
        wrap = style[block.kind]
        if block.kind == "row":
            self.lines.append(Line(BODY, " ".join(block.parts)))
            cells = "".join(style["cell"].replace("{text}", escape(part)) for part in block.parts)
            return wrap.replace("{inner}", cells)
        if block.kind == "post":
            text, sender, date = block.parts
            return self.fill(wrap, text=(BODY, text), sender=(EITHER, f"— {sender}"), date=(EITHER, date))
        if block.kind == "figure":
            caption, credit = block.parts
            return self.fill(wrap, caption=("caption", caption), credit=("caption", credit))
        return self.fill(wrap, text=(BODY, block.parts[0]))


def excerpt(story: Story, words: int = 25) -> str:
    """What WordPress puts into a feed by itself: the first words of the text."""
    return f"{' '.join(' '.join(story.paragraphs).split()[:words])} [...]"


def head(story: Story, site: str, *, description: str = "", locale: str = "ar_AR", extra: str = "") -> str:
    """A page's head: titles carry the site's name, as they do."""
    described = escape(description or excerpt(story))
    title = escape(story.title)
    return (
        f'<head><meta charset="utf-8"><title>{title} - {site}</title>'
        f'<meta name="description" content="{described}"><meta property="og:locale" content="{locale}">'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
        f'<meta property="og:description" content="{described}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{story.date.isoformat()}">{extra}</head>'
    )


def json_ld(story: Story, *, with_text: bool) -> str:
    """The page's description of itself for search engines."""
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "description": story.lead,
        "datePublished": story.date.isoformat(),
        "author": {"@type": "Person", "name": story.author},
    }
    if with_text:
        described["articleBody"] = "\n".join(story.paragraphs)
    return f'<script type="application/ld+json">{json.dumps(described, ensure_ascii=False)}</script>'


def stamp(date: datetime) -> str:
    """A date in figures."""
    return f"{date:%Y/%m/%d}"
