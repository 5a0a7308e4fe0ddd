"""The words on screen for what the rules and services name. No Qt: the command line uses it too."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from organizer.i18n import _, ngettext, pgettext
from organizer.practice.deadlines import Band, band_of
from organizer.practice.vocabulary import (
    Channel,
    ClarificationState,
    ContactPointKind,
    DeadlineKind,
    NoteKind,
    NoteStatus,
    OfferStatus,
    Scope,
    SentBy,
    Stage,
    StepAction,
    TopicState,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction
    from pathlib import Path

    from organizer.cards.outcome import Doubt, Refusal
    from organizer.gui.theme import Role
    from organizer.letters.drafts import Missing
    from organizer.letters.mail import RefusedField, SendError
    from organizer.letters.texts import TextProblem
    from organizer.practice.comparison import (
        Comparison,
        Criterion,
        Placed,
        Span,
        Turn,
    )
    from organizer.practice.estimates import Line, Unread
    from organizer.practice.moments import WallTime
    from organizer.practice.repeats import Every
    from organizer.practice.review import Finding
    from organizer.practice.rounds import Caution, Change, Check, Round, Verdict
    from organizer.practice.time_line import Conflict, Entry
    from organizer.services.deadlines import DeadlineRow
    from organizer.services.debrief import DebriefSummary
    from organizer.services.export import Export, ToTitle
    from organizer.services.history import HistoryRow
    from organizer.services.imports import Candidate, CandidateState, Column, NotRead, Repair
    from organizer.services.merges import Likeness
    from organizer.services.opportunities import TopicRow
    from organizer.services.search import FoundKind, Hit
    from organizer.services.terms import TermRow
    from organizer.services.view_filter import Shown


def stage(value: Stage) -> str:
    """The name of a stage."""
    return {
        Stage.INTERESTED: _("Interested"),
        Stage.APPLIED: _("Applied"),
        Stage.INTERVIEWING: _("Interviewing"),
        Stage.WAITING: _("Waiting"),
        Stage.OFFERED: _("Offered"),
        Stage.ACCEPTED: _("Accepted"),
        Stage.DECLINED: _("Declined"),
        Stage.TURNED_DOWN: _("Turned down"),
        Stage.WITHDRAWN: _("Withdrawn"),
    }[value]


def note_kind(value: NoteKind) -> str:
    """What a note is for."""
    return {
        NoteKind.THANK_YOU: _("Thank-you note"),
        NoteKind.INQUIRY: _("Courteous inquiry"),
        NoteKind.ACCEPTANCE: _("Acceptance"),
        NoteKind.DECLINING: _("Declining letter"),
        NoteKind.WITHDRAWAL: _("Withdrawal"),
        NoteKind.TURNED_DOWN_REPLY: _("Reply to a turn-down"),
        NoteKind.KEEP_IN_TOUCH: _("Keep in touch"),
    }[value]


def note_status(value: NoteStatus) -> str:
    """Where a note stands."""
    return {
        # Translators: the state of a note that is owed and not yet begun.
        NoteStatus.PENDING: _("Pending"),
        NoteStatus.DRAFTED: _("Drafted"),
        NoteStatus.SENT: _("Sent"),
        NoteStatus.WAIVED: _("Waived"),
    }[value]


def deadline_kind(value: DeadlineKind) -> str:
    """The reason of a deadline."""
    return {
        DeadlineKind.NOTE_DUE: _("Note due"),
        DeadlineKind.HEAR_BACK: _("Hear back"),
        DeadlineKind.DECISION: _("Decision"),
        DeadlineKind.CALL_ABOUT_LETTER: _("Call about the letter"),
        DeadlineKind.WRITTEN_CONFIRMATION: _("Written confirmation"),
        DeadlineKind.STARTING_DATE: _("Starting date"),
        DeadlineKind.KEEP_IN_TOUCH: _("Keep in touch"),
        DeadlineKind.VISIT: _("Visit"),
        # Translators: a deadline that the person made up themselves.
        DeadlineKind.OWN: _("Own deadline"),
    }[value]


def deadline_title(kind: DeadlineKind, title: str, company: str, contact: str) -> str:
    """What a deadline asks for, in one line."""
    if title:
        return title
    texts: dict[DeadlineKind, str] = {
        DeadlineKind.NOTE_DUE: _("Write to {contact}"),
        DeadlineKind.HEAR_BACK: _("Hear back from {company}"),
        DeadlineKind.DECISION: _("Decide on the offer from {company}"),
        DeadlineKind.CALL_ABOUT_LETTER: _("Call {company} about the letter"),
        DeadlineKind.WRITTEN_CONFIRMATION: _("Written confirmation from {company}"),
        DeadlineKind.STARTING_DATE: _("First day at {company}"),
        DeadlineKind.KEEP_IN_TOUCH: _("Keep in touch with {contact}"),
        DeadlineKind.VISIT: _("Visit at {company}"),
        DeadlineKind.OWN: _("Own deadline"),
    }
    return texts[kind].format(company=company, contact=contact or company)


def topic(key: str, label: str = "") -> str:
    """A topic of the checklist: a seeded one by its key, an own one by its label (P4)."""
    if label or not key:
        return label
    return {
        "office": _("Office"),
        "hours": _("Hours"),
        "location": _("Physical location"),
        "support": _("Secretary or other support"),
        "contract": _("Contract"),
        "benefits": _("Benefits"),
        "salary_review": _("Salary review"),
        "moving_expenses": _("Moving expenses"),
        "community": _("The community"),
        "schools": _("Schools"),
        "activities": _("Activities"),
    }.get(key, key)


def topic_answer(value: TopicRow, here: WallTime) -> str:
    """The answer to a topic, who gave it and when (P4)."""
    from organizer.practice.moments import wall_time

    said = value.answered_by or ""
    if value.answered_at is not None:
        said = joined(said, day(wall_time(value.answered_at, here.zone).day, here))
    return joined(value.answer, said) if value.answer else ""


def topic_state(value: TopicState) -> str:
    """What is known of a topic."""
    return {
        # Translators: nobody has asked about this topic yet.
        TopicState.UNKNOWN: _("Unasked"),
        TopicState.ASKED: _("Asked"),
        TopicState.ANSWERED: _("Answered"),
    }[value]


def clarification_state(value: ClarificationState) -> str:
    """Where a clarification stands."""
    return {
        # Translators: the state of a question that was not raised yet.
        ClarificationState.OPEN: _("Open"),
        ClarificationState.RAISED: _("Raised"),
        ClarificationState.ANSWERED: _("Answered"),
    }[value]


def scope(value: Scope) -> str:
    """What a drawback belongs to."""
    return {
        Scope.COMPANY: _("Company"),
        Scope.DEPARTMENT: _("Department"),
        Scope.COMMUNITY: _("Community"),
        Scope.POSITION: _("Position"),
    }[value]


def channel(value: Channel) -> str:
    """How an answer came."""
    return {Channel.PHONE: _("By phone"), Channel.LETTER: _("By letter")}[value]


def offer_status(value: OfferStatus) -> str:
    """What became of an offer."""
    return {
        # Translators: an offer that is not decided yet.
        OfferStatus.OPEN: _("Open"),
        OfferStatus.ACCEPTED: _("Accepted"),
        OfferStatus.DECLINED: _("Declined"),
        # Translators: an offer whose limit passed without an answer.
        OfferStatus.EXPIRED: _("Expired"),
    }[value]


def term_columns() -> dict[str, str]:
    """The headings over the terms of an offer, by the field they stand over."""
    return {
        "topic": _("Topic"),
        "offered": pgettext("terms", "Offered"),
        # Translators: what the person asked for instead.
        "asked": pgettext("terms", "Asked"),
        # Translators: what they said to that.
        "answered": pgettext("terms", "Answered"),
        "agreed": _("Agreed"),
    }


def opportunity(company: str, position: str) -> str:
    """An opportunity in one line."""
    return joined(company, position)


def step(action: StepAction, subject: str) -> str:
    """What a step did, as the status line and the Undo command say it."""
    texts: dict[StepAction, str] = {
        StepAction.SAVE_DEBRIEF: _("Save the interview at {subject}"),
        StepAction.ADD_PERSON: _("Add {subject} to the interview"),
        StepAction.EDIT: _("Edit {subject}"),
        StepAction.ADD_CONTACT: _("Add {subject}"),
        StepAction.MERGE_CONTACTS: _("Merge into {subject}"),
        StepAction.TAKE_APART: _("Take {subject} out again"),
        StepAction.TELL_APART: _("Tell {subject} apart"),
        StepAction.IMPORT_CONTACTS: _("Import contacts"),
        StepAction.KEEP_CARD: _("Keep the card of {subject}"),
        StepAction.WRITE_NOTE: _("Write to {subject}"),
        StepAction.MARK_SENT: _("Mark note to {subject} sent"),
        StepAction.WAIVE_NOTE: _("Waive note to {subject}"),
        StepAction.REOPEN_NOTE: _("Reopen note to {subject}"),
        StepAction.OWE_NOTE: _("Plan an inquiry to {subject}"),
        StepAction.SAVE_OFFER: _("Save the offer from {subject}"),
        StepAction.ENTER_LETTER: _("Enter the letter from {subject}"),
        StepAction.ACCEPT_OFFER: _("Accept the offer from {subject}"),
        StepAction.DECLINE_OFFER: _("Decline the offer from {subject}"),
        StepAction.EXPIRE_OFFER: _("Let the offer from {subject} expire"),
        StepAction.COMPARE: _("Change what is compared by"),
        StepAction.ADD_DEADLINE: _("Add deadline “{subject}”"),
        StepAction.FINISH_DEADLINE: _("Finish “{subject}”"),
        StepAction.REOPEN_DEADLINE: _("Reopen “{subject}”"),
        StepAction.MOVE_DEADLINE: _("Move “{subject}”"),
        StepAction.REPEAT_DEADLINE: _("Repeat “{subject}”"),
        StepAction.PLAN_VISIT: _("Plan the visit at {subject}"),
        StepAction.ADD_OPPORTUNITY: _("Add opportunity at {subject}"),
        StepAction.CHANGE_STAGE: _("Change stage at {subject}"),
        StepAction.KEEP_FILTER: _("Keep the filter “{subject}”"),
        StepAction.DELETE_FILTER: _("Delete the filter “{subject}”"),
        StepAction.MOVE_TO_TRASH: _("Move {subject} to the trash"),
        StepAction.RESTORE: _("Restore {subject}"),
        StepAction.CLOSE_SEARCH: _("Close the search"),
        StepAction.ADD_SAMPLE: _("Add the sample search"),
        StepAction.REMOVE_SAMPLE: _("Remove the sample search"),
    }
    return texts[action].format(subject=subject)


def moment(due: WallTime, here: WallTime) -> str:
    """A moment as people say it, on the person's own wall."""
    return local_moment(due.in_zone(here.zone).local, here)


