"""The standfirst: what a feed or a page says of an article that its body does not say."""

import re
from collections.abc import Sequence

from monitor.arabic.line_key import line_key
from monitor.article.headline import headline
from monitor.article.lines import split_lines
from monitor.article.markers import catalogue
from monitor.article.titles import is_truncated, shared_words

# "… بداية الخبر [&#8230;] قراءة المزيد": what follows the ellipsis is a link
_CUT_OFF = re.compile(r"\s*\[?(?:…|\.{3,})\]?(?:\s+\S+){0,3}$")
# WordPress ends its summaries with "The post … appeared first on …", in the site's language
_FIRST_ON = re.compile(
    r"\s*(?:The post|ظهرت المقالة|ظهر المقال|نشر لأول مرة)\b.{0,400}(?:appeared first on|أولا|على)\b.*$"
)
_SHORTEST = 5  # words
_REPEATED = 0.8  # share of its three-word runs that stand in the body
_SAME_AS_TITLE = 0.8  # share of words
_ABOUT = 0.3  # share of its longer words that article and title have: a site's slogan has none
_CONTENT_WORD = 4  # letters


def standfirst(texts: Sequence[str], title: str, body: Sequence[str], deck: str = "") -> str:
    """The first of some summaries that adds something to title and body, or "".

    Args:
        texts: the feed's summary, the page's description …, the best first; one that was cut off ("…") yields to one
            that was not.
        title: the article's title.
        body: line keys of the body's paragraphs.
        deck: what the page prints between headline and text; believed before the others, whatever its words.
    """
    title_key, body_key = line_key(title), " ".join(body)
    if _is_new(line_key(deck), title_key, body_key):
        return deck
    for text in sorted(map(_tidy, texts), key=is_truncated):
        key = line_key(_CUT_OFF.sub("", text))
        if _is_new(key, title_key, body_key) and (
            not body_key or _is_about(key.split(), f"{title_key} {body_key}")
        ):
            return text
    return ""


def _tidy(text: str) -> str:
    """One line, without the lines the catalogue knows and without "read more" after an ellipsis."""
    lines = (line.text for line in split_lines(text))
    kept = " ".join(line for line in lines if catalogue().find(line, line_key(line)) is None)
    kept = _FIRST_ON.sub("", kept)
    cut_off = _CUT_OFF.search(kept)
    return f"{kept[: cut_off.start()]}…" if cut_off else headline(kept)


def _is_new(key: str, title: str, body: str) -> bool:
    words = key.split()
    if len(words) < _SHORTEST or shared_words(key, title) >= _SAME_AS_TITLE:
        return False
    if f" {key} " in f" {body} ":
        return False
    known = f" {title} {body} "  # in this order: sites describe a page by its title and first words
    runs = {f" {run} " for run in map(" ".join, zip(words, words[1:], words[2:], strict=False))}
    return sum(run in known for run in runs) < _REPEATED * len(runs)


def _is_about(words: Sequence[str], article: str) -> bool:
    content = {word for word in words if len(word) >= _CONTENT_WORD}
    return len(content & set(article.split())) >= _ABOUT * len(content)
