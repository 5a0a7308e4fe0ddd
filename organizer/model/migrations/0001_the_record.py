"""The record as it first was, with the search index and the triggers that keep it."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

SCHEMA = """
CREATE TABLE "company" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL,
    "search_text" TEXT NOT NULL
);
CREATE UNIQUE INDEX "company_uid" ON "company" ("uid");
CREATE INDEX "company_search_text" ON "company" ("search_text");
CREATE TABLE "contact" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "company_id" INTEGER,
    "full_name" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "remarks" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("company_id") REFERENCES "company" ("id")
);
CREATE UNIQUE INDEX "contact_uid" ON "contact" ("uid");
CREATE INDEX "contact_company_id" ON "contact" ("company_id");
CREATE INDEX "contact_name_key" ON "contact" ("name_key");
CREATE TABLE "business_card" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "contact_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "picture" BLOB,
    "media_type" TEXT NOT NULL,
    FOREIGN KEY ("contact_id") REFERENCES "contact" ("id")
);
CREATE UNIQUE INDEX "businesscard_uid" ON "business_card" ("uid");
CREATE INDEX "businesscard_contact_id" ON "business_card" ("contact_id");
CREATE TABLE "opportunity" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "company_id" INTEGER NOT NULL,
    "position" TEXT NOT NULL,
    "stage" VARCHAR(255) NOT NULL,
    "moving" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("company_id") REFERENCES "company" ("id")
);
CREATE UNIQUE INDEX "opportunity_uid" ON "opportunity" ("uid");
CREATE INDEX "opportunity_company_id" ON "opportunity" ("company_id");
CREATE TABLE "checklist_topic" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "opportunity_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "state" VARCHAR(255) NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_by_id" INTEGER,
    "answered_at" TEXT,
    "place" INTEGER NOT NULL,
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id"),
    FOREIGN KEY ("answered_by_id") REFERENCES "contact" ("id")
);
CREATE UNIQUE INDEX "checklisttopic_uid" ON "checklist_topic" ("uid");
CREATE INDEX "checklisttopic_opportunity_id" ON "checklist_topic" ("opportunity_id");
CREATE INDEX "checklisttopic_answered_by_id" ON "checklist_topic" ("answered_by_id");
CREATE TABLE "interview" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "opportunity_id" INTEGER NOT NULL,
    "local" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "host_id" INTEGER,
    "closing_words" TEXT NOT NULL,
    "tried" TEXT NOT NULL,
    "answer_by" DATE,
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id"),
    FOREIGN KEY ("host_id") REFERENCES "contact" ("id")
);
CREATE UNIQUE INDEX "interview_uid" ON "interview" ("uid");
CREATE INDEX "interview_opportunity_id" ON "interview" ("opportunity_id");
CREATE INDEX "interview_host_id" ON "interview" ("host_id");
CREATE TABLE "conversation" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "interview_id" INTEGER NOT NULL,
    "contact_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("interview_id") REFERENCES "interview" ("id"),
    FOREIGN KEY ("contact_id") REFERENCES "contact" ("id")
);
CREATE UNIQUE INDEX "conversation_uid" ON "conversation" ("uid");
CREATE INDEX "conversation_interview_id" ON "conversation" ("interview_id");
CREATE INDEX "conversation_contact_id" ON "conversation" ("contact_id");
CREATE TABLE "clarification" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "opportunity_id" INTEGER NOT NULL,
    "interview_id" INTEGER,
    "conversation_id" INTEGER,
    "text" TEXT NOT NULL,
    "state" VARCHAR(255) NOT NULL,
    "answer" TEXT NOT NULL,
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id"),
    FOREIGN KEY ("interview_id") REFERENCES "interview" ("id"),
    FOREIGN KEY ("conversation_id") REFERENCES "conversation" ("id")
);
CREATE UNIQUE INDEX "clarification_uid" ON "clarification" ("uid");
CREATE INDEX "clarification_opportunity_id" ON "clarification" ("opportunity_id");
CREATE INDEX "clarification_interview_id" ON "clarification" ("interview_id");
CREATE INDEX "clarification_conversation_id" ON "clarification" ("conversation_id");
CREATE TABLE "contact_point" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "contact_id" INTEGER NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "label" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    FOREIGN KEY ("contact_id") REFERENCES "contact" ("id")
);
CREATE UNIQUE INDEX "contactpoint_uid" ON "contact_point" ("uid");
CREATE INDEX "contactpoint_contact_id" ON "contact_point" ("contact_id");
CREATE TABLE "note" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "contact_id" INTEGER NOT NULL,
    "opportunity_id" INTEGER,
    "conversation_id" INTEGER,
    "kind" VARCHAR(255) NOT NULL,
    "status" VARCHAR(255) NOT NULL,
    "body" TEXT NOT NULL,
    "sent_at" TEXT,
    "waived_because" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("contact_id") REFERENCES "contact" ("id"),
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id"),
    FOREIGN KEY ("conversation_id") REFERENCES "conversation" ("id"),
    CHECK (status <> 'waived' OR waived_because <> '')
);
CREATE UNIQUE INDEX "note_uid" ON "note" ("uid");
CREATE INDEX "note_contact_id" ON "note" ("contact_id");
CREATE INDEX "note_opportunity_id" ON "note" ("opportunity_id");
CREATE INDEX "note_conversation_id" ON "note" ("conversation_id");
CREATE TABLE "offer" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "opportunity_id" INTEGER NOT NULL,
    "channel" VARCHAR(255) NOT NULL,
    "contact_id" INTEGER,
    "call_number" TEXT NOT NULL,
    "status" VARCHAR(255) NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id"),
    FOREIGN KEY ("contact_id") REFERENCES "contact" ("id")
);
CREATE UNIQUE INDEX "offer_uid" ON "offer" ("uid");
CREATE INDEX "offer_opportunity_id" ON "offer" ("opportunity_id");
CREATE INDEX "offer_contact_id" ON "offer" ("contact_id");
CREATE TABLE "deadline" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "kind" VARCHAR(255) NOT NULL,
    "title" TEXT NOT NULL,
    "company_id" INTEGER,
    "opportunity_id" INTEGER,
    "interview_id" INTEGER,
    "contact_id" INTEGER,
    "note_id" INTEGER,
    "offer_id" INTEGER,
    "local" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "whole_day" INTEGER NOT NULL,
    "proposed" INTEGER NOT NULL,
    "status" VARCHAR(255) NOT NULL,
    "done_at" TEXT,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("company_id") REFERENCES "company" ("id"),
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id"),
    FOREIGN KEY ("interview_id") REFERENCES "interview" ("id"),
    FOREIGN KEY ("contact_id") REFERENCES "contact" ("id"),
    FOREIGN KEY ("note_id") REFERENCES "note" ("id"),
    FOREIGN KEY ("offer_id") REFERENCES "offer" ("id")
);
CREATE UNIQUE INDEX "deadline_uid" ON "deadline" ("uid");
CREATE INDEX "deadline_company_id" ON "deadline" ("company_id");
CREATE INDEX "deadline_opportunity_id" ON "deadline" ("opportunity_id");
CREATE INDEX "deadline_interview_id" ON "deadline" ("interview_id");
CREATE INDEX "deadline_contact_id" ON "deadline" ("contact_id");
CREATE INDEX "deadline_note_id" ON "deadline" ("note_id");
CREATE INDEX "deadline_offer_id" ON "deadline" ("offer_id");
CREATE INDEX "deadline_at" ON "deadline" ("at");
CREATE TABLE "discussed_topic" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "conversation_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    FOREIGN KEY ("conversation_id") REFERENCES "conversation" ("id")
);
CREATE UNIQUE INDEX "discussedtopic_uid" ON "discussed_topic" ("uid");
CREATE INDEX "discussedtopic_conversation_id" ON "discussed_topic" ("conversation_id");
CREATE TABLE "draft" (
    "form" TEXT NOT NULL PRIMARY KEY,
    "content" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL
);
CREATE TABLE "drawback" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "opportunity_id" INTEGER NOT NULL,
    "conversation_id" INTEGER,
    "scope" VARCHAR(255) NOT NULL,
    "text" TEXT NOT NULL,
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id"),
    FOREIGN KEY ("conversation_id") REFERENCES "conversation" ("id")
);
CREATE UNIQUE INDEX "drawback_uid" ON "drawback" ("uid");
CREATE INDEX "drawback_opportunity_id" ON "drawback" ("opportunity_id");
CREATE INDEX "drawback_conversation_id" ON "drawback" ("conversation_id");
CREATE TABLE "firing" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "reminder_uid" TEXT NOT NULL,
    "planned_at" TEXT NOT NULL,
    "claimed_at" TEXT NOT NULL,
    "shown_at" TEXT,
    "snoozed_until" TEXT,
    "action" TEXT NOT NULL
);
CREATE UNIQUE INDEX "firing_reminder_uid_planned_at" ON "firing" ("reminder_uid", "planned_at");
CREATE TABLE "good_point" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "opportunity_id" INTEGER NOT NULL,
    "conversation_id" INTEGER,
    "text" TEXT NOT NULL,
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id"),
    FOREIGN KEY ("conversation_id") REFERENCES "conversation" ("id")
);
CREATE UNIQUE INDEX "goodpoint_uid" ON "good_point" ("uid");
CREATE INDEX "goodpoint_opportunity_id" ON "good_point" ("opportunity_id");
CREATE INDEX "goodpoint_conversation_id" ON "good_point" ("conversation_id");
CREATE TABLE "offer_term" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "offer_id" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "offered" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "answered" TEXT NOT NULL,
    "agreed" TEXT NOT NULL,
    "offered_minor" INTEGER,
    "agreed_minor" INTEGER,
    "currency" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    FOREIGN KEY ("offer_id") REFERENCES "offer" ("id")
);
CREATE UNIQUE INDEX "offerterm_uid" ON "offer_term" ("uid");
CREATE INDEX "offerterm_offer_id" ON "offer_term" ("offer_id");
CREATE TABLE "open_step" (
    "step" INTEGER NOT NULL PRIMARY KEY
);
CREATE TABLE "reminder" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "deadline_id" INTEGER NOT NULL,
    "lead" TEXT NOT NULL,
    "local" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    FOREIGN KEY ("deadline_id") REFERENCES "deadline" ("id")
);
CREATE UNIQUE INDEX "reminder_uid" ON "reminder" ("uid");
CREATE INDEX "reminder_deadline_id" ON "reminder" ("deadline_id");
CREATE INDEX "reminder_at" ON "reminder" ("at");
CREATE TABLE "step" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "undone" INTEGER NOT NULL
);
CREATE TABLE "step_entry" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "step_id" INTEGER NOT NULL,
    "table_name" TEXT NOT NULL,
    "record_id" INTEGER NOT NULL,
    "inverse" TEXT NOT NULL,
    FOREIGN KEY ("step_id") REFERENCES "step" ("id") ON DELETE CASCADE
);
CREATE INDEX "stepentry_step_id" ON "step_entry" ("step_id");
CREATE UNIQUE INDEX "note_thanks" ON "note" ("conversation_id") WHERE kind = 'thank_you';
CREATE INDEX "contact_listed" ON "contact" ("sort_key", "id") WHERE deleted_at IS NULL;
CREATE VIRTUAL TABLE search USING fts5(
    text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = none
)
"""

SEARCHED = {
    "contact": 1,
    "company": 2,
    "opportunity": 3,
    "conversation": 4,
    "note": 5,
    "offer": 6,
    "deadline": 7,
}
"""The number of each searched table; a row's place in the index is number << 40 | id."""


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for statement in SCHEMA.split(";\n"):
        database.execute_sql(statement)
    for table, number in SEARCHED.items():
        for name, event, gone, come in (
            ("indexed", "INSERT ON", None, "new"),
            ("reindexed", "UPDATE OF search_text, deleted_at ON", "old", "new"),
            ("unindexed", "DELETE ON", "old", None),
        ):
            steps = ""
            if gone:
                steps += f"DELETE FROM search WHERE rowid = ({number} << 40) + {gone}.id; "
            if come:
                steps += (
                    "INSERT INTO search(rowid, text) "
                    f"SELECT ({number} << 40) + {come}.id, {come}.search_text "
                    f"WHERE {come}.deleted_at IS NULL; "
                )
            database.execute_sql(
                f"CREATE TRIGGER {table}_{name} AFTER {event} {table} BEGIN {steps}END"
            )