def local_moment(local: datetime, here: WallTime) -> str:
    """A moment on the person's own wall as people say it."""
    from organizer.i18n.formats import format_moment

    return format_moment(local, now_local=here.local)


def day(value: date, here: WallTime) -> str:
    """A day as people say it."""
    from organizer.i18n.formats import format_day

    return format_day(value, today=here.day)


def instant(value: datetime, here: WallTime) -> str:
    """An instant as the person's own wall showed it."""
    from organizer.practice.moments import wall_time

    return local_moment(wall_time(value, here.zone).local, here)


def exact(due: WallTime) -> str:
    """The exact moment with its zone, for a tooltip."""
    from organizer.i18n.formats import format_city, format_exact

    return _("{moment} ({city})").format(moment=format_exact(due.local), city=format_city(due.zone))


def both_walls(due: WallTime, here: WallTime) -> str:
    """A moment on their wall and on ours, where the two differ (P14)."""
    from organizer.i18n.formats import format_city
    from organizer.practice.moments import wall_time

    ours = moment(due, here)
    if due.in_zone(here.zone).local == due.local:
        return ours
    theirs = local_moment(due.local, wall_time(here.instant, due.zone))
    return _("{theirs} in {city}, {ours} here").format(
        theirs=theirs, city=format_city(due.zone), ours=ours
    )


def left(due: WallTime, here: WallTime) -> str:
    """How much time is left until a moment, or how long it is past."""
    from organizer.i18n.formats import format_duration_left

    return format_duration_left(due.instant - here.instant)


