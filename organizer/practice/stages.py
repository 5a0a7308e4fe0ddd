"""How an opportunity moves from stage to stage by what happens."""

from __future__ import annotations

from enum import StrEnum

from organizer.practice.vocabulary import Stage


class Event(StrEnum):
    """Something that happened in an opportunity."""

    INTERVIEW_HELD = "interview_held"
    OFFER_RECEIVED = "offer_received"
    ACCEPTED = "accepted"
    DECLINED = "declined"


def stage_after(stage: Stage, event: Event) -> Stage:
    """The stage an event leads to.

    An interview makes it waiting (P7), but takes nothing back: an offer in hand stays an offer.
    """
    match event:
        case Event.INTERVIEW_HELD:
            return stage if stage is Stage.OFFERED else Stage.WAITING
        case Event.OFFER_RECEIVED:
            return Stage.OFFERED
        case Event.ACCEPTED:
            return Stage.ACCEPTED
        case Event.DECLINED:
            return Stage.DECLINED
