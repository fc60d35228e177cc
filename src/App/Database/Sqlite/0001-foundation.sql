CREATE TABLE "account" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "failed_sign_ins" INTEGER NOT NULL,
    "locked_until" INTEGER NULL,
    "last_sign_in_at" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "left_at" INTEGER NULL,
    "language" TEXT NOT NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_account" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "api_reply" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "token_id" TEXT NOT NULL,
    "key_digest" BLOB NOT NULL,
    "act_digest" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "json" TEXT NULL,
    "location" TEXT NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_api_reply" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "api_token" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "made_by" TEXT NULL,
    "made_at" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL,
    "last_used_at" INTEGER NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_api_token" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "board_day" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "figure" REAL NOT NULL,
    "limit" REAL NULL,
    CONSTRAINT "pk_board_day" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "client" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "greeting" TEXT NOT NULL,
    "dialled_number" TEXT NULL,
    "form" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "ceased_at" INTEGER NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_client" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "client_instruction" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "keep" TEXT NULL,
    "given_at" INTEGER NOT NULL,
    "recorded_by" TEXT NOT NULL,
    CONSTRAINT "pk_client_instruction" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "duty_done" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "duty" TEXT NOT NULL,
    "done_on" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "pk_duty_done" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "given_consent" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "words" BLOB NOT NULL,
    "how" TEXT NOT NULL,
    "given_at" INTEGER NOT NULL,
    "withdrawn_at" INTEGER NULL,
    "recorded_by" TEXT NOT NULL,
    CONSTRAINT "pk_given_consent" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "import_file" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "key" BLOB NOT NULL,
    "format" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "uploaded_at" INTEGER NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "mapping" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "people_group" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "evidence" TEXT NULL,
    "source" TEXT NOT NULL,
    "takes_undated" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "fault" TEXT NULL,
    "taken_by" TEXT NULL,
    "taken_at" INTEGER NULL,
    "undone_at" INTEGER NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_import_file" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "import_mapping" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "headings" BLOB NOT NULL,
    "mapping" TEXT NOT NULL,
    CONSTRAINT "pk_import_mapping" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "installation" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_installation" PRIMARY KEY,
    "synthetic" INTEGER NOT NULL,
    "clock_ahead_seconds" INTEGER NOT NULL
);

CREATE TABLE "interest" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    CONSTRAINT "pk_interest" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "ledger" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "kind" TEXT NULL,
    "count" INTEGER NOT NULL,
    "rule" TEXT NULL,
    "policy" TEXT NULL,
    "actor" TEXT NULL,
    "subject" TEXT NULL,
    "root" BLOB NULL,
    "leaves" BLOB NULL,
    "detail" TEXT NULL,
    "sequence" INTEGER NULL,
    "hash" BLOB NULL,
    CONSTRAINT "pk_ledger" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "ledger_checkpoint" (
    "organisation_id" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    CONSTRAINT "pk_ledger_checkpoint" PRIMARY KEY ("organisation_id", "size")
);

CREATE TABLE "ledger_public_key" (
    "organisation_id" INTEGER NOT NULL,
    "key_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "until" INTEGER NULL,
    CONSTRAINT "pk_ledger_public_key" PRIMARY KEY ("organisation_id", "key_id")
);

CREATE TABLE "message_counter" (
    "organisation_id" INTEGER NOT NULL CONSTRAINT "pk_message_counter" PRIMARY KEY,
    "last" INTEGER NOT NULL
);

CREATE TABLE "organisation" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_organisation" PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" INTEGER NOT NULL
);