def time_left(limit: WallTime, here: WallTime) -> str:
    """The time that is left to decide, in the same words wherever an offer stands (P14)."""
    from organizer.i18n.formats import format_count_down

    past = (here.day - limit.in_zone(here.zone).day).days
    return format_count_down(limit.instant - here.instant, days_past=past)


def count_down(limit: WallTime, here: WallTime) -> tuple[str, Role | None]:
    """The time that is left to decide as a pill: its words, and the role of its colour."""
    from organizer.gui.theme import Role

    words = time_left(limit, here)
    if limit.instant <= here.instant:
        return words, Role.OVERDUE
    near = limit.in_zone(here.zone).day <= here.shifted(1).day
    return words, Role.DUE_SOON if near else None


def due(value: WallTime, here: WallTime, *, whole_day: bool = False) -> tuple[str, Role | None]:
    """The pill of something that is due: its words, and the role of its colour."""
    from organizer.gui.theme import Role

    band = band_of(value.instant, here)
    if band is Band.OVERDUE:
        return left(value, here), Role.OVERDUE
    shown = day(value.in_zone(here.zone).day, here) if whole_day else moment(value, here)
    near = band is Band.TODAY or value.in_zone(here.zone).day == here.shifted(1).day
    return shown, Role.DUE_SOON if near else None


def joined(first: str, second: str) -> str:
    """Two things about one record in one line; either may be empty."""
    if first and second:
        # Translators: company and position, or kind and company, in one line.
        return _("{first} · {second}").format(first=first, second=second)
    return first or second


def heading(text: str) -> str:
    """A text that may also stand within a sentence ("yesterday 14:00"), where it begins one."""
    return text[:1].upper() + text[1:]


def lines(parts: Iterable[str]) -> str:
    """Several things, each on its own line."""
    return "\n".join(part for part in parts if part)


def weekday(value: date) -> str:
    """A day with its weekday and month, as a heading."""
    from organizer.i18n.formats import format_date_heading

    return format_date_heading(value)


def alert(row: DeadlineRow, refer_to: str, here: WallTime) -> tuple[str, str]:
    """Title and body of a reminder: who or what first, then what to do and by when."""
    by = both_walls(row.due, here)
    company, contact = row.company or "", row.contact_name or ""
    match row.kind:
        case DeadlineKind.NOTE_DUE:
            body = (
                _("Refer to: {topics}").format(topics=refer_to)
                if refer_to
                else _("Thank them for their time.")
            )
            return _("{contact}: note due {moment}").format(contact=contact, moment=by), body
        case DeadlineKind.DECISION:
            who = joined(contact, row.call_number or "")
            body = _("Call {who}.").format(who=who) if who else _("Give your answer.")
            return _("{company}: decide by {moment}").format(company=company, moment=by), body
        case DeadlineKind.HEAR_BACK:
            return (
                _("{company}: no answer yet?").format(company=company),
                _("It was expected by {day}. A courteous inquiry is the next step.").format(
                    day=day(row.due.day, here)
                ),
            )
        case DeadlineKind.VISIT:
            return (
                _("{company}: your visit, {moment}").format(company=company, moment=by),
                _("Prepare it tonight: who they are, what to say, what to ask."),
            )
        case _other:
            title = deadline_title(row.kind, row.title, company, contact)
            return title, joined(by, company)


def every(value: Every | None) -> str:
    """How often a deadline comes again."""
    if value is None:
        return _("Never")
    from organizer.i18n.formats import format_weekdays
    from organizer.practice.repeats import WORKDAYS, Unit

    n = value.number
    if value == WORKDAYS:
        return _("From Monday to Friday")
    if value.weekdays:
        days = format_weekdays(value.weekdays)
        return {
            0: ngettext("Every week on {days}", "Every {n} weeks on {days}", n),
            1: ngettext(
                "Every month on the first {days}", "Every {n} months on the first {days}", n
            ),
            2: ngettext(
                "Every month on the second {days}", "Every {n} months on the second {days}", n
            ),
            3: ngettext(
                "Every month on the third {days}", "Every {n} months on the third {days}", n
            ),
            4: ngettext(
                "Every month on the fourth {days}", "Every {n} months on the fourth {days}", n
            ),
            -1: ngettext(
                "Every month on the last {days}", "Every {n} months on the last {days}", n
            ),
        }[value.nth].format(n=n, days=days)
    if n == 1:
        return {
            Unit.DAYS: _("Every day"),
            Unit.WEEKS: _("Every week"),
            Unit.MONTHS: _("Every month"),
            Unit.YEARS: _("Every year"),
        }[value.unit]
    return {
        Unit.DAYS: ngettext("Every {n} day", "Every {n} days", n),
        Unit.WEEKS: ngettext("Every {n} week", "Every {n} weeks", n),
        Unit.MONTHS: ngettext("Every {n} month", "Every {n} months", n),
        Unit.YEARS: ngettext("Every {n} year", "Every {n} years", n),
    }[value.unit].format(n=n)


def day_of_month(value: Every) -> str:
    """On which day of a month a deadline comes again."""
    from organizer.i18n.formats import format_weekdays

    return {
        0: _("the same day of the month"),
        1: _("the first {weekday}"),
        2: _("the second {weekday}"),
        3: _("the third {weekday}"),
        4: _("the fourth {weekday}"),
        -1: _("the last {weekday}"),
    }[value.nth].format(weekday=format_weekdays(value.weekdays))


def late(delay: timedelta) -> str:
    """How late a reminder comes."""
    from organizer.i18n.formats import format_duration_left

    return _("{duration} late").format(duration=format_duration_left(delay))


def and_more(count: int) -> str:
    """What a list was too long for; empty where there is no more."""
    return ngettext("and {n} more", "and {n} more", count).format(n=count) if count else ""


def reminders(count: int) -> str:
    """The title of several reminders."""
    return ngettext("{n} reminder", "{n} reminders", count).format(n=count)


def gathered(count: int) -> str:
    """The title of the one notice for everything that was missed."""
    return ngettext(
        "{n} reminder while you were away", "{n} reminders while you were away", count
    ).format(n=count)


