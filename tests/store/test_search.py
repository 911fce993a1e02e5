"""Search: what is typed, what it finds, and what is marked in it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import SearchError
from monitor.model import Level
from monitor.store import Query, Store, parse
from monitor.store.search import WEIGHED
from monitor.store.search_query import Unit
from monitor.store.vocabulary import known, occurring
from tests.store.builders import HOUR, NOW, finished, item, opened, outcome, verdict

TITLES = {
    1: "قطار من بيونجيانج يعبر جسر تومان",
    2: "قذائفُ المدفعيّة تصل إلى الجبهة",
    3: "سعر البطاطس والخضروات في السوق",
    4: "وصول الوفد الى موسكو",
    5: "بوتين يستقبل الوفد",
    6: "Kursk front: shells arrive",
}
BODIES = {
    1: ("عبر القطار الجسر ليلا.", "وفي بيونغ يانغ قال مسؤول إن الجسر سيفتح للشاحنات أيضا."),
    2: ("والقذيفة من عيار 152، وذخيرتها محلية الصنع.",),
    3: ("ارتفع السعر قليلا.",),
    4: ("التقى الوفدُ مسئولين كبارا.",),
    5: ("حديث عن الحبوب ولا شيء غيرها.",),
    6: ("Two trains crossed the bridge.",),
}
PYONGYANG = ("بيونغ يانغ", "بيونج يانج", "بيونجيانج")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Six articles; for reading only."""
    with opened(tmp_path_factory.mktemp("search") / "monitor.db") as store:
        for number, title in TITLES.items():
            store.record_poll(outcome(item(number), at=NOW + number * HOUR))
            judged = finished(number, verdict(Level.MATCH if number < 3 else Level.NONE))
            article = replace(judged.article, title=title, lead="", body=BODIES[number])
            store.finish(replace(judged, article=article, now=NOW + number * HOUR))
        yield store


def knowing_pyongyang(text: str) -> Sequence[tuple[int, int, Sequence[str]]]:
    """A topic with one term of three spellings."""
    found = [(text.find(name), name) for name in PYONGYANG if name in text]
    return [(start, start + len(name), PYONGYANG) for start, name in found]


def numbers(store: Store, query: Query) -> set[int]:
    """Which articles a query finds."""
    return {found.item.id for found in store.search.find(query).found}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("الوفد", {4, 5}, id="a word"),
        pytest.param("وفد", {4, 5}, id="without its article"),
        pytest.param("قذيفة", {2}, id="with what is joined to it before"),
        pytest.param("ذخيرة", {2}, id="with a pronoun behind"),
        pytest.param("قذائف", {2}, id="vowel marks don't matter"),
        pytest.param("مسؤولين", {4}, id="the seat of a hamza doesn't matter"),
        pytest.param("مسؤول", {1, 4}, id="anything may follow"),
        pytest.param("إلى", {2, 4}, id="ى and ي, أ and ا are one"),
        pytest.param("خضر", {3}, id="the beginning of a word"),
        pytest.param("ضروات", set(), id="not its middle"),
        pytest.param("الوفد موسكو", {4}, id="both words"),
        pytest.param("موسكو OR البطاطس", {3, 4}, id="either"),
        pytest.param("موسكو | البطاطس", {3, 4}, id="either, as a sign"),
        pytest.param("الوفد NOT موسكو", {5}, id="without"),
        pytest.param("الوفد -موسكو", {5}, id="without, as a sign"),
        pytest.param("(موسكو OR بوتين) الوفد", {4, 5}, id="brackets"),
        pytest.param("الوفد NOT (موسكو OR بوتين)", set(), id="without a bracket"),
        pytest.param('"سعر البطاطس"', {3}, id="a phrase"),
        pytest.param('"البطاطس سعر"', set(), id="a phrase has an order"),
        pytest.param("بيونغ يانغ", {1}, id="a term by its other spellings"),
        pytest.param("من بيونج يانج", {1}, id="beside other words"),
        pytest.param('"بيونج يانج"', {1}, id="a term in quotes"),
        pytest.param("KURSK", {6}, id="Latin letters, any case"),
        pytest.param("152", {2}, id="a number"),
        pytest.param("AND", None, id="an operator alone"),
        pytest.param("NOT موسكو", None, id="only without"),
        pytest.param("(موسكو", None, id="an open bracket"),
        pytest.param("موسكو)", None, id="a closed bracket"),
        pytest.param('"موسكو', None, id="an open quotation"),
        pytest.param("موسكو OR", None, id="half an alternative"),
        pytest.param("،؛", None, id="no word at all"),
        pytest.param("ك" * 501, None, id="far too long"),
    ],
)
def test_queries(filled: Store, query: str, expected: set[int] | None) -> None:
    """A query finds exactly what it asks for; one that makes no sense is refused in words."""
    if expected is None:
        with pytest.raises(SearchError):
            parse(query, knowing_pyongyang)
    else:
        assert numbers(filled, parse(query, knowing_pyongyang)) == expected


