"""Measures, type and colours: one place that decides how the program looks.

Colours are computed from the palette whenever something is painted, so a change of the system's
theme needs no bookkeeping: Qt repaints, and what is painted is right.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Final, Literal, cast

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication

SPACE: Final = 8
"""Between related things, in device-independent pixels."""
GROUP: Final = 16
"""Between groups."""
PAGE: Final = 24
"""Around a page."""
ICON: Final = 16
"""Side of an icon: what the drawn set is made for."""
RADIUS: Final = 6
"""Corners of what the program draws itself."""
LINE: Final = 75
"""Characters in the longest line of text."""
READABLE: Final = 4.5
"""Least contrast of text to its ground (WCAG 2.2, success criterion 1.4.3)."""

ThemeChoice = Literal["system", "light", "dark"]


class Role(Enum):
    """What a colour says. Always shown together with a word or an icon."""

    ACCENT = "accent"
    DUE_SOON = "due soon"
    OVERDUE = "overdue"
    DONE = "done"


_HUES: Final = {
    Role.DUE_SOON: QColor(184, 110, 0),
    Role.OVERDUE: QColor(205, 45, 50),
    Role.DONE: QColor(30, 132, 73),
}


def apply_theme(app: QApplication, choice: ThemeChoice) -> None:
    """Dress the program in the system's colours, or light or dark against them.

    Follows the system while running. Where a platform has no colours of its own (a bare window
    manager, the offscreen platform) or does not take the choice, our own palette stands in.
    """
    hints = app.styleHints()
    if app.property("theme") is None:
        hints.colorSchemeChanged.connect(_dress)
    app.setProperty("theme", choice)
    hints.setProperty("colorScheme", _SCHEMES[choice])
    _dress()


_QTS_OWN: Final = {"#efefef", "#323232"}
"""The ground, light and dark, of the style that Qt falls back to where a platform names no colours
(`app.style().standardPalette()`, but asking for a style costs 4 ms of the first paint)."""

_SCHEMES: Final = {"system": "Unknown", "light": "Light", "dark": "Dark"}
"""Names in Qt.ColorScheme."""


def _dress() -> None:
    app = cast("QApplication", QApplication.instance())
    app.setPalette(QPalette())
    given = app.palette()
    ground = given.window().color()
    is_dark = ground.lightnessF() < 0.5
    dark = {"light": False, "dark": True}.get(app.property("theme"), is_dark)
    own = ground.name() in _QTS_OWN or dark != is_dark
    palette = _own_palette(dark=dark) if own else QPalette()
    app.setPalette(palette)
    # Most systems make this colour too pale to read; ours carries whole sentences.
    palette.setColor(QPalette.ColorRole.PlaceholderText, _secondary(app.palette()))
    app.setPalette(palette)
    menu = app.palette() if own else QPalette()
    if own:  # the style gives a menu no edge that shows in the dark: lift it off the page
        menu.setColor(QPalette.ColorRole.Base, palette.button().color())
    app.setPalette(menu, "QMenu")  # type: ignore[arg-type]  # the stub is wrong: bytes fail
    edged = app.palette()
    if edged.base().color().lightnessF() < 0.5:
        # The style makes the edge of a tick box of this colour: in the dark it would not be seen.
        edged.setColor(QPalette.ColorRole.Window, edged.placeholderText().color())
    for kind in _TICKS:
        app.setPalette(edged, kind)  # type: ignore[arg-type]
    # On black, as themes of high contrast are, the same goes for the edge of a field.
    black = app.palette().window().color().lightnessF() < _BLACK
    if black or app.property("black"):
        for kind in _FIELDS:
            app.setPalette(edged if black else app.palette(), kind)  # type: ignore[arg-type]
    app.setProperty("black", black)


_TICKS: Final = ("QCheckBox", "QRadioButton", "QTableView")
_FIELDS: Final = ("QAbstractSpinBox", "QComboBox", "QLineEdit", "QPlainTextEdit", "QTabBar")
_BLACK: Final = 0.03
"""The lightness below which nothing darker is seen."""


def _own_palette(*, dark: bool) -> QPalette:
    ink, paper, window, button, accent, link = (
        ("#e9e9ec", "#1c1c1f", "#2b2b30", "#3c3c43", "#3f74d1", "#8ab4f8")
        if dark
        else ("#1f2126", "#ffffff", "#f4f4f6", "#fcfcfd", "#2f6bd0", "#1f5fbf")
    )
    palette = QPalette(QColor(button), QColor(window))
    for role, colour in (
        (QPalette.ColorRole.WindowText, ink),
        (QPalette.ColorRole.Text, ink),
        (QPalette.ColorRole.ButtonText, ink),
        (QPalette.ColorRole.ToolTipText, ink),
        (QPalette.ColorRole.ToolTipBase, button),
        (QPalette.ColorRole.Base, paper),
        (QPalette.ColorRole.AlternateBase, window),
        (QPalette.ColorRole.Highlight, accent),
        (QPalette.ColorRole.Accent, accent),
        (QPalette.ColorRole.HighlightedText, "#ffffff"),
        (QPalette.ColorRole.Link, link),
        (QPalette.ColorRole.LinkVisited, link),
    ):
        palette.setColor(role, QColor(colour))
    faint = blend(QColor(ink), QColor(window), 0.45)
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def _secondary(palette: QPalette) -> QColor:
    soft = blend(palette.text().color(), palette.base().color(), 0.6)
    return readable(readable(soft, palette.base().color()), palette.window().color())


def blend(over: QColor, under: QColor, part: float) -> QColor:
    """The opaque colour that `over` makes on `under` when it covers `part` (0 to 1) of it."""
    rest = 1 - part
    return QColor(
        round(over.red() * part + under.red() * rest),
        round(over.green() * part + under.green() * rest),
        round(over.blue() * part + under.blue() * rest),
    )


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(colour: QColor, ground: QColor) -> QColor:
    """`colour`, moved towards black or white just as far as text on `ground` needs."""
    return QColor.fromRgb(_readable(colour.rgb(), ground.rgb()))


@lru_cache(maxsize=256)
def _readable(colour: int, ground: int) -> int:
    behind = QColor.fromRgb(ground)
    white, black = QColor(255, 255, 255), QColor(0, 0, 0)
    end = white if contrast(white, behind) > contrast(black, behind) else black
    for step in range(21):
        candidate = blend(end, QColor.fromRgb(colour), step / 20)
        if contrast(candidate, behind) >= READABLE:
            break
    return candidate.rgb()


def role_color(role: Role, palette: QPalette, ground: QColor | None = None) -> QColor:
    """The colour of `role` as text on `ground`, or on both of the palette's own grounds."""
    hue = palette.accent().color() if role is Role.ACCENT else _HUES[role]
    if ground is not None:
        return readable(hue, ground)
    return readable(readable(hue, palette.base().color()), palette.window().color())