def found_kind(value: FoundKind) -> str:
    """What a hit of the search is."""
    from organizer.services.search import FoundKind

    return {
        FoundKind.CONTACT: _("Contact"),
        FoundKind.COMPANY: _("Company"),
        FoundKind.OPPORTUNITY: _("Opportunity"),
        FoundKind.CONVERSATION: _("Conversation"),
        FoundKind.NOTE: _("Note"),
        FoundKind.OFFER: _("Offer"),
        FoundKind.DEADLINE: _("Deadline"),
    }[value]


def shown(value: Shown) -> str:
    """What a list shows of its records."""
    from organizer.services.view_filter import Shown

    return {
        # Translators: what a list shows of its records: all, only those the person owes a note…
        Shown.ALL: _("All"),
        Shown.OWED: _("A note is owed"),
        Shown.UNREACHABLE: _("No way to reach them"),
        Shown.SENT: _("Sent"),
        Shown.WAIVED: _("Waived"),
        Shown.OPEN: _("Open"),
        Shown.OVERDUE: _("Overdue"),
        Shown.WEEK: _("Within a week"),
        Shown.MONTH: _("This month"),
        Shown.DONE: _("Done"),
        Shown.PURSUED: _("Being pursued"),
        Shown.CLOSED: _("Closed"),
    }[value]


def found_kinds(value: FoundKind) -> str:
    """The heading above the hits of a kind."""
    from organizer.services.search import FoundKind

    return {
        FoundKind.CONTACT: _("Contacts"),
        FoundKind.COMPANY: _("Companies"),
        FoundKind.OPPORTUNITY: _("Opportunities"),
        FoundKind.CONVERSATION: _("Conversations"),
        FoundKind.NOTE: _("Notes"),
        FoundKind.OFFER: _("Offers"),
        FoundKind.DEADLINE: _("Deadlines"),
    }[value]


def more_found(value: FoundKind) -> str:
    """What shows more hits of a kind."""
    from organizer.services.search import FoundKind

    return {
        FoundKind.CONTACT: _("More contacts…"),
        FoundKind.COMPANY: _("More companies…"),
        FoundKind.OPPORTUNITY: _("More opportunities…"),
        FoundKind.CONVERSATION: _("More conversations…"),
        FoundKind.NOTE: _("More notes…"),
        FoundKind.OFFER: _("More offers…"),
        FoundKind.DEADLINE: _("More deadlines…"),
    }[value]


def found_text(hit: Hit) -> str:
    """The text in which something was found, with its place before it."""
    from organizer.services.search import Place

    if hit.place is None:
        return hit.text
    place = {
        Place.NAME: _("Name"),
        Place.TITLE: _("Title"),
        Place.DEPARTMENT: _("Department"),
        Place.COMPANY: _("Company"),
        Place.EMAIL: _("E-mail"),
        Place.PHONE: _("Phone"),
        Place.ADDRESS: _("Address"),
        Place.WEBSITE: _("Website"),
        Place.FORMER_JOB: _("Former job"),
        Place.ALSO_CALLED: _("Also called"),
        Place.REMARKS: _("Remarks"),
        Place.CARD: _("Business card"),
        Place.POSITION: _("Position"),
        Place.DISCUSSED: _("Discussed"),
        Place.GOOD_POINT: _("Good point"),
        Place.DRAWBACK: _("Drawback"),
        Place.CLARIFICATION: _("Clarification"),
        Place.TOPIC: _("Topic"),
        Place.INTERVIEW: _("Interview"),
        Place.LETTER: _("Letter"),
        Place.TERM: _("Term"),
        Place.CALL: _("Said on the phone"),
        Place.DEADLINE: _("Deadline"),
    }[hit.place]
    # Translators: where something was found, and the text there; the text stands last.
    return _("{place}: {text}").format(place=place, text=hit.text)


def money(minor: int, currency: str) -> str:
    """A sum of money."""
    from organizer.i18n.formats import format_money

    return format_money(minor, currency)


def usual_terms() -> list[str]:
    """The topics that offers usually speak of, in the order in which they are looked at."""
    return [
        _("Base salary"),
        _("Bonus"),
        _("Signing bonus"),
        _("Equity"),
        _("Working hours"),
        _("Office or remote days"),
        _("Paid leave"),
        _("Benefits"),
        _("Pension"),
        _("Contract"),
        _("Notice period"),
        _("Salary review"),
        _("Moving allowance"),
        _("Temporary housing"),
        _("Starting date"),
        # Translators: what the person will be called in the company: "Senior engineer".
        _("Title"),
        # Translators: who the person's superior will be.
        _("Reports to"),
        _("Probation"),
    ]


def usual_traps() -> list[str]:
    """Traps that a follow-up interview sets, until the person keeps a list of their own (P1)."""
    return [
        _("The host has heard what the others think of you."),
        _("Small talk at lunch is part of the interview."),
        _("Nothing bad about your present employer, however kindly they ask."),
        _("No figure for the salary before they name one."),
        _("Silence on what is unclear: raise it before you leave."),
    ]


def opportunity_change(value: HistoryRow, here: WallTime) -> str:
    """What an opportunity came to: a stage, or a limit."""
    if value.limit is not None:
        return _("Limit agreed: {moment}").format(moment=both_walls(value.limit, here))
    return stage(value.stage) if value.stage is not None else ""


def time_line_entry(entry: Entry, opening: str, recipient: str, here: WallTime) -> str:
    """One mark of the time line in words: when, what, and of which opening."""
    from organizer.practice.time_line import Mark

    when = heading(day(entry.at.day, here) if entry.whole_day else moment(entry.at, here))
    return {
        Mark.LIMIT: _("{when}: decide on {opening}"),
        Mark.ANSWER: _("{when}: answer from {opening}"),
        Mark.INTERVIEW: _("{when}: interview at {opening}"),
        Mark.NOTE: _("{when}: note to {name}, {opening}"),
    }[entry.mark].format(when=when, opening=opening, name=recipient)


def conflict(value: Conflict, openings: Mapping[int, tuple[str, str]], here: WallTime) -> str:
    """An answer that comes too late for a limit, and what the practice suggests (P7, P14)."""
    from organizer.practice.time_line import Move

    limit, answer = openings[value.limit.opportunity][0], openings[value.answer.opportunity][0]
    comes = day(value.answer.at.in_zone(here.zone).day, here)
    if Move.ASK_FOR_EXTENSION not in value.moves or value.until is None:
        return _("{company} is late with its answer ({day}). Inquire courteously.").format(
            company=answer, day=comes
        )
    return _(
        "{other} answers {day}, after the limit of {company}. Ask {company} for time until "
        "{until}, and inquire courteously with {other}."
    ).format(other=answer, day=comes, company=limit, until=both_walls(value.until, here))


