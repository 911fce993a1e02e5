"""How good a topic's rules are on articles that people have labelled."""

from collections.abc import Callable, Iterable, Sequence

from monitor.model import Evaluation, Labelled, Level, SourceFigures

LABELS = ("relevant", "mention", "irrelevant")
_RELEVANT, _MENTION, _IRRELEVANT = LABELS


def evaluate(topic: str, judged: Iterable[Labelled]) -> Evaluation:
    """Count a topic's hits and errors.

    A `mention` is neither right nor wrong to flag and counts in neither precision nor recall.

    Args:
        topic: id of the topic.
        judged: the articles with label and verdict; of equal ids the first counts.
    """
    first: dict[str, Labelled] = {}
    for article in judged:
        first.setdefault(article.id, article)
    articles = tuple(first.values())
    matched = [article for article in articles if article.level is Level.MATCH]
    right = _count(matched, lambda article: article.label == _RELEVANT)
    wrong = _count(matched, lambda article: article.label == _IRRELEVANT)
    relevant = _count(articles, lambda article: article.label == _RELEVANT)
    precision = _share(right, right + wrong)
    recall = _share(right, relevant)
    return Evaluation(
        topic=topic,
        n=len(articles),
        confusion={label: _levels(articles, label) for label in LABELS},
        precision=precision,
        recall=recall,
        f1=None if precision is None or recall is None else _harmonic_mean(precision, recall),
        errors=tuple(article for article in articles if _is_error(article)),
        sources=_by_source(articles),
    )


def _by_source(articles: Sequence[Labelled]) -> tuple[SourceFigures, ...]:
    found = [
        _figures(source, [article for article in articles if article.source == source])
        for source in dict.fromkeys(article.source for article in articles)
    ]
    return tuple(sorted(found, key=lambda one: (-one.missed - one.wrong, -one.relevant, -one.irrelevant)))


def _figures(source: str, articles: Sequence[Labelled]) -> SourceFigures:
    errors = [article.label for article in articles if _is_error(article)]
    labels = [article.label for article in articles]
    return SourceFigures(
        source,
        relevant=labels.count(_RELEVANT),
        irrelevant=labels.count(_IRRELEVANT),
        missed=errors.count(_RELEVANT),
        wrong=errors.count(_IRRELEVANT),
    )


def _levels(articles: Iterable[Labelled], label: str) -> dict[str, int]:
    levels = [article.level for article in articles if article.label == label]
    return {level.value: levels.count(level) for level in Level}


def _is_error(article: Labelled) -> bool:
    return article.label != _MENTION and (article.label == _RELEVANT) != (article.level is Level.MATCH)


def _count(articles: Iterable[Labelled], wanted: Callable[[Labelled], bool]) -> int:
    return sum(map(wanted, articles))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _harmonic_mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