CREATE TABLE "outgoing_mail" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "about_kind" TEXT NULL,
    "about_id" TEXT NULL,
    "to_address" TEXT NOT NULL,
    "to_name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "written_at" INTEGER NOT NULL,
    "settled_at" INTEGER NULL,
    "failure" TEXT NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_outgoing_mail" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "person_read" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "read_by" TEXT NOT NULL,
    "read_at" INTEGER NOT NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_person_read" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "placed_hold" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "record_kind" TEXT NULL,
    "covers" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NULL,
    "review_at" INTEGER NOT NULL,
    "lifted_at" INTEGER NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_placed_hold" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "published_notice" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    CONSTRAINT "pk_published_notice" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "published_policy" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "published_at" INTEGER NOT NULL,
    "published_by" TEXT NULL,
    CONSTRAINT "pk_published_policy" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "published_text" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "decisions" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "let_stand" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT "pk_published_text" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "relationship" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "people_group" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "brought_at" INTEGER NULL,
    "since_unknown" INTEGER NOT NULL,
    "entered_by" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "company_id" TEXT NULL,
    "company" TEXT NULL,
    "company_key" TEXT NULL,
    "company_number" TEXT NULL,
    "last_interaction_at" INTEGER NULL,
    "contract_ended_at" INTEGER NULL,
    "left_at" INTEGER NULL,
    "interest_ceased_at" INTEGER NULL,
    "unsubscribed_at" INTEGER NULL,
    "withdrawn_at" INTEGER NULL,
    "objected_at" INTEGER NULL,
    "closed_at" INTEGER NULL,
    "over_at" INTEGER NULL,
    "restricted_for" TEXT NULL,
    "restriction_review_at" INTEGER NULL,
    "told_at" INTEGER NULL,
    "merged_from" TEXT NULL,
    "removed_at" INTEGER NULL,
    "removed_by" TEXT NULL,
    "confirmed_at" INTEGER NULL,
    "asked_at" INTEGER NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_relationship" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "ck_relationship_reason" CHECK (kind <> '' AND people_group <> '' AND basis <> '' AND source <> '' AND full_name <> '')
);

CREATE TABLE "retention_run" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "decided_for" INTEGER NOT NULL,
    "started_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "state" TEXT NOT NULL,
    "due" INTEGER NOT NULL,
    "disposed" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "allowed" INTEGER NOT NULL,
    "left_over" INTEGER NULL,
    "by" TEXT NULL,
    CONSTRAINT "pk_retention_run" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "retention_state" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "facts_version" INTEGER NOT NULL,
    "forecast" INTEGER NOT NULL,
    "approved" INTEGER NOT NULL,
    "decided_until" INTEGER NULL,
    "shadow_since" INTEGER NULL,
    CONSTRAINT "pk_retention_state" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "said_no" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "said_at" INTEGER NOT NULL,
    CONSTRAINT "pk_said_no" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "sign_in_entry" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "succeeded" INTEGER NOT NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_sign_in_entry" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "suppression" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "mark" BLOB NOT NULL,
    "why" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    "lifted_at" INTEGER NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_suppression" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "tally" (
    "organisation_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "pk_tally" PRIMARY KEY ("organisation_id", "kind", "month", "label")
);

CREATE TABLE "ticket" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "people_group" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "requester_name" TEXT NULL,
    "requester_email" TEXT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "closed_at" INTEGER NULL,
    "brought_at" INTEGER NOT NULL,
    "brought_by" TEXT NOT NULL,
    "removed_at" INTEGER NULL,
    "restricted_for" TEXT NULL,
    "restriction_review_at" INTEGER NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_ticket" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "webhook" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "events" TEXT NOT NULL,
    "secret" BLOB NOT NULL,
    "made_at" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "rests_until" INTEGER NULL,
    "stopped_at" INTEGER NULL,
    CONSTRAINT "pk_webhook" PRIMARY KEY ("organisation_id", "id")
);

CREATE TABLE "work_item" (
    "bucket" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "leased_until" INTEGER NULL,
    "attempts" INTEGER NOT NULL,
    "failure" TEXT NULL,
    CONSTRAINT "pk_work_item" PRIMARY KEY ("bucket", "organisation_id", "id")
);