@given(st.text("اوكرنيةال \"'()|-*:^+,،.OR ANDNOT{}\\\n\0" + "\ud800\u0301", max_size=30))
@settings(max_examples=200)
def test_no_query_breaks_the_search(filled: Store, query: str) -> None:
    """Whatever is typed is either refused in words or answered."""
    try:
        parsed = parse(query)
    except SearchError:
        return
    answer = filled.search.find(parsed)
    assert len(answer.found) <= answer.total


def test_what_was_found_is_marked(filled: Store) -> None:
    """Marks in title and excerpt cover the words found, joined letters included, as the article writes them."""
    (found,) = filled.search.find(parse("الجسر بيونغ يانغ", knowing_pyongyang)).found
    assert [found.item.title[start:end] for start, end in found.title_marks] == ["بيونجيانج", "جسر"]
    assert found.excerpt == BODIES[1][1]
    assert [found.excerpt[start:end] for start, end in found.excerpt_marks] == ["بيونغ يانغ", "الجسر"]


def test_a_long_paragraph_is_shown_from_where_it_answers(filled: Store) -> None:
    """The excerpt begins at a word shortly before the first hit, and its marks are still right."""
    judged = finished(6, verdict(Level.NONE))
    body = ("كلمات كثيرة في أول الفقرة " * 20 + "ثم الميناء القديم في آخرها.",)
    filled.finish(replace(judged, article=replace(judged.article, title="Harbour", lead="", body=body)))
    (found,) = filled.search.find(parse("الميناء")).found
    (stretch,) = found.excerpt_marks
    assert found.excerpt[slice(*stretch)] == "الميناء"
    assert found.excerpt.startswith("… ")
    assert stretch[0] < 70


def test_best_first_and_newest_first(filled: Store) -> None:
    """A hit in the title comes before one in the text, unless the newest are wanted first."""
    best = filled.search.find(parse("الجسر OR محلية")).found
    assert [found.item.id for found in best] == [1, 2]
    newest = filled.search.find(parse("الوفد"), newest_first=True).found
    assert [found.item.id for found in newest] == [5, 4]


def test_an_old_title_comes_before_new_texts(store: Store) -> None:
    """An article whose title says it is first, however many newer ones mention it somewhere."""
    store.record_poll(outcome(*map(item, range(1, WEIGHED + 10))))
    for number in range(1, WEIGHED + 10):
        judged = finished(number, verdict(Level.NONE))
        title, body = ("الميناء القديم", "حديث آخر") if number == 2 else ("عنوان", "في الميناء")
        store.finish(replace(judged, article=replace(judged.article, title=title, lead="", body=(body,))))
    answer = store.search.find(parse("ميناء"), limit=2)
    assert (answer.found[0].item.id, answer.total) == (2, WEIGHED + 9)


def test_what_is_left_out_is_not_marked() -> None:
    """A word behind NOT is no hit, also in a bracket that has a NOT of its own."""
    marks = parse("جسر NOT (قطار NOT سفينة شاحنة)").marks()
    assert [hit[0] for hit in marks.hits("جسر قطار سفينه شاحنه")] == ["جسر"]


@given(words=st.sets(st.text("ابجدسطقلمنورتيه", min_size=1, max_size=5), max_size=30))
@settings(max_examples=60)
def test_known_words(filled: Store, words: set[str]) -> None:
    """Of any words exactly those are known that stand in an article."""
    database = filled._database
    with database.reading():
        there = {row["term"] for row in database.rows("SELECT DISTINCT term FROM vocabulary")}
        asked = words | {"جسر", "والقذيفه", "عبر", "zzz", "🚂"}
        assert known(database, asked) == asked & there