def compared_line(line: Line) -> str:
    """The name of a line of the comparison."""
    if line.topic:
        return line.topic
    return {
        "salary": _("Base salary"),
        "bonus": _("Bonus"),
        "pension": _("Pension"),
        "signing": _("Signing bonus"),
        "moving": _("Moving allowance"),
        "hours": _("Working hours a week"),
        "leave": _("Paid leave a year"),
        "commute": _("On the way a day"),
    }[line.key]


def criterion(value: Criterion) -> str:
    """What offers are compared by."""
    from organizer.practice.comparison import Criterion

    return {
        Criterion.YEAR: _("A year’s money"),
        Criterion.ONE_OFF: _("Paid once"),
        Criterion.HOURS: _("Working hours"),
        Criterion.LEAVE: _("Paid leave"),
        Criterion.COMMUTE: _("The way to work"),
    }[value]


def units(value: Fraction, currency: str) -> str:
    """So many units of a currency, whole ones where that is near enough to compare by."""
    from organizer.i18n.formats import format_units

    return format_units(value, currency)


def amount(value: Fraction, of: Criterion, currency: str) -> str:
    """A value as a line of the comparison has it."""
    from organizer.i18n.formats import format_number
    from organizer.practice.comparison import Criterion

    number = format_number(value)
    match of:
        case Criterion.YEAR:
            return _("{sum} a year").format(sum=units(value, currency))
        case Criterion.ONE_OFF:
            return units(value, currency)
        case Criterion.HOURS:
            return _("{n} hours a week").format(n=number)
        case Criterion.LEAVE:
            return _("{n} days of leave").format(n=number)
        case Criterion.COMMUTE:
            return _("{n} minutes a day").format(n=number)


def span(value: Span, of: Criterion, currency: str) -> str:
    """A value, a range, or that it is unknown."""
    from organizer.practice.comparison import Criterion

    if value.known:
        return amount(value.low, of, currency)
    if value.high is None:
        if not value.low:
            return _("unknown")
        return _("at least {value}").format(value=amount(value.low, of, currency))
    if of is Criterion.YEAR:
        low, high = units(value.low, currency), units(value.high, currency)
        return _("{low} to {high} a year").format(low=low, high=high)
    return _("{low} to {high}").format(
        low=amount(value.low, of, currency), high=amount(value.high, of, currency)
    )


def sums(
    values: Mapping[str, Span],
    of: Criterion,
    common: str,
    rates: Mapping[str, Fraction | None],
) -> str:
    """What an offer pays, by currency, and what that is in the common one."""
    said = [span(one, of, currency) for currency, one in values.items()]
    for currency, one in values.items():
        rate = rates.get(currency)
        if rate is not None and one.high is not None:
            low, high = units(one.low * rate, common), units(one.high * rate, common)
            worth = low if one.known else _("{low} to {high}").format(low=low, high=high)
            # Translators: the same sum in another currency.
            said.append(_("= {sum}").format(sum=worth))
    return lines(said)


def unread(value: Unread) -> str:
    """Why a value cannot be compared as it is worded, and what to write."""
    from organizer.practice.estimates import Unread

    return {
        Unread.WORDS: _(
            "This cannot be compared. Write a sum, a number or a range, or “?” for what is unknown."
        ),
        Unread.SEVERAL: _("This could be two things. Write the one that is meant."),
        Unread.NO_PERIOD: _("What is it paid for? Write “a year” or “a month” after it."),
        Unread.NO_HOURS: _("A wage by the hour needs the hours a week."),
        Unread.NO_SALARY: _("A share of the salary needs a salary that is known."),
    }[value]


def _turning_point(value: Turn) -> Fraction:
    """Where an unknown turns the order, in the precision that is shown, and never short of it."""
    from fractions import Fraction
    from math import ceil, floor

    from organizer.practice.comparison import IN_MONEY

    shown = 1 if value.item.criterion in IN_MONEY else 100
    whole = ceil if value.side == "from" else floor
    return Fraction(whole(value.value * shown), shown)


def turn(value: Turn, names: Mapping[str, str], topics: Mapping[str, str]) -> str:
    """An unknown that would turn the order, and from which value on."""
    text = (
        _("“{topic}” at {name}: from {value} on")
        if value.side == "from"
        else _("“{topic}” at {name}: up to {value}")
    )
    return text.format(
        topic=topics[value.item.topic],
        name=names[value.name],
        value=amount(_turning_point(value), value.item.criterion, value.item.currency),
    )


def what_could_turn(result: Comparison, names: Mapping[str, str], topics: Mapping[str, str]) -> str:
    """The sentence about what would put another offer first."""
    turns = result.turns_of_the_first_place
    if len(turns) == 1:
        (one,) = turns
        text = (
            _("Only “{topic}” at {name} could turn this: from {value} on.")
            if one.side == "from"
            else _("Only “{topic}” at {name} could turn this: up to {value}.")
        )
        return text.format(
            topic=topics[one.item.topic],
            name=names[one.name],
            value=amount(_turning_point(one), one.item.criterion, one.item.currency),
        )
    if turns:
        heading = _("Each of these alone could turn this:")
        return lines((heading, *(turn(one, names, topics) for one in turns)))
    first = {placed.name for placed in result.order if placed.place == 1}
    if several := [behind for ahead, behind in result.together if ahead in first]:
        return _("Only several unknowns together could put {names} first.").format(
            names=listing([names[one] for one in several])
        )
    return _("Nothing that is unknown could turn this.")


def placed(value: Placed, first: Placed, names: Mapping[str, str], currency: str) -> str:
    """Where an offer stands, with every part of the difference from the first: the chart in
    words."""
    place = _("{place}. {name}").format(place=value.place, name=names[value.name])
    if value is first:
        parts = [(one.criterion, one.points, one.least == one.most) for one in value.parts]
        return lines((place, *(part_worth(*part, currency) for part in parts)))
    whole = _("all in all {difference} a year against {first}").format(
        difference=difference(value.points - first.points, currency), first=names[first.name]
    )
    return lines(
        (place, whole, *(part_worth(*part, currency) for part in parts_beside(value, first)))
    )


