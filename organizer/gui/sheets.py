"""Pages to have at hand: before a visit, on the telephone, before deciding (P1, P2, P6, P12, P13).

Each is made from the record whenever it is asked for, to be read on the screen or on paper.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer.gui import wording
from organizer.i18n import _, locale_name
from organizer.practice.moments import WallTime
from organizer.practice.names import folded
from organizer.practice.rounds import Verdict, against_writing
from organizer.practice.vocabulary import ClarificationState, OfferStatus, Scope
from organizer.services.view_filter import ViewFilter

if TYPE_CHECKING:
    from organizer.services.desk import Desk
    from organizer.services.opportunities import OpportunityDetail, PointText

_ROOM: Final = 3
"""Points to speak of in a call: few and ranked (P13)."""


@dataclass(frozen=True)
class Sheet:
    """A page of headed lists. Sections without lines are left out where it is shown."""

    title: str
    second: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    limit: WallTime | None = None
    """Until when an offer stands that the sheet is about: the screen counts down, which paper
    cannot (P14)."""

    def html(self) -> str:
        """The page for paper; what was recorded is text in it, never markup."""
        parts = [f"<h2>{html.escape(self.title)}</h2>", f"<p>{_lines(self.second)}</p>"]
        for heading, lines in self.sections:
            if lines:
                items = "".join(f"<li>{_lines(line)}</li>" for line in lines)
                parts.append(f"<h3>{html.escape(heading)}</h3><ul>{items}</ul>")
        return "".join(parts)


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def call_sheet(desk: Desk, offer: int) -> Sheet | None:
    """What to have before one in a call about an offer: the number, the two or three points that
    still have room, the words P13 calls for, and what is unanswered as the agenda (P12)."""
    row = desk.offers.row(offer)
    detail = None if row is None else desk.opportunities.detail(row.opportunity)
    if row is None or detail is None:
        return None
    open_terms = [term for term in desk.terms.rows(offer) if not term.agreed]
    ranked = sorted(open_terms, key=lambda term: not term.asked)[:_ROOM]
    here = desk.present.wall
    about = [wording.joined(wording.opportunity(row.company, row.position), row.call_number)]
    answer = _("May I have a few days to decide? By which day and hour do you need my answer?")
    if row.limit is not None:
        by = wording.both_walls(row.limit, here)
        about.append(_("Decide by {moment}").format(moment=by))
        theirs = wording.local_moment(row.limit.local, here.in_zone(row.limit.zone))
        answer = _("You will have my decision by {moment}.").format(moment=theirs)
    return Sheet(
        _("Call {name}").format(name=row.caller or row.company),
        wording.lines(about),
        (
            (_("Points that still have room"), tuple(map(wording.term_with_room, ranked))),
            (_("Words to say"), (_("I trust that I shall be treated fairly."), answer)),
            (_("To ask"), _questions(detail)),
        ),
        row.limit if row.status is OfferStatus.OPEN else None,
    )


def balanced_page(desk: Desk, opportunity: int) -> Sheet | None:
    """Good points, drawbacks by their scope, and what is open, with who said it (P6)."""
    detail = desk.opportunities.detail(opportunity)
    if detail is None:
        return None
    limit = desk.offers.limits([opportunity]).get(opportunity)
    second = wording.stage(detail.row.stage)
    if limit is not None:
        by = wording.both_walls(limit, desk.present.wall)
        second = wording.joined(second, _("Decide by {moment}").format(moment=by))
    return Sheet(
        wording.opportunity(detail.row.company, detail.row.position),
        second,
        (
            (_("Good points"), _said(detail.good_points)),
            *(
                (
                    _("Drawbacks: {scope}").format(scope=wording.scope(scope)),
                    _said([one for one in detail.drawbacks if one.scope is scope]),
                )
                for scope in Scope
            ),
            (_("Still to ask"), _questions(detail)),
            (
                _("Answered"),
                tuple(
                    wording.joined(question, answer)
                    for question, answer in _answers(detail, desk.present.wall)
                ),
            ),
        ),
        limit,
    )


def preparation_sheet(desk: Desk, opportunity: int) -> Sheet | None:
    """For the next visit: who they are and what each said last, something good to say about each,
    and what to ask (P1-P4)."""
    detail = desk.opportunities.detail(opportunity)
    if detail is None:
        return None
    visit = detail.visit
    met = {folded(name): contact for contact, name in detail.people}
    expected = (visit.host, *visit.people) if visit is not None else ()
    people = [
        wording.lines(_said_last(desk, opportunity, met.pop(key, None), name))
        for key, name in {folded(name): name for name in expected if name}.items()
    ]
    known = tuple(
        wording.lines(_said_last(desk, opportunity, contact, name))
        for contact, name in detail.people
        if contact in met.values()
    )
    second = detail.row.position
    if visit is not None:
        when = wording.heading(wording.both_walls(visit.when, desk.present.wall))
        second = wording.lines((second, wording.joined(when, visit.place)))
    return Sheet(
        _("Next visit at {company}").format(company=detail.row.company),
        second,
        (
            (_("Whom you will meet, and what each said last"), tuple(people)),
            (_("Whom you met, and what each said"), known),
            (_("Good points to mention"), _said(detail.good_points)),
            (_("To ask"), _questions(detail)),
        ),
    )


def _said_last(desk: Desk, opportunity: int, contact: int | None, name: str) -> list[str]:
    """Who somebody is, and what they said when they were last met (P2)."""
    known = desk.contacts.detail(contact) if contact is not None else None
    talks = known.conversations if known else ()
    last = next((talk for talk in talks if talk.opportunity == opportunity), None)
    said = [wording.joined(name, known.title if known else "")]
    if last is not None:
        when = wording.moment(WallTime(last.local, last.zone), desk.present.wall)
        said.append(_("met {when}").format(when=when))
        said += last.discussed
        said += [_("good: {text}").format(text=text) for text in last.good]
    return said


def promises(desk: Desk, offer: int) -> Sheet | None:
    """What either side promised: for the days before the first day, and for the day (P18)."""
    row = desk.offers.row(offer)
    detail = None if row is None else desk.opportunities.detail(row.opportunity)
    if row is None or detail is None:
        return None
    checks = {
        one.topic: one
        for one in against_writing(
            desk.terms.rounds(offer),
            language=locale_name(),
            currencies=desk.terms.currencies(offer),
        )
    }
    terms = []
    for term in desk.terms.rows(offer):
        if standing := term.agreed or term.answered or term.offered:
            check = checks.get(term.topic)
            doubt = ""
            if check is not None and check.verdict is not Verdict.SAME:
                doubt = wording.verdict(check.verdict)
            terms.append(wording.joined(wording.topic_value(term.topic, standing), doubt))
    own = desk.deadlines.rows(desk.deadlines.ids(ViewFilter(company=row.company_id)))
    here = desk.present.wall
    dates = [
        wording.joined(
            wording.deadline_title(one.kind, one.title, one.company or "", one.contact_name or ""),
            wording.day(one.due.in_zone(here.zone).day, here),
        )
        for one in sorted(own, key=lambda one: one.at)
    ]
    return Sheet(
        _("What was promised"),
        wording.opportunity(row.company, row.position),
        (
            (_("They promised"), tuple(terms)),
            (
                _("They answered"),
                tuple(
                    wording.topic_value(question, said)
                    for question, said in _answers(detail, desk.present.wall)
                ),
            ),
            (_("Said in calls"), tuple(row.call_notes.splitlines())),
            (_("You promised, and what is still to come"), tuple(dates)),
            (_("Never answered"), _questions(detail)),
        ),
    )


def _questions(detail: OpportunityDetail) -> tuple[str, ...]:
    """The clarifications and topics that nobody has answered yet, with whose word a clarification
    is about (P3, P4)."""
    return (
        *(
            wording.joined(one.text, one.source)
            for one in detail.clarifications
            if one.state is not ClarificationState.ANSWERED
        ),
        *(wording.topic(topic.key, topic.label) for topic in detail.topics if not topic.answer),
    )


def _answers(detail: OpportunityDetail, here: WallTime) -> list[tuple[str, str]]:
    """What was answered, with who said it and when, where that is known."""
    said = [(one.text, one.answer) for one in detail.clarifications]
    said += [
        (wording.topic(one.key, one.label), wording.topic_answer(one, here))
        for one in detail.topics
    ]
    return [(question, answer) for question, answer in said if answer]


def _said(points: Iterable[PointText]) -> tuple[str, ...]:
    """Each point with who said it."""
    return tuple(wording.joined(one.text, one.source) for one in points)
