"""Colours that can be read in light and dark, and a theme that can be changed while running."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QStyleFactory,
)
from pytestqt.qtbot import QtBot

from organizer.gui import theme
from organizer.gui.theme import (
    READABLE,
    Role,
    ThemeChoice,
    apply_theme,
    contrast,
    readable,
    role_color,
    section_font,
    selection,
    small_font,
    tint,
    title_font,
)


@pytest.mark.parametrize("choice", ["system", "light", "dark"])
def test_everything_written_can_be_read(qapp: QApplication, choice: ThemeChoice) -> None:
    apply_theme(qapp, choice)
    palette = qapp.palette()
    for ground in (palette.base().color(), palette.window().color()):
        assert contrast(palette.text().color(), ground) > 7
        assert contrast(palette.placeholderText().color(), ground) >= READABLE
        assert contrast(palette.link().color(), ground) >= READABLE
        for role in Role:
            assert contrast(role_color(role, palette), ground) >= READABLE
    for role in Role:
        pill = tint(role, palette)
        assert contrast(role_color(role, palette, pill), pill) >= READABLE
    for active in (True, False):
        fill, edge, second = selection(palette, active=active)
        assert contrast(second, fill) >= READABLE
        assert contrast(edge, palette.base().color()) >= 3, "WCAG 1.4.11"
    assert contrast(palette.highlightedText().color(), palette.highlight().color()) >= READABLE


def test_roles_stay_apart_and_keep_their_hue_in_both_themes(qapp: QApplication) -> None:
    for choice in ("light", "dark"):
        apply_theme(qapp, choice)
        hues = {role: role_color(role, qapp.palette()).hslHue() for role in Role}
        assert hues[Role.OVERDUE] < 15 or hues[Role.OVERDUE] > 345
        assert 25 < hues[Role.DUE_SOON] < 50
        assert 120 < hues[Role.DONE] < 170


def test_the_choice_can_be_changed_back_and_forth(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    light = qapp.palette().base().color()
    apply_theme(qapp, "dark")
    assert qapp.palette().base().color().lightness() < 60
    apply_theme(qapp, "light")
    assert qapp.palette().base().color() == light


def test_where_the_platform_names_no_colours_ours_stand_in(qapp: QApplication) -> None:
    fusion = QStyleFactory.create("fusion").standardPalette()
    apply_theme(qapp, "system")
    assert qapp.palette().base().color() == QColor("#ffffff")
    assert qapp.palette().window().color() != fusion.window().color()


def test_a_menu_stands_out_from_the_page_it_lies_on(qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    menu = QMenu()
    menu.ensurePolished()
    assert contrast(menu.palette().base().color(), qapp.palette().base().color()) > 1.4
    assert contrast(menu.palette().text().color(), menu.palette().base().color()) > 7


def test_a_system_colour_that_can_be_read_is_left_alone() -> None:
    navy, white = QColor(20, 20, 120), QColor(255, 255, 255)
    assert readable(navy, white) == navy
    assert contrast(readable(QColor(250, 250, 200), white), white) >= READABLE


def test_the_accent_is_the_systems() -> None:
    palette = QPalette(QColor("white"))
    palette.setColor(QPalette.ColorRole.Accent, QColor("#a020a0"))
    assert role_color(Role.ACCENT, palette).hslHue() == QColor("#a020a0").hslHue()


def test_type_grows_from_the_systems_font(qapp: QApplication) -> None:
    body = qapp.font().pointSizeF()
    assert title_font().pointSizeF() == pytest.approx(1.4 * body)
    assert section_font().pointSizeF() == body
    assert section_font().weight() > qapp.font().weight()
    assert small_font().pointSizeF() >= 0.9 * body - 0.01


class OfHighContrast(QPalette):
    """The palette of a desktop whose theme is of high contrast, as the platform gives it."""

    def __init__(self, *colours: QColor) -> None:
        super().__init__(*(colours or (QColor("black"), QColor("black"))))
        if not colours:
            self.setColor(QPalette.ColorRole.Base, QColor("black"))
            for role in ("WindowText", "Text", "ButtonText"):
                self.setColor(QPalette.ColorRole[role], QColor("white"))


def test_on_black_a_field_and_a_tick_have_an_edge_that_shows(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as desktop:
        desktop.setattr(theme, "QPalette", OfHighContrast)
        apply_theme(qapp, "system")
    assert qapp.palette().window().color() == QColor("black")
    for widget in (QLineEdit(), QCheckBox(), QComboBox(), QPlainTextEdit(), QRadioButton()):
        qtbot.addWidget(widget)
        widget.resize(60, 60)
        image = widget.grab().toImage()
        edge = max(contrast(image.pixelColor(x, 30), QColor("black")) for x in range(60))
        assert edge >= 3, widget  # WCAG 2.2, success criterion 1.4.11
    apply_theme(qapp, "light")
    field = QLineEdit()
    qtbot.addWidget(field)
    assert field.palette().window().color() == qapp.palette().window().color()