def part_worth(of: Criterion, points: Fraction, known: bool, currency: str) -> str:
    """What a part is worth, and whether that is all known."""
    return _("{criterion}: {difference}").format(
        criterion=criterion(of), difference=worth(points, known, currency)
    )


def worth(points: Fraction, known: bool, currency: str) -> str:
    """A difference, with a mark where it may come otherwise."""
    shown = difference(points, currency)
    return shown if known else _("{difference} (open)").format(difference=shown)


def parts_beside(value: Placed, other: Placed) -> list[tuple[Criterion, Fraction, bool]]:
    """By how much each part is better than the other's, and whether both are known."""
    theirs = {part.criterion: part for part in other.parts}
    found = []
    for part in value.parts:
        beside = theirs.get(part.criterion)
        points = part.points - (beside.points if beside is not None else 0)
        known = all(one.least == one.most for one in (part, beside) if one is not None)
        found.append((part.criterion, points, known))
    return found


def difference(value: Fraction, currency: str) -> str:
    """A sum with its sign."""
    shown = units(abs(value), currency)
    if not value:
        return shown
    # Translators: a sum that something is better or worse by; keep the signs.
    return (_("+{sum}") if value > 0 else _("−{sum}")).format(sum=shown)


def caution(value: Caution) -> str:
    """What P13 warns of, quietly."""
    from organizer.practice.rounds import Caution

    return {
        Caution.TOO_MANY_ASKED: _(
            "You ask for more than three points. Few that matter are heard better."
        ),
        Caution.REOPENED: _("This was agreed already. Reopening it costs trust."),
    }[value]


def verdict(value: Verdict) -> str:
    """How what is written stands to what was said by phone."""
    from organizer.practice.rounds import Verdict

    return {
        # Translators: the letter says the same as was promised by phone.
        Verdict.SAME: _("the same"),
        Verdict.DIFFERS: _("differs"),
        # Translators: the letter leaves out what was promised by phone.
        Verdict.ABSENT: _("not in writing"),
    }[value]


def promise(check: Check) -> str:
    """What was promised by phone, and what is written, where it is not the same."""
    from organizer.practice.rounds import Verdict

    if check.verdict is Verdict.DIFFERS:
        return _("promised {promised}, written {written}").format(
            promised=check.promised, written=check.written
        )
    return check.promised


def term_with_room(term: TermRow) -> str:
    """A term that is not agreed on yet, with what was offered and asked."""
    said = [
        _("{column}: {value}").format(column=column, value=value)
        for field, column in term_columns().items()
        if field != "topic" and (value := getattr(term, field))
    ]
    return lines((term.topic, *said))


def topic_value(name: str, value: str) -> str:
    """A topic and what was said of it."""
    return _("{topic}: {value}").format(topic=name, value=value)


def term_round(value: Round, here: WallTime) -> str:
    """A round of a negotiation in one line: when, who, and how."""
    when = heading(instant(value.at, here))
    return joined(joined(when, value.who), channel(value.channel))


def term_change(value: Change) -> str:
    """What a round put into the terms."""
    column = term_columns()[value.column]
    if not value.value:
        return _("{topic}, {column}: taken back").format(topic=value.topic, column=column)
    return _("{topic}, {column}: {value}").format(
        topic=value.topic, column=column, value=value.value
    )


def way_to_reach(kind: ContactPointKind, label: str) -> str:
    """What a way to reach somebody is: its kind, or of a telephone what its label says."""
    kinds = {
        ContactPointKind.EMAIL: _("E-mail"),
        ContactPointKind.PHONE: _("Phone"),
        ContactPointKind.ADDRESS: _("Address"),
        ContactPointKind.WEBSITE: _("Website"),
    }
    labels = {
        "work": _("Phone, work"),
        "mobile": _("Phone, mobile"),
        "direct": _("Phone, direct"),
        "home": _("Phone, home"),
        "fax": _("Fax"),
        "pager": _("Pager"),
    }
    return labels.get(label, kinds[kind])


def likeness(value: Likeness) -> str:
    """Why two contacts may be the same person."""
    from organizer.services.merges import Likeness

    return {
        Likeness.EMAIL: _("same e-mail address"),
        Likeness.PHONE: _("same phone number"),
        Likeness.NAME_AND_COMPANY: _("same name and company"),
        Likeness.NAME_ALONE: _("same name"),
        Likeness.LIKE_NAME: _("like name, same company"),
    }[value]


def listing(parts: list[str]) -> str:
    """Several things as one phrase."""
    from organizer.i18n.formats import format_list

    return format_list(parts)


def summary_line(summary: DebriefSummary, here: WallTime) -> str:
    """What a debrief makes, or made: the live last line of the quick entry."""
    contacts, notes = summary.contacts_new, summary.notes
    parts = []
    if contacts:
        parts.append(ngettext("{n} contact", "{n} contacts", contacts).format(n=contacts))
    if notes:
        parts.append(
            ngettext("{n} note due {when}", "{n} notes due {when}", notes).format(
                n=notes, when=moment(summary.notes_due, here)
            )
        )
    if summary.hear_back is not None:
        by = day(summary.hear_back, here)
        parts.append(
            _("1 deadline: hear back by {day} (proposed)").format(day=by)
            if summary.hear_back_proposed
            else _("1 deadline: hear back by {day}").format(day=by)
        )
    questions = summary.clarifications
    if questions:
        parts.append(
            ngettext("{n} clarification", "{n} clarifications", questions).format(n=questions)
        )
    topics = summary.topics
    if topics:
        parts.append(ngettext("{n} topic", "{n} topics", topics).format(n=topics))
    return listing(parts)


