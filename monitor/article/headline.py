"""Headlines without the name of the site that printed them."""

import re

from monitor.arabic.line_key import line_key

# How site names look on real pages: "… - قناة صدى البلد", "… | Assabah", "… “صدى الخبر”", "المدينة نيوز - …".
# Words nobody but an outlet has in its name, and nouns that only make a name when they begin it; as line keys.
_OUTLET_WORDS = frozenset(
    "نيوز الاخباريه الاخباري برس news tv press online com net org arabic".split()  # noqa: SIM905 - words read best as words
)
_OUTLET_NOUNS = frozenset(
    "اخبار الاخبار صحيفه جريده وكاله بوابه موقع شبكه قناه مجله تلفزيون تليفزيون اذاعه صدي".split()  # noqa: SIM905 - words read best as words
)
# "… بحسب “وكالة تاس”": the quotation belongs to the sentence
_CONNECTIVES = frozenset(
    "عن في من علي الي مع عبر ضد بين او ان هو هي ل ب و بحسب حسب وفق وفقا "  # noqa: SIM905 - words read best as words
    "قناه صحيفه وكاله موقع شبكه جريده مجله".split()
)
_LONGEST_NAME = 5  # words
_SHORTEST_HEADLINE = 3  # words that must be left
_SEPARATOR = re.compile(r"\s+[-–—|»«•·/]+\s+|\s*\|+\s*|\s+::\s+")
_QUOTED_AT_END = re.compile(r"^(.+?)\s+[“\"«‘]([^“”\"«»]{2,40})[”\"»’]$")


def headline(text: str, site_name: str = "") -> str:
    """One line of headline, the site's name cut from its end or beginning.

    Args:
        text: a headline as a feed, a page or a text file gives it.
        site_name: what the site calls itself, or "" when nobody said; then a name is known by its words.
    """
    line = " ".join(text.split())
    separators = list(_SEPARATOR.finditer(line))
    if separators:
        first, last = separators[0], separators[-1]
        if is_site_name(line[last.end() :], site_name) and _is_enough(line[: last.start()]):
            return headline(line[: last.start()], site_name)
        # "قناة السويس - …" begins many headlines: in front, a noun alone makes no name.
        if _is_known_name(line[: first.start()], site_name) and _is_enough(line[first.end() :]):
            return headline(line[first.end() :], site_name)
    quoted = _QUOTED_AT_END.match(line)
    if quoted and is_site_name(quoted[2], site_name) and _is_enough(quoted[1]) and not _is_spoken(quoted[1]):
        return quoted[1]
    return line


def is_site_name(text: str, site_name: str = "") -> bool:
    """Whether a piece of a headline is the name of an outlet: the one given, or by a word outlets call themselves."""
    words = line_key(text).split()
    begins_like_one = bool(words) and len(words) <= _LONGEST_NAME and words[0] in _OUTLET_NOUNS
    return begins_like_one or _is_known_name(text, site_name)


def _is_known_name(text: str, site_name: str) -> bool:
    words = set(line_key(text).split())
    known = set(line_key(site_name).split())
    if not words or len(words) > _LONGEST_NAME:
        return False
    return bool(_OUTLET_WORDS & words) or (bool(known) and (known <= words or words <= known))


def _is_enough(rest: str) -> bool:
    return len(line_key(rest).split()) >= _SHORTEST_HEADLINE


def _is_spoken(before: str) -> bool:
    """Whether what stands before a quotation needs it: it ends in a colon, a comma or a connective."""
    words = line_key(before).split()
    return before.endswith((":", "،")) or (bool(words) and words[-1] in _CONNECTIVES)
