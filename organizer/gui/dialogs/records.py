"""The small dialogs that make a record: contact, opportunity, deadline; and that ask one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.dialogs.quick_entry_rows import parts
from organizer.gui.widgets.proposals import propose
from organizer.gui.widgets.weekday_ticks import WeekdayTicks
from organizer.gui.widgets.when_field import WhenField
from organizer.i18n import _, current_language
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.practice.debrief import PersonMet
from organizer.practice.moments import (
    UnknownZone,
    WallTime,
    require_one_instant,
    wall_time,
    zone_named,
)
from organizer.practice.present import Present
from organizer.practice.repeats import OFTEN, Every, Unit, nth_weekdays
from organizer.practice.vocabulary import Stage
from organizer.practice.when import When, read_when
from organizer.services.companies import company_names

if TYPE_CHECKING:
    from organizer.services.desk import Desk
    from organizer.services.view_filter import ViewFilter


def moment_reader(
    present: Present, prefer: Literal["past", "future"] = "future", *, hours: bool = True
) -> Callable[[str], tuple[str, object] | None]:
    """Reads a moment in the person's language, and says what it means: the day and its hour, or
    the day alone. `prefer` is where a day without a year lies."""

    def read(text: str) -> tuple[str, object] | None:
        wall = present.wall
        when = read_when(
            text,
            now=wall.instant.astimezone(zone_named(wall.zone)),
            language=current_language(),
            prefer=prefer,
        )
        if when is None:
            return None
        if when.time is None or not hours:
            return wording.day(when.day, wall), when
        return wording.local_moment(datetime.combine(when.day, when.time), wall), when

    return read


def limit_reader(
    present: Present, zone: Callable[[], str]
) -> Callable[[str], tuple[str, object] | None]:
    """Reads a day and an hour on the wall in `zone`; says what it means there and here, or what is
    missing or cannot be (P14)."""

    def read(text: str) -> tuple[str, object] | None:
        here = present.wall
        try:
            named = zone_named(zone())
        except UnknownZone:
            return _("There is no time zone of that name. Choose one from the list."), None
        when = read_when(text, now=here.instant.astimezone(named), language=current_language())
        if when is None:
            return None
        if when.time is None:
            day = wording.heading(wording.day(when.day, here))
            return _("{day}, but at which hour? Write it too: “Friday 17:00”.").format(
                day=day
            ), None
        there = WallTime(datetime.combine(when.day, when.time), named.key)
        try:
            require_one_instant(there)
        except ValueError as problem:
            return _(str(problem)), None
        if there.in_zone(here.zone).local == there.local:
            return wording.moment(there, here), when
        return _("{theirs} there, {ours} here").format(
            theirs=wording.local_moment(there.local, wall_time(here.instant, named.key)),
            ours=wording.moment(there, here),
        ), when

    return read


def wall_of(
    field: WhenField, zone: str, on_day: Callable[[When], WallTime] | None = None
) -> WallTime:
    """The moment in a field, a day without an hour by `on_day`. Raises `ValueError` where there is
    none that is understood, or no hour and nothing to give one."""
    when = field.value()
    if not isinstance(when, When):
        raise ValueError(
            (field.text().strip() and field.problem())
            or "Enter a day or moment, such as “tomorrow 9:00” or “Friday”."
        )
    if when.time is None:
        if on_day is None:
            raise ValueError("Enter the hour too, such as “Friday 10:00”.")
        return on_day(when)
    moment = WallTime(datetime.combine(when.day, when.time), zone)
    require_one_instant(moment)
    return moment


def new_contact(desk: Desk, made: Callable[[int], object], parent: QWidget) -> FormDialog:
    """A contact typed in by hand."""

    def add() -> None:
        made(
            desk.contacts.add(
                ContactDraft(
                    full_name=name.text(),
                    title=title.text(),
                    company=company.text(),
                    emails=(email.text(),) if email.text().strip() else (),
                    phones=(Phone(phone.text()),) if phone.text().strip() else (),
                )
            )
        )

    dialog = FormDialog(_("New contact"), _("&Add contact"), add, parent)
    name = dialog.line(_("&Name"))
    title = dialog.line(_("&Title"))
    company = dialog.line(_("&Company"))
    propose(company, company_names(desk.store))
    email = dialog.line(_("&E-mail"))
    phone = dialog.line(_("&Phone"))
    return dialog


def new_opportunity(desk: Desk, made: Callable[[int], object], parent: QWidget) -> FormDialog:
    """A position the person begins to pursue."""

    def add() -> None:
        made(
            desk.opportunities.add(
                company.text(),
                position.text(),
                stage=stage.currentData(),
                moving=moving.isChecked(),
            )
        )

    dialog = FormDialog(_("New opportunity"), _("&Add opportunity"), add, parent)
    company = dialog.line(_("&Company"))
    propose(company, company_names(desk.store))
    position = dialog.line(_("&Position"))
    stage = QComboBox()
    for value in Stage:
        stage.addItem(wording.stage(value), value)
    dialog.field(_("&Stage"), stage)
    moving = QCheckBox(_("This position would mean &moving"))
    dialog.widget(moving)
    return dialog


def plan_visit(
    desk: Desk, opportunity: int, planned: Callable[[int], object], parent: QWidget
) -> FormDialog:
    """A visit that is coming up: when, where, who is the host and who is expected (P1)."""

    def plan() -> None:
        planned(
            desk.opportunities.plan_visit(
                opportunity,
                wall_of(when, desk.present.zone),
                place=place.text(),
                host=host.text(),
                people=people.toPlainText().splitlines(),
            )
        )

    row, visit = desk.opportunities.rows([opportunity])[0], desk.opportunities.visit(opportunity)
    dialog = FormDialog(
        _("Visit at {company}").format(company=row.company), _("&Plan the visit"), plan, parent
    )
    when = WhenField(
        moment_reader(desk.present),
        name=_("When"),
        text=f"{visit.when.in_zone(desk.present.zone).local:%Y-%m-%d %H:%M}" if visit else "",
        placeholder=_("“Friday 10:00”"),
    )
    dialog.field(_("&When"), when)
    place = dialog.line(_("Whe&re"), visit.place if visit else "")
    host = dialog.line(_("&Host"), visit.host if visit else "")
    people = QPlainTextEdit("\n".join(visit.people) if visit else "")
    people.setTabChangesFocus(True)
    people.setPlaceholderText(_("a name on each line, in the order in which you will meet"))
    people.setFixedHeight(people.fontMetrics().lineSpacing() * 5)
    dialog.field(_("Who is &expected"), people)
    return dialog


def new_deadline(desk: Desk, made: Callable[[int], object], parent: QWidget) -> FormDialog:
    """A deadline of the person's own."""

    def add() -> None:
        due = wall_of(
            when,
            desk.present.zone,
            lambda read: desk.deadlines.on_day(read.day, desk.present.zone),
        )
        read = when.value()
        whole_day = isinstance(read, When) and read.time is None
        made(
            desk.deadlines.add_own(
                title.text(),
                due,
                company=company.text(),
                whole_day=whole_day,
                every=repeat.currentData(),
            )
        )

    dialog = FormDialog(_("New deadline"), _("&Add deadline"), add, parent)
    title = dialog.line(_("&What"))
    when = WhenField(
        moment_reader(desk.present), name=_("By when"), placeholder=_("“tomorrow 9:00”, “Friday”")
    )
    dialog.field(_("&By when"), when)
    repeat = QComboBox()
    for every in OFTEN:
        repeat.addItem(wording.every(every), every)
    dialog.field(_("&Repeat"), repeat)
    company = dialog.line(_("&Company"), placeholder=_("where it belongs to one"))
    propose(company, company_names(desk.store))
    return dialog