def not_read(error: NotRead) -> str:
    """Why a file cannot be read."""
    from organizer.services.imports import Refusal

    texts = {
        Refusal.UNREADABLE: _("{file} could not be read. Nothing was changed."),
        Refusal.EMPTY: _("{file} is empty. Nothing was changed."),
        Refusal.TOO_LARGE: _("{file} is larger than 128 MB and was not read. Nothing was changed."),
        Refusal.LARGE_TABLE: _(
            "{file} is larger than 32 MB and was not read. Nothing was changed."
        ),
        Refusal.NO_CARD: _("There is no vCard in {file}. Nothing was changed."),
        Refusal.NO_RECORD: _("{file} is no record of this program. Nothing was changed."),
        Refusal.CUT_OFF: _("{file} ends in the middle. Nothing was changed."),
        Refusal.FOREIGN: _(
            "Line {line} of {file} says what this program cannot keep. Perhaps a newer version "
            "wrote it. Nothing was changed."
        ),
        Refusal.NO_DATE: _("There is no date of a calendar in {file}. Nothing was changed."),
        Refusal.TOO_LONG: _(
            "{file} took too long or too much memory to read. Nothing was changed."
        ),
        Refusal.NO_TABLE: _("There is no table with a heading in {file}. Nothing was changed."),
        Refusal.UNKNOWN_COLUMNS: _(
            "The columns of {file} are not known. Import it in the window and say what they hold. "
            "Nothing was changed."
        ),
    }
    return texts[error.reason].format(file=error.path, line=error.line)


def finding(value: Finding) -> str:
    """What is worth a second look in a note."""
    message = _(value.message)
    if value.term is None:
        return message
    topic, agreed = value.term
    # Translators: a topic of an offer, its agreed value, and a sentence about both
    return _("{topic} ({value}): {message}").format(topic=topic, value=agreed, message=message)


def missing(value: Missing, name: str) -> str:
    """What a draft needs to be told first."""
    from organizer.letters.drafts import Missing

    return {
        Missing.SENDER: _("Your name, as it stands below your letters"),
        Missing.RECIPIENT: _("The contact has no name. Give them one first."),
        Missing.GIVEN_NAME: _("A friend is called by their given name; none is known here."),
        Missing.COMPANY: _("The note belongs to no company. Name one at the opportunity first."),
        Missing.POSITION: _("The position that you talked about"),
        Missing.TOPIC: _("One thing that {name} talked about").format(name=name),
        Missing.TERMS: _("Write down in the offer what was agreed; the letter spells it out."),
    }[value]


def text_problem(value: TextProblem) -> str:
    """A letter text of the person's own that cannot be used."""
    return _(
        "Your text {file} cannot be used, line {line}: {problem}. The program’s own was taken."
    ).format(file=value.path.name, line=value.line, problem=value.message)


def refused_field(value: RefusedField, name: str) -> str:
    """Why a letter cannot go by e-mail."""
    from organizer.letters.mail import MailField

    if value.field is MailField.RECIPIENT:
        return _("The contact {name} has no e-mail address that can be written to.").format(
            name=name
        )
    return _("A line of the message cannot be sent: {problem}").format(problem=value)


def send_failure(value: SendError, host: str) -> str:
    """Why a mail server has not taken a message, and what can be done."""
    from organizer.letters.mail import SendFailure

    sentence = {
        SendFailure.UNREACHABLE: _("The mail server {host} could not be reached: {said}"),
        SendFailure.TIMED_OUT: _("The mail server {host} did not answer in time."),
        SendFailure.NOT_SECURE: _(
            "The connection to {host} is not safe, so no password was sent: {said}"
        ),
        SendFailure.LOGIN_REFUSED: _(
            "{host} refused the user name or the password; look at the mail account in the "
            "settings. It said: {said}"
        ),
        SendFailure.SENDER_REFUSED: _(
            "{host} does not send for your e-mail address; look at it in the settings. It said: "
            "{said}"
        ),
        SendFailure.RECIPIENT_REFUSED: _("{host} does not know this recipient. It said: {said}"),
        SendFailure.MESSAGE_REFUSED: _("{host} refused the message. It said: {said}"),
        SendFailure.BROKEN_OFF: _(
            "The connection to {host} broke off before it had taken the message: {said}"
        ),
    }[value.failure]
    return sentence.format(host=host, said=value.said)


def sent_by(value: SentBy) -> str:
    """How a note was sent; empty where nobody said."""
    return {
        SentBy.UNSAID: "",
        SentBy.MAIL: _("by e-mail"),
        SentBy.PAPER: _("on paper"),
        SentBy.FILE: _("as a file"),
        SentBy.COPY: _("as copied text"),
    }[value]


def phone_number(number: str) -> str:
    """A number in E.164 as people write it across borders (ITU-T E.123); others as they are."""
    if not number.startswith("+"):
        return number
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def camera_missing() -> str:
    """How to get the part of Qt that sees through a camera."""
    if _packaged():
        return _(
            "Taking pictures is not part of this package; the program run from its source can."
        )
    return _("Taking pictures needs an addition to this program; to add it, run: {command}").format(
        command=_adding("camera")
    )


def phone_kinds() -> dict[str, str]:
    """The kinds of telephone numbers, by their key in a contact."""
    return {
        "work": _("Work"),
        "mobile": _("Mobile"),
        "direct": _("Direct"),
        "home": _("Home"),
        "fax": _("Fax"),
        "pager": _("Pager"),
        "other": _("Other"),
    }


def card_refused(reason: Refusal) -> str:
    """Why a card was not read, in one sentence."""
    from organizer.cards.outcome import Refusal

    return {
        Refusal.NOT_INSTALLED: _(
            "Reading cards is not part of this package; install “organizer-with-cards” instead."
        )
        if _packaged()
        else _("Reading cards needs an addition to this program; to add it, run: {command}").format(
            command=_adding("cards")
        ),
        Refusal.UNREADABLE: _("The file could not be read."),
        Refusal.EMPTY: _("The file is empty."),
        Refusal.TOO_LARGE: _("The file is larger than 64 MB and was not opened."),
        Refusal.NO_PICTURE: _(
            "This is no picture that can be read; JPEG, PNG, WebP, TIFF, BMP, HEIC and PDF can."
        ),
        Refusal.TOO_MANY_PIXELS: _(
            "The picture has more than 50 million pixels and was not opened."
        ),
        Refusal.TOO_MANY_PAGES: _("The file has more than 20 pages and was not read."),
        Refusal.DAMAGED: _("The file is damaged or incomplete."),
        Refusal.ENCRYPTED: _("The PDF is encrypted; save it without a password and try again."),
        Refusal.TOO_SLOW: _("Reading took longer than 30 seconds a page and was stopped."),
        Refusal.TOO_MUCH_MEMORY: _("Reading took more memory than it may and was stopped."),
        Refusal.BROKE_DOWN: _("The reader broke down over this file; other cards can be read."),
        Refusal.CANCELLED: _("Reading was cancelled."),
    }[reason]


