"""How an opportunity moves from stage to stage by what happens."""

from __future__ import annotations

from enum import StrEnum

from organizer.practice.vocabulary import Stage


class Event(StrEnum):
    """Something that happened in an opportunity."""

    VISIT_PLANNED = "visit_planned"
    INTERVIEW_HELD = "interview_held"
    OFFER_RECEIVED = "offer_received"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"


def stage_after(stage: Stage, event: Event) -> Stage:
    """The stage an event leads to.

    A visit that is planned makes it interviewing (P1), an interview waiting (P7); neither takes
    anything back: an offer in hand stays an offer. One whose limit passed is as good as declined
    (P14).
    """
    match event:
        case Event.VISIT_PLANNED:
            return stage if stage.closed or stage is Stage.OFFERED else Stage.INTERVIEWING
        case Event.INTERVIEW_HELD:
            return stage if stage is Stage.OFFERED else Stage.WAITING
        case Event.OFFER_RECEIVED:
            return Stage.OFFERED
        case Event.ACCEPTED:
            return Stage.ACCEPTED
        case Event.DECLINED | Event.EXPIRED:
            return Stage.DECLINED