def ask_every(
    every: Every, due: date, use: Callable[[Every], object], parent: QWidget
) -> FormDialog:
    """Ask how often a deadline that is `due` then comes again, where it is none of the usual."""

    def run() -> None:
        repeat = Every(number.value(), Unit(unit.currentData()))
        if repeat.unit is Unit.WEEKS and (days := week.chosen()) not in ((), (due.weekday(),)):
            repeat = repeat._replace(weekdays=days)
        elif repeat.unit is Unit.MONTHS:
            repeat = ways[month.currentIndex()]._replace(number=repeat.number)
        use(repeat)

    def show_on() -> None:
        dialog.show_field(week, unit.currentData() == Unit.WEEKS)
        dialog.show_field(month, unit.currentData() == Unit.MONTHS)

    dialog = FormDialog(_("Repeat"), _("&Repeat"), run, parent)
    number = QSpinBox()
    number.setRange(1, 999)
    number.setValue(every.number)
    unit = QComboBox()
    for value, text in (
        (Unit.DAYS, _("days")),
        (Unit.WEEKS, _("weeks")),
        (Unit.MONTHS, _("months")),
        (Unit.YEARS, _("years")),
    ):
        unit.addItem(text, value)
    with dialog.row():
        dialog.field(_("&Every"), number)
        dialog.field(_("&Unit of time"), unit)
    week = WeekdayTicks(every.weekdays if every.unit is Unit.WEEKS else ())
    dialog.field(_("&On these days"), week)
    month = QComboBox()
    ways = [Every(1, Unit.MONTHS), *nth_weekdays(due)]
    now = every._replace(number=1) if every.unit is Unit.MONTHS else ways[0]
    if now not in ways:
        ways.append(now)
    month.addItems([wording.day_of_month(way) for way in ways])
    month.setCurrentIndex(ways.index(now))
    dialog.field(_("&On"), month)
    unit.setCurrentIndex(list(Unit).index(every.unit))
    unit.currentIndexChanged.connect(show_on)
    show_on()
    return dialog


