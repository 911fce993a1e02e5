"""Arabic paragraphs on a screen of so many cells."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

from monitor.report.bidi.layout import LRI, LRM, PDI, RLI, RLM, Painted, lay_out
from monitor.report.bidi.modes import Mode
from monitor.report.terminal.arabic import COMMA, Arabic
from monitor.report.terminal.segments import segments
from tests.report import fuzz

CONTROLS = LRM + RLM + RLI + LRI + PDI
WORDS = (
    *("كوريا", "الشمالية", "لأول", "جنيهًا", "بيونغ\u200cيانغ", "ـــ", "ﷺ", "«بيان»", "،"),
    *("1.70", "٤٨٫٦٥", "KN-23", "(WHO):", "a", "日本", "😀", "http://a.example/" + "x" * 60, "و" * 50),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
MODES = list(Mode)


def drawn(paragraph: Arabic, width: int) -> list[str]:
    """The lines as sent, without styles."""
    console = Console(width=width, file=io.StringIO(), color_system=None, force_terminal=True)
    console.print(paragraph)
    output = console.file
    assert isinstance(output, io.StringIO)
    return output.getvalue().splitlines()


@given(TEXTS, st.sampled_from(MODES), st.integers(12, 100), st.sampled_from([None, 1, 2]))
@settings(max_examples=100)
def test_no_line_is_too_wide(text: str, mode: Mode, width: int, lines: int | None) -> None:
    """In every mode and at every width, lines fit the screen, and Arabic ones reach its right edge where we align them."""
    paragraph = drawn(Arabic(Text(text), mode, lines=lines), width)
    assert all(cell_len(line) <= width for line in paragraph)
    assert lines is None or len(paragraph) <= lines
    if mode in (Mode.VISUAL, Mode.ISOLATE) and lines and text.startswith("كوريا الشمالية كوريا"):
        assert all(cell_len(line) == width for line in paragraph if line.strip())


def test_random_paragraphs_have_the_right_width() -> None:
    """In each mode and at five widths; `python -m tests.bench.terminal` draws thirty times as many."""
    assert fuzz.wrong_widths(100) == []


@pytest.mark.parametrize("mode", [Mode.VISUAL, Mode.ISOLATE, Mode.ISOLATE_NOMIRROR, Mode.WORDS])
@pytest.mark.parametrize("width", [20, 33, 80, 100])
def test_arabic_reaches_the_right_edge(mode: Mode, width: int) -> None:
    """Each line of an Arabic paragraph is exactly as wide as the screen, also a line without an Arabic letter."""
    text = "شحنت كوريا الشمالية صواريخ KN-23 Hwasong-11Ga Hwasong-11Na KN-24 KN-25 إلى روسيا منذ مطلع العام الماضي"
    assert {cell_len(line) for line in drawn(Arabic(Text(text), mode), width)} == {width}


@pytest.mark.parametrize("mode", [Mode.VISUAL, Mode.ISOLATE, Mode.ISOLATE_NOMIRROR, Mode.WORDS])
def test_arabic_in_a_column_keeps_its_right_edge(mode: Mode) -> None:
    """Its lines begin below each other, where the longest one ends; a single line stays at the left."""
    text = "قال جهاز الاستخبارات الكوري الجنوبي إن بيونغ يانغ شحنت مليون قذيفة مدفعية بالقطارات"
    lines = drawn(Arabic(Text(text), mode, right=False), 36)
    assert len(lines) > 2
    assert len({cell_len(line) for line in lines}) == 1
    (single,) = drawn(Arabic(Text("جهاز الاستخبارات"), mode, right=False), 36)
    assert not single.startswith(" ")


@pytest.mark.parametrize("mode", [Mode.ISOLATE, Mode.ISOLATE_NOMIRROR])
def test_an_isolate_never_begins_in_the_first_column(mode: Mode) -> None:
    """VTE forgets zero-width characters that have no cell before them: a line that fills the screen is no exception."""
    text = Text("كوريا الشمالية KN-23 وأخرى " * 5)
    for width in range(8, 60):
        assert all(line.startswith(" ") for line in drawn(Arabic(text, mode), width))


@pytest.mark.parametrize("mode", MODES)
def test_a_list_is_broken_between_its_items(mode: Mode) -> None:
    """A term of two words stays on one line as long as it fits one; one that does not is broken between its words."""
    terms = ("وكالة الأنباء المركزية الكورية", "بيونغ يانغ", "كيم جونغ أون", "كوريا الشمالية", "فلاديفوستوك")
    text = Text(f"{COMMA} ".join(terms))

    assert drawn(Arabic(text, Mode.OFF, items=COMMA), 34) == [
        f"{terms[0]}،",
        f"{terms[1]}، {terms[2]}،",
        f"{terms[3]}، {terms[4]}",
    ]
    assert drawn(Arabic(text, Mode.OFF, items=COMMA), 20)[:2] == ["وكالة الأنباء", "المركزية الكورية،"]
    lines = drawn(Arabic(text, mode, items=COMMA), 34)
    assert len(lines) == 3
    assert all(cell_len(line) <= 34 for line in lines)


def test_a_joiner_takes_nothing_with_it() -> None:
    """What follows a zero-width joiner keeps its cell and its highlight; a family of emoji stays one."""
    text = Text("سنة 1446 ه\u200d في 👩\u200d👧 بيان", style="title")
    text.stylize("hit", text.plain.index("في"), text.plain.index("في") + 2)
    paragraph = Arabic(text, Mode.OFF)
    assert paragraph.text.plain == "سنة 1446 ه في 👩\u200d👧 بيان"
    (span,) = [span for span in paragraph.text.spans if span.style == "hit"]
    assert paragraph.text.plain[span.start : span.end] == "في"


def test_words_are_wrapped_in_reading_order() -> None:
    """The first words stand on the first line, although they are painted last."""
    first, second = drawn(Arabic(Text("الكلمة الأولى هنا ثم الأخيرة"), Mode.ISOLATE), 18)
    assert first.strip(CONTROLS + " ") == "الكلمة الأولى هنا"
    assert second.strip(CONTROLS + " ") == "ثم الأخيرة"


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("السعر 1.70 دولار للبرميل", 14, "السعر 1.70 …"),
        ("السعر 1.70 دولار للبرميل", 11, "السعر …"),
        ("قالت الوزارة، بعد ساعات", 18, "قالت الوزارة …"),
        ("قال مسؤول «الأمر واضح جدا»", 13, "قال مسؤول …"),
        ("و" * 30 + " نهاية", 10, "و" * 8 + " …"),
    ],
    ids=["between words", "never inside a number", "no dangling comma", "no dangling quote", "one huge word"],
)
def test_cutting(text: str, width: int, expected: str) -> None:
    """What does not fit is cut between words, for half a number is a wrong number."""
    assert drawn(Arabic(Text(text), Mode.OFF, lines=1), width) == [expected]


def marked_pieces(line: Text, painted: Painted) -> list[tuple[str, bool]]:
    """What is sent, piece by piece, and whether it is marked."""
    console = Console(theme=Theme({"hit": "reverse"}), file=io.StringIO(), force_terminal=True)
    return [
        (segment.text, segment.style is not None and bool(segment.style.reverse))
        for segment in segments(line, console, painted)
    ]


@given(TEXTS, st.integers(0, 60), st.integers(1, 20), st.sampled_from(MODES))
@settings(max_examples=200)
def test_highlights_follow_their_letters(text: str, start: int, length: int, mode: Mode) -> None:
    """After reordering, exactly the pieces that stand for marked letters are marked."""
    line = Text(text)
    line.stylize("hit", start, start + length)
    painted = lay_out(text, mode, 1)
    if painted is None:
        return
    sent = marked_pieces(line, painted)
    assert "".join(piece for piece, _ in sent) == painted.text
    marked = [is_marked for piece, is_marked in sent for _ in piece]
    place = 0
    for index in painted.order:
        piece = painted.pieces[index]
        behind = (at for at in range(index + 1, len(text)) if painted.pieces[at])
        covers = index < min(start + length, len(text)) and next(behind, len(text)) > start
        assert set(marked[place : place + len(piece)]) <= {covers}
        place += len(piece)


@given(
    st.text("ab ج", max_size=12),
    st.lists(
        st.tuples(st.sampled_from(["hit", "title"]), st.integers(0, 12), st.integers(0, 12)), max_size=4
    ),
    st.sampled_from(["", "meta"]),
)
def test_styles_are_those_rich_draws(text: str, spans: list[tuple[str, int, int]], style: str) -> None:
    """A line that is sent as it is looks letter by letter as rich's own rendering of it, also where spans overlap."""
    console = Console(
        theme=Theme({"hit": "reverse red", "title": "bold blue", "meta": "dim"}),
        file=io.StringIO(),
        force_terminal=True,
    )
    line = Text(text, style, end="")
    for name, start, end in spans:
        line.stylize(name, start, end)
    line.stylize_before(style)  # rich forgets the style of a text without spans
    expected, found = (
        [(letter, one.style or Style.null()) for one in drawn for letter in one.text]
        for drawn in (line.render(console), segments(line, console))
    )
    assert found == expected


def test_a_highlight_may_be_torn_apart() -> None:
    """A marked stretch of two directions is marked in both places it is painted in, and nowhere between."""
    line = Text("قال KN-23 هنا")
    line.stylize("hit", 2, 6)
    painted = lay_out(line.plain, Mode.VISUAL, 1)
    assert painted
    assert [piece for piece, marked in marked_pieces(line, painted) if marked] == ["KN", " \ufedd"]


def test_latin_is_left_alone() -> None:
    """A text without Arabic gets neither padding nor controls."""
    assert drawn(Arabic(Text("Plain Latin"), Mode.ISOLATE), 40) == ["Plain Latin"]


def test_a_style_of_the_whole_is_drawn() -> None:
    """A title without a highlight is bold all the same."""
    console = Console(width=20, file=io.StringIO(), color_system="256", force_terminal=True)
    console.print(Arabic(Text("كوريا", style="bold"), Mode.VISUAL))
    output = console.file
    assert isinstance(output, io.StringIO)
    assert "\x1b[1m" in output.getvalue()