def test_occurring_phrases(filled: Store) -> None:
    """Phrases of any length stand side by side, in this order, in some article; pairs alone are not enough."""
    there = {"جسر تومان", "يعبر جسر تومان", "الوفد الي موسكو", "وفي بيونغ يانغ قال", "عبر القطار الجسر ليلا"}
    absent = {
        "تومان جسر",
        "الوفد موسكو",
        "قطار من بيونغ",
        "وفي بيونغ تومان",
        "يعبر جسر يانغ",
        "يستقبل الوفد الي موسكو",
    }
    with filled._database.reading():
        assert occurring(filled._database, there | absent) == there


def test_only_spellings_that_stand_somewhere_are_weighed(filled: Store) -> None:
    """A spelling whose words occur, but nowhere side by side, is left out; the answer is the same."""
    ways = ("جسر تومان", "الجسر الجديد", "الوفد الجديد", "جسر الوفد")
    whole = Query("({0})", (ways,), (Unit("({0})", 0),))
    asked: list[str] = []
    connection = filled._database._connection
    connection.set_trace_callback(asked.append)
    answer = filled.search.find(whole)
    connection.set_trace_callback(None)

    weighed = next(sql for sql in asked if "LIMIT 3000" in sql)
    assert [way for way in ways if f'"{way}"' in weighed] == ["جسر تومان"]
    assert [found.item.id for found in answer.found] == [1]


def test_filters_and_the_total(filled: Store) -> None:
    """Level, feed, topic and age narrow; the total counts what the limit left out."""
    everything = parse("الوفد OR القطار OR السعر OR قذائف")
    assert filled.search.find(everything, limit=1).total == 5
    assert {f.item.id for f in filled.search.find(everything, level=Level.MATCH).found} == {1, 2}
    assert filled.search.find(everything, feed_ids=["other"]).total == 0
    assert filled.search.find(everything, topics=["other"]).total == 0
    assert filled.search.find(everything, since=NOW + 4 * HOUR).total == 2


def test_a_text_that_changes_is_found_by_its_new_words_only(store: Store) -> None:
    """An article that is read again is no longer found by what it does not say any more."""
    store.record_poll(outcome(item(1)))
    for title in ("النص القديم", "العنوان الجديد"):
        judged = finished(1, verdict())
        store.finish(replace(judged, article=replace(judged.article, title=title)))
    assert numbers(store, parse("القديم")) == set()
    assert numbers(store, parse("الجديد")) == {1}


def test_what_was_stored_before_there_was_a_search(store: Store) -> None:
    """Articles of an older database are counted, indexed in batches, and found from then on."""
    store.record_poll(outcome(item(1), item(2)))
    store.finish(finished(1, verdict()))
    store.finish(finished(2, verdict()))
    with store.writing():
        store._database.run("DELETE FROM indexed")
        store._database.run("UPDATE index_upkeep SET complete = 0")
    assert (store.search.unindexed(), numbers(store, parse("وفد"))) == (2, set())
    assert (store.search.index_some(), store.search.index_some()) == (2, 0)
    assert (store.search.unindexed(), numbers(store, parse("وفد"))) == (0, {1, 2})


def test_a_complete_index_is_not_compared_again(store: Store) -> None:
    """A search takes the word of a database whose texts are all indexed, however many articles it has."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, verdict()))
    with store.writing():
        store._database.run("DELETE FROM indexed")  # would be counted by whoever looked
    assert store.search.unindexed() == 0


def test_a_text_that_changed(store: Store, path: Path) -> None:
    """An article is found by the words it has now; those it had leave the index."""
    store.record_poll(outcome(item(1)))
    store.finish(finished(1, verdict(), title="قطار يعبر الجسر"))
    store.finish(finished(1, verdict(), title="سفينة تعبر المضيق"))

    assert (numbers(store, parse("قطار")), numbers(store, parse("سفينة"))) == (set(), {1})
    with closing(sqlite3.connect(path)) as connection:
        words = {row[0] for row in connection.execute("SELECT term FROM vocabulary")}
    assert "سفينه" in words
    assert "قطار" not in words