def _packaged() -> bool:
    """Whether a package brought the program, to which nothing can be added."""
    import sys

    return bool(getattr(sys, "frozen", False))


def _adding(extra: str) -> str:
    """The command that adds optional parts to the Python which runs this."""
    import sys
    from pathlib import Path

    source = Path(__file__).parents[2]
    project = source if (source / "pyproject.toml").exists() else "organizer"
    return f"{sys.executable} -m pip install '{project}[{extra}]'"


def card_doubt(value: Doubt) -> str:
    """What the person should know about a card as it was read."""
    from organizer.cards.outcome import Doubt

    return {
        Doubt.NOTHING_READ: _("Nothing could be read in the picture."),
        Doubt.UNREADABLE_SCRIPT: _(
            "Part of the card is in a script that cannot be read here. Tesseract with that "
            "language is used where it is installed."
        ),
        Doubt.CODE_DIFFERS: _("The code on the card says something else than the card; it wins."),
        Doubt.NO_NAME: _("No line could be told to be the name."),
        Doubt.NO_COMPANY: _("No line could be told to be the company."),
        Doubt.SEVERAL_PEOPLE: _("More than one person seems to stand here."),
        Doubt.ODD_PHONE: _("A number is none by the plan of its country. Compare it."),
    }[value]


def export(value: Export) -> str:
    """What goes out, and as what."""
    from organizer.services.export import Export

    return {
        Export.VCARD_4: _("Contacts as vCard 4.0"),
        Export.VCARD_3: _("Contacts as vCard 3.0, for older programs"),
        Export.CONTACTS: _("Contacts as a table"),
        Export.OPPORTUNITIES: _("Opportunities as a table"),
        Export.NOTES: _("Notes as a table"),
        Export.OFFERS: _("Offers as a table"),
        Export.DEADLINES: _("Deadlines as a table"),
        Export.CALENDAR: _("Interviews and deadlines as a calendar"),
        Export.EVERYTHING: _("Everything, to take along"),
    }[value]


def calendar_title(value: ToTitle) -> str:
    """What a date is called in a calendar."""
    if value.kind is None:
        # Translators: a date in a calendar; {opportunity} is a company with a position
        return _("Interview: {opportunity}").format(
            opportunity=opportunity(value.company, value.position)
        )
    return deadline_title(value.kind, value.title, value.company, value.contact)


def exported(count: int, path: Path) -> str:
    """How much an export came to."""
    return ngettext("{n} record is now in {file}.", "{n} records are now in {file}.", count).format(
        n=count, file=path
    )


def not_written(path: Path, error: OSError) -> str:
    """Why a file was not written."""
    return _("{file} could not be written: {problem}. What stood there is unchanged.").format(
        file=path, problem=error.strerror or error
    )


def candidate_details(candidate: Candidate) -> tuple[str, str]:
    """The company of what was read from a file, and what else tells it from others."""
    from organizer.i18n.formats import format_date, format_exact
    from organizer.services.imports import ContactRead, OpportunityRead, WholeRead

    record = candidate.record
    if isinstance(record, ContactRead):
        return record.draft.company, next(iter(record.draft.emails), "")
    if isinstance(record, OpportunityRead):
        return record.company, stage(record.stage)
    if isinstance(record, WholeRead):
        return "", ngettext("{n} record", "{n} records", record.count).format(n=record.count)
    moment = record.moment
    if moment is None:
        return "", ""
    return "", format_exact(moment) if isinstance(moment, datetime) else format_date(moment)


def table_column(value: Column) -> str:
    """What a column of a table holds."""
    from organizer.services.imports import Column

    return {
        Column.FULL_NAME: _("Name"),
        Column.GIVEN: _("First name"),
        Column.ADDITIONAL: _("Middle name"),
        Column.FAMILY: _("Last name"),
        Column.PREFIX: _("Title before the name"),
        Column.SUFFIX: _("Title after the name"),
        Column.TITLE: _("Job title"),
        Column.DEPARTMENT: _("Department"),
        Column.COMPANY: _("Company"),
        Column.EMAIL: _("E-mail"),
        Column.PHONE: _("Phone"),
        Column.WEBSITE: _("Website"),
        Column.STREET: _("Street"),
        Column.LOCALITY: _("Town"),
        Column.REGION: _("Region"),
        Column.POSTAL_CODE: _("Postal code"),
        Column.COUNTRY: _("Country"),
        Column.ADDRESS: _("Whole address"),
        Column.NOTES: _("Remarks"),
        Column.UID: _("Identifier"),
        Column.POSITION: _("Position"),
        Column.STAGE: _("Stage"),
        Column.OTHER: _("Something else"),
    }[value]


def candidate_state(value: CandidateState) -> str:
    """What keeping somebody from a file would do."""
    from organizer.services.imports import CandidateState

    return {
        CandidateState.NEW: _("new"),
        CandidateState.CHANGED: _("completes what you have"),
        CandidateState.SAME: _("nothing new"),
        CandidateState.REFUSED: _("left out: without a name or a day"),
    }[value]


def repair(value: Repair) -> str:
    """What was out of order in a vCard, and how it was read all the same."""
    from organizer.services.imports import Repair

    return {
        Repair.NO_END: _("The card has no end; it was read up to the next card."),
        Repair.NO_PROPERTY: _("A line that says nothing about the person was kept as it is."),
        Repair.OUTSIDE: _("Lines that belong to no card were left out."),
        Repair.CARD_WITHIN: _("Another person’s card inside this one did not become a contact."),
        Repair.CHARSET: _("Some letters had to be guessed. Check the accents."),
        Repair.PICTURE_LINK: _("The picture is a link. It was kept and not fetched."),
        Repair.DAMAGED: _("It is damaged. What could be read of it is shown."),
        Repair.REPEATED: _("It comes again and again. Only the first time was read."),
        Repair.PICTURE_DAMAGED: _("The picture is damaged. What could be read of it was kept."),
    }[value]