def tint(role: Role | None, palette: QPalette) -> QColor:
    """A quiet fill for a pill of `role`; grey for none."""
    base = palette.base().color()
    if role is None:
        return blend(palette.text().color(), base, 0.08)
    hue = palette.accent().color() if role is Role.ACCENT else _HUES[role]
    return blend(hue, base, 0.24 if base.lightnessF() < 0.5 else 0.13)


def selection(palette: QPalette, *, active: bool) -> tuple[QColor, QColor, QColor]:
    """Fill, edge and secondary text of a selected row, in an active window or another.

    The fill is only a tint of the highlight, so that roles keep their colours on it; the edge is
    what shows the selection in a theme of high contrast.
    """
    base = palette.base().color()
    if active:
        over = palette.highlight().color()
        fill = blend(over, base, 0.30 if base.lightnessF() < 0.5 else 0.16)
    else:
        over = palette.placeholderText().color()
        fill = blend(palette.text().color(), base, 0.09)
    return fill, over, readable(palette.placeholderText().color(), fill)


def reading_edge() -> QtCore.Qt.AlignmentFlag:
    """Where lines begin. Qt itself aligns a Latin name to the left even in a mirrored window."""
    edges = QtCore.Qt.AlignmentFlag
    edge = edges.AlignRight if QApplication.isRightToLeft() else edges.AlignLeft
    return edge | edges.AlignAbsolute


def use_pen(painter: QPainter, ink: QColor) -> None:
    """Write in `ink`: setting the pen, as brushes do, makes PySide make all types of the namespace
    `Qt`, and a painter mostly has the right one already, from its widget."""
    if painter.pen().color() != ink:
        painter.setPen(ink)


def title_font() -> QFont:
    """The title of a page: 1.4 ×, semibold."""
    font = section_font()
    font.setPointSizeF(font.pointSizeF() * 1.4)
    return font


def section_font() -> QFont:
    """The heading of a section: body size, semibold."""
    font = QFont(QApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    return font


def small_font() -> QFont:
    """The smallest text there is: 0.9 ×, figures of one width so that columns stand still."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * 0.9)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