CREATE TABLE "client_contact" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NULL,
    "email" TEXT NULL,
    "mobile" TEXT NULL,
    "by_email" INTEGER NULL,
    "since" INTEGER NOT NULL,
    "left_at" INTEGER NULL,
    "blanked" TEXT NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_client_contact" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_client_contact_client_id" FOREIGN KEY ("organisation_id", "client_id") REFERENCES "client" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "phone_message" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "caller_name" TEXT NULL,
    "caller_company" TEXT NULL,
    "caller_phone" TEXT NULL,
    "caller_phone_key" TEXT NULL,
    "caller_email" TEXT NULL,
    "body" TEXT NOT NULL,
    "answers" TEXT NULL,
    "urgency" TEXT NOT NULL,
    "taken_by" TEXT NOT NULL,
    "read_at" INTEGER NULL,
    "removed_at" INTEGER NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_phone_message" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_phone_message_client_id" FOREIGN KEY ("organisation_id", "client_id") REFERENCES "client" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "import_part" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sealed" BLOB NOT NULL,
    CONSTRAINT "pk_import_part" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_import_part_file_id" FOREIGN KEY ("organisation_id", "file_id") REFERENCES "import_file" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "import_row" (
    "organisation_id" INTEGER NOT NULL,
    "file_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "mark" BLOB NOT NULL,
    "fate" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "field" TEXT NULL,
    "place" TEXT NULL,
    "person_id" TEXT NULL,
    "relationship_id" TEXT NULL,
    "undated" INTEGER NOT NULL,
    CONSTRAINT "pk_import_row" PRIMARY KEY ("organisation_id", "file_id", "number"),
    CONSTRAINT "fk_import_row_file_id" FOREIGN KEY ("organisation_id", "file_id") REFERENCES "import_file" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "basis_entry" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "relationship_id" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "evidence" TEXT NULL,
    "from" INTEGER NOT NULL,
    "written_at" INTEGER NOT NULL,
    "written_by" TEXT NOT NULL,
    CONSTRAINT "pk_basis_entry" PRIMARY KEY ("organisation_id", "relationship_id", "id"),
    CONSTRAINT "fk_basis_entry_relationship_id" FOREIGN KEY ("organisation_id", "relationship_id") REFERENCES "relationship" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "enquiry_entry" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "enquiry_id" TEXT NOT NULL,
    "is_ours" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "written_by" TEXT NULL,
    "mail_id" TEXT NULL,
    "invites" INTEGER NOT NULL,
    CONSTRAINT "pk_enquiry_entry" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_enquiry_entry_enquiry_id" FOREIGN KEY ("organisation_id", "enquiry_id") REFERENCES "relationship" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "person_detail" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "relationship_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "key" TEXT NULL,
    "source" TEXT NOT NULL,
    "told_at" INTEGER NOT NULL,
    "written_by" TEXT NOT NULL,
    CONSTRAINT "pk_person_detail" PRIMARY KEY ("organisation_id", "relationship_id", "id"),
    CONSTRAINT "fk_person_detail_relationship_id" FOREIGN KEY ("organisation_id", "relationship_id") REFERENCES "relationship" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "person_interest" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "relationship_id" TEXT NOT NULL,
    "interest_id" TEXT NOT NULL,
    "noted_at" INTEGER NOT NULL,
    CONSTRAINT "pk_person_interest" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_person_interest_interest_id" FOREIGN KEY ("organisation_id", "interest_id") REFERENCES "interest" ("organisation_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "fk_person_interest_relationship_id" FOREIGN KEY ("organisation_id", "relationship_id") REFERENCES "relationship" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "person_link" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "relationship_id" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "made_at" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,
    "used_at" INTEGER NULL,
    "visit_digest" BLOB NULL,
    "visit_until" INTEGER NULL,
    CONSTRAINT "pk_person_link" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_person_link_relationship_id" FOREIGN KEY ("organisation_id", "relationship_id") REFERENCES "relationship" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "person_note" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "relationship_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" INTEGER NOT NULL,
    "written_by" TEXT NOT NULL,
    CONSTRAINT "pk_person_note" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_person_note_relationship_id" FOREIGN KEY ("organisation_id", "relationship_id") REFERENCES "relationship" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "person_word" (
    "organisation_id" INTEGER NOT NULL,
    "relationship_id" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    CONSTRAINT "pk_person_word" PRIMARY KEY ("organisation_id", "relationship_id", "word"),
    CONSTRAINT "fk_person_word_relationship_id" FOREIGN KEY ("organisation_id", "relationship_id") REFERENCES "relationship" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "run_skip" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "next" INTEGER NULL,
    CONSTRAINT "pk_run_skip" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_run_skip_run_id" FOREIGN KEY ("organisation_id", "run_id") REFERENCES "retention_run" ("organisation_id", "id") ON DELETE CASCADE
);

