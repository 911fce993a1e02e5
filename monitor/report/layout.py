"""One line of Arabic, already wrapped, as the terminal wants it. Pure: characters in, glyphs in painting order out."""

import unicodedata
from collections.abc import Sequence

from monitor.report.bidi import MIRRORED, levels, visual_order
from monitor.report.modes import Mode
from monitor.report.shaping import Glyph, shape, without_marks

LRM, RLM, LRI, RLI, PDI = "\u200e", "\u200f", "\u2066", "\u2067", "\u2069"


def lay_out(line: str, mode: Mode, base: int) -> list[Glyph]:
    """The line in the order it is sent in.

    Args:
        line: logical text without bidi controls.
        mode: what the terminal does by itself.
        base: 1 when the paragraph runs from right to left, else 0.

    Returns:
        Glyphs whose `start:end` say which characters they stand for; added controls stand for none (`start == end`).
    """
    if mode is Mode.VISUAL:
        return _visual(line, base)
    if mode is Mode.WORDS:
        return _words(line, base)
    if mode is Mode.ISOLATE:
        return _isolated(_each(line), base)
    if mode is Mode.ISOLATE_NOMIRROR:
        return _isolated(_premirrored(line, base), base)
    return _each(line)


def frame(line: str, mode: Mode, base: int) -> tuple[str, str] | None:
    """What goes before and behind a line that is sent as it is; None when its letters have to be laid out."""
    if mode in (Mode.PLAIN, Mode.OFF):
        return "", ""
    if mode is Mode.ISOLATE or (mode is Mode.ISOLATE_NOMIRROR and MIRRORED.keys().isdisjoint(line)):
        return LRM + (RLI if base else LRI), PDI
    return None


def _each(line: str) -> list[Glyph]:
    return [Glyph(character, index, index + 1) for index, character in enumerate(line)]


def _isolated(glyphs: Sequence[Glyph], base: int) -> list[Glyph]:
    """The isolate keeps the line's order to itself; the LRM keeps terminals from turning the whole row around."""
    end = glyphs[-1].end if glyphs else 0
    return [Glyph(LRM + (RLI if base else LRI), 0, 0), *glyphs, Glyph(PDI, end, end)]


def _premirrored(line: str, base: int) -> list[Glyph]:
    """Konsole reorders but never mirrors: send the other bracket wherever one will be painted right to left."""
    return [
        Glyph(RLM + MIRRORED[glyph.text] + RLM, glyph.start, glyph.end)
        if level % 2 and glyph.text in MIRRORED
        else glyph
        for glyph, level in zip(_each(line), levels(line, base), strict=True)
    ]


def _visual(line: str, base: int) -> list[Glyph]:
    """Everything done by us: shaped, mirrored, in painting order."""
    glyphs, line_levels = shape(line), levels(line, base)
    glyph_levels = [line_levels[glyph.start] for glyph in glyphs]
    return [
        _mirrored(glyphs[place], glyph_levels[place] % 2 == 1)
        if glyphs[place].text in MIRRORED
        else glyphs[place]
        for place in visual_order(glyph_levels)
    ]


def _words(line: str, base: int) -> list[Glyph]:
    """For kitty, which gives every space-free run to HarfBuzz in the direction of its first strong letter.

    So runs go in painting order, and an Arabic run goes reversed, unshaped and unmirrored: kitty reverses it back.
    """
    line_levels = levels(line, base)
    kept = without_marks(line)
    painted = [kept[place] for place in visual_order([line_levels[index] for index in kept])]
    result: list[Glyph] = []
    run: list[int] = []
    for index in (*painted, None):
        if index is not None and line[index] != " ":
            run.append(index)
            continue
        rtl = _runs_right_to_left(line, run)
        result.extend(
            _mirrored(Glyph(line[place], place, place + 1), (line_levels[place] % 2 == 1) != rtl)
            for place in (reversed(run) if rtl else run)
        )
        run = []
        if index is not None:
            result.append(Glyph(" ", index, index + 1))
    return result


def _runs_right_to_left(line: str, run: Sequence[int]) -> bool:
    """Whether the first strong letter (or Arabic digit) painted in the run is Arabic."""
    classes = (unicodedata.bidirectional(line[index]) for index in run)
    return next((one in ("R", "AL", "AN") for one in classes if one in ("L", "R", "AL", "AN")), False)


def _mirrored(glyph: Glyph, wanted: bool) -> Glyph:  # noqa: FBT001  private, and read as "mirrored if wanted"
    if wanted and glyph.text in MIRRORED:
        return Glyph(MIRRORED[glyph.text], glyph.start, glyph.end)
    return glyph