def ask_moment(
    desk: Desk,
    title: str,
    verb: str,
    use: Callable[[WallTime, bool], object],
    parent: QWidget,
    *,
    intro: str = "",
    zone: str = "",
) -> FormDialog:
    """Ask for a moment; `use` gets it and whether it is a day without an hour. Where a `zone` is
    given it is an hour there."""

    def run() -> None:
        due = wall_of(
            when,
            zone or desk.present.zone,
            lambda read: desk.deadlines.on_day(read.day, desk.present.zone),
        )
        if due.instant <= desk.present.instant:
            raise ValueError("This moment is past. Enter one that is ahead.")
        read = when.value()
        use(due, isinstance(read, When) and read.time is None)

    dialog = FormDialog(title, verb, run, parent)
    if intro:
        dialog.intro(intro)
    when = WhenField(
        limit_reader(desk.present, lambda: zone) if zone else moment_reader(desk.present),
        name=_("When"),
        placeholder=_("the hour you agreed: “Friday 17:00”")
        if zone
        else _("“tomorrow 9:00”, “Friday”"),
    )
    dialog.field(_("&When"), when)
    return dialog


def ask_reason(
    title: str, intro: str, verb: str, use: Callable[[str], object], parent: QWidget
) -> FormDialog:
    """Ask why, as when a note is waived (P10)."""
    dialog = FormDialog(title, verb, lambda: use(reason.toPlainText()), parent)
    dialog.intro(intro)
    reason = QPlainTextEdit()
    reason.setTabChangesFocus(True)
    reason.setFixedHeight(reason.fontMetrics().lineSpacing() * 4)
    dialog.field(_("&Reason"), reason)
    return dialog


def ask_answer(
    question: str,
    answer: str,
    use: Callable[[str, int | None], object],
    parent: QWidget,
    people: Sequence[tuple[int, str]] = (),
) -> FormDialog:
    """Ask for the answer that came to a clarification or a topic (P3, P4), and which of the people
    said it, where there are any; `use` gets the contact, or None."""
    dialog = FormDialog(
        _("Answered"), _("&Keep answer"), lambda: use(line.text(), who.currentData()), parent
    )
    dialog.intro(question)
    line = dialog.line(_("&Answer"), answer)
    who = QComboBox()
    who.addItem(_("Nobody in particular"), None)
    for contact, name in people:
        who.addItem(name, contact)
    if people:
        dialog.field(_("&Who said it"), who)
    return dialog


def add_person(
    desk: Desk, interview: int, made: Callable[[int], object], parent: QWidget
) -> FormDialog:
    """Somebody met in an interview who was forgotten (P10)."""

    def add() -> None:
        if not name.text().strip():
            raise ValueError("A contact needs a name.")
        made(
            desk.debrief.add_person(
                interview,
                PersonMet(
                    name=name.text().strip(),
                    title=title.text().strip(),
                    discussed=tuple(parts(discussed.text())),
                    good=tuple(parts(good.text())),
                ),
            )
        )

    dialog = FormDialog(_("Add person met"), _("&Add person"), add, parent)
    name = dialog.line(_("&Name"))
    title = dialog.line(_("&Title"))
    discussed = dialog.line(_("Talked a&bout"))
    good = dialog.line(_("What was &good"))
    return dialog


def keep_filter(
    desk: Desk,
    kind: str,
    view: ViewFilter,
    name: str,
    kept: Callable[[int], object],
    parent: QWidget,
) -> FormDialog:
    """Give what the list of a kind is narrowed to a name, by which it is chosen again."""

    def keep() -> None:
        if not any(view):
            raise ValueError("Everything is listed. Narrow the list first, or choose a company.")
        kept(desk.kept_filters.keep(line.text(), kind, view))

    dialog = FormDialog(_("Keep this filter"), _("&Keep"), keep, parent)
    dialog.intro(_("It is kept in the list of filters above the tabs."))
    line = dialog.line(_("&Name"), name)
    line.selectAll()
    return dialog