CREATE TABLE "shadow_count" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "pk_shadow_count" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_shadow_count_run_id" FOREIGN KEY ("organisation_id", "run_id") REFERENCES "retention_run" ("organisation_id", "id") ON DELETE CASCADE
);

CREATE TABLE "shadow_record" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    CONSTRAINT "pk_shadow_record" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_shadow_record_run_id" FOREIGN KEY ("organisation_id", "run_id") REFERENCES "retention_run" ("organisation_id", "id") ON DELETE CASCADE
);

CREATE TABLE "ticket_message" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "ticket_id" TEXT NOT NULL,
    "written_at" INTEGER NULL,
    "inside" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "pk_ticket_message" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_ticket_message_ticket_id" FOREIGN KEY ("organisation_id", "ticket_id") REFERENCES "ticket" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "webhook_delivery" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "queued_at" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "taken_at" INTEGER NULL,
    "last_answer" TEXT NULL,
    "look_at" INTEGER NOT NULL,
    CONSTRAINT "pk_webhook_delivery" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_webhook_delivery_webhook_id" FOREIGN KEY ("organisation_id", "webhook_id") REFERENCES "webhook" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "delivery" (
    "organisation_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "mail_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "queued_at" INTEGER NOT NULL,
    "sent_at" INTEGER NULL,
    "failure" TEXT NULL,
    "link_digest" BLOB NULL,
    "link_until" INTEGER NULL,
    "link_used_at" INTEGER NULL,
    CONSTRAINT "pk_delivery" PRIMARY KEY ("organisation_id", "id"),
    CONSTRAINT "fk_delivery_message_id" FOREIGN KEY ("organisation_id", "message_id") REFERENCES "phone_message" ("organisation_id", "id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_account_email_key" ON "account" ("organisation_id", "email_key");

CREATE INDEX "ix_account_look_at" ON "account" ("organisation_id", "look_at");

CREATE INDEX "ix_api_reply_look_at" ON "api_reply" ("organisation_id", "look_at");

CREATE UNIQUE INDEX "ix_api_reply_token_id_key_digest" ON "api_reply" ("organisation_id", "token_id", "key_digest");

CREATE INDEX "ix_api_token_look_at" ON "api_token" ("organisation_id", "look_at");

CREATE INDEX "ix_api_token_made_by" ON "api_token" ("organisation_id", "made_by");

CREATE UNIQUE INDEX "ix_board_day_sentence_day" ON "board_day" ("organisation_id", "sentence", "day");

CREATE INDEX "ix_client_look_at" ON "client" ("organisation_id", "look_at");

CREATE INDEX "ix_client_name" ON "client" ("organisation_id", "name");

CREATE INDEX "ix_client_contact_client_id" ON "client_contact" ("organisation_id", "client_id");

CREATE INDEX "ix_client_contact_look_at" ON "client_contact" ("organisation_id", "look_at");

CREATE INDEX "ix_client_instruction_client_id" ON "client_instruction" ("organisation_id", "client_id");

CREATE INDEX "ix_delivery_contact_id" ON "delivery" ("organisation_id", "contact_id");

CREATE INDEX "ix_delivery_mail_id" ON "delivery" ("organisation_id", "mail_id");

CREATE INDEX "ix_delivery_message_id" ON "delivery" ("organisation_id", "message_id");

CREATE INDEX "ix_delivery_queued_at" ON "delivery" ("organisation_id", "queued_at");

CREATE INDEX "ix_duty_done_duty" ON "duty_done" ("organisation_id", "duty");

CREATE INDEX "ix_enquiry_entry_enquiry_id_at" ON "enquiry_entry" ("organisation_id", "enquiry_id", "at");

CREATE INDEX "ix_given_consent_subject_id_purpose" ON "given_consent" ("organisation_id", "subject_id", "purpose");

CREATE INDEX "ix_import_file_look_at" ON "import_file" ("organisation_id", "look_at");

CREATE INDEX "ix_import_file_uploaded_at" ON "import_file" ("organisation_id", "uploaded_at");

CREATE UNIQUE INDEX "ix_import_mapping_headings" ON "import_mapping" ("organisation_id", "headings");

CREATE UNIQUE INDEX "ix_import_part_file_id_number" ON "import_part" ("organisation_id", "file_id", "number");

CREATE INDEX "ix_import_row_mark" ON "import_row" ("organisation_id", "mark");

CREATE UNIQUE INDEX "ix_interest_word" ON "interest" ("organisation_id", "word");

CREATE INDEX "ix_ledger_act_kind" ON "ledger" ("organisation_id", "act", "kind");

CREATE UNIQUE INDEX "ix_ledger_sequence" ON "ledger" ("organisation_id", "sequence");

CREATE UNIQUE INDEX "ix_organisation_" ON "organisation" ("slug");

CREATE INDEX "ix_outgoing_mail_about_id" ON "outgoing_mail" ("organisation_id", "about_id");

CREATE INDEX "ix_outgoing_mail_look_at" ON "outgoing_mail" ("organisation_id", "look_at");

CREATE INDEX "ix_outgoing_mail_written_at_id" ON "outgoing_mail" ("organisation_id", "written_at", "id");

CREATE INDEX "ix_person_detail_key" ON "person_detail" ("organisation_id", "key") WHERE key IS NOT NULL;

CREATE INDEX "ix_person_interest_interest_id" ON "person_interest" ("organisation_id", "interest_id");

CREATE INDEX "ix_person_interest_relationship_id" ON "person_interest" ("organisation_id", "relationship_id");

CREATE INDEX "ix_person_link_relationship_id" ON "person_link" ("organisation_id", "relationship_id");

CREATE INDEX "ix_person_note_relationship_id" ON "person_note" ("organisation_id", "relationship_id");

CREATE INDEX "ix_person_read_look_at" ON "person_read" ("organisation_id", "look_at");

CREATE INDEX "ix_person_read_person_id_read_at" ON "person_read" ("organisation_id", "person_id", "read_at");

CREATE INDEX "ix_person_read_read_by" ON "person_read" ("organisation_id", "read_by");

CREATE INDEX "ix_person_word_word_relationship_id" ON "person_word" ("organisation_id", "word", "relationship_id");

CREATE INDEX "ix_phone_message_client_id_caller_email" ON "phone_message" ("organisation_id", "client_id", "caller_email");

CREATE INDEX "ix_phone_message_client_id_caller_phone_key" ON "phone_message" ("organisation_id", "client_id", "caller_phone_key");

CREATE INDEX "ix_phone_message_client_id_received_at_id" ON "phone_message" ("organisation_id", "client_id", "received_at", "id");

CREATE INDEX "ix_phone_message_look_at" ON "phone_message" ("organisation_id", "look_at");

CREATE INDEX "ix_phone_message_number" ON "phone_message" ("organisation_id", "number");

CREATE INDEX "ix_phone_message_received_at_id" ON "phone_message" ("organisation_id", "received_at", "id");

CREATE INDEX "ix_placed_hold_covers" ON "placed_hold" ("organisation_id", "covers");

CREATE INDEX "ix_placed_hold_look_at" ON "placed_hold" ("organisation_id", "look_at");

CREATE INDEX "ix_published_notice_digest" ON "published_notice" ("organisation_id", "digest");

CREATE UNIQUE INDEX "ix_published_notice_version_language_brand" ON "published_notice" ("organisation_id", "version", "language", "brand");

CREATE UNIQUE INDEX "ix_published_policy_version" ON "published_policy" ("organisation_id", "version");

CREATE INDEX "ix_published_text_at" ON "published_text" ("organisation_id", "at");

CREATE INDEX "ix_relationship_company_id" ON "relationship" ("organisation_id", "company_id");

CREATE INDEX "ix_relationship_company_key" ON "relationship" ("organisation_id", "company_key");

CREATE INDEX "ix_relationship_kind_closed_at" ON "relationship" ("organisation_id", "kind", "closed_at");

CREATE INDEX "ix_relationship_look_at" ON "relationship" ("organisation_id", "look_at");

CREATE INDEX "ix_relationship_people_group_sort_name_person_id" ON "relationship" ("organisation_id", "people_group", "sort_name", "person_id");

CREATE INDEX "ix_relationship_person_id" ON "relationship" ("organisation_id", "person_id");

CREATE INDEX "ix_relationship_sort_name_person_id" ON "relationship" ("organisation_id", "sort_name", "person_id");

CREATE INDEX "ix_retention_run_decided_for" ON "retention_run" ("organisation_id", "decided_for");

CREATE INDEX "ix_run_skip_run_id" ON "run_skip" ("organisation_id", "run_id");

CREATE INDEX "ix_said_no_person_id" ON "said_no" ("organisation_id", "person_id");

CREATE INDEX "ix_said_no_record_id" ON "said_no" ("organisation_id", "record_id");

CREATE INDEX "ix_shadow_count_run_id" ON "shadow_count" ("organisation_id", "run_id");

CREATE INDEX "ix_shadow_record_run_id" ON "shadow_record" ("organisation_id", "run_id");

CREATE INDEX "ix_sign_in_entry_account_id_at" ON "sign_in_entry" ("organisation_id", "account_id", "at");

CREATE INDEX "ix_sign_in_entry_look_at" ON "sign_in_entry" ("organisation_id", "look_at");

CREATE INDEX "ix_suppression_look_at" ON "suppression" ("organisation_id", "look_at");

CREATE INDEX "ix_suppression_mark" ON "suppression" ("organisation_id", "mark");

CREATE INDEX "ix_ticket_look_at" ON "ticket" ("organisation_id", "look_at");

CREATE INDEX "ix_ticket_number" ON "ticket" ("organisation_id", "number");

CREATE INDEX "ix_ticket_opened_at_id" ON "ticket" ("organisation_id", "opened_at", "id");

CREATE INDEX "ix_ticket_person_id" ON "ticket" ("organisation_id", "person_id");

CREATE INDEX "ix_ticket_requester_email" ON "ticket" ("organisation_id", "requester_email");

CREATE INDEX "ix_ticket_message_ticket_id" ON "ticket_message" ("organisation_id", "ticket_id");

CREATE INDEX "ix_webhook_delivery_look_at" ON "webhook_delivery" ("organisation_id", "look_at");

CREATE INDEX "ix_webhook_delivery_webhook_id_taken_at" ON "webhook_delivery" ("organisation_id", "webhook_id", "taken_at");

CREATE INDEX "ix_work_item_due_at" ON "work_item" ("bucket", "due_at");

