DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'avow_app') THEN CREATE ROLE avow_app NOLOGIN; END IF;
  EXECUTE format('GRANT avow_app TO %I', current_user);
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT USAGE ON SCHEMA public TO avow_app;
CREATE TABLE account (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    email_key text NOT NULL,
    password_hash text,
    security_stamp text NOT NULL,
    role text NOT NULL,
    failed_sign_ins integer NOT NULL,
    locked_until bigint,
    last_sign_in_at bigint,
    created_at bigint NOT NULL,
    left_at bigint,
    language text NOT NULL,
    look_at bigint NOT NULL,
    CONSTRAINT pk_account PRIMARY KEY (organisation_id, id)
);

CREATE TABLE api_reply (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    token_id uuid NOT NULL,
    key_digest bytea NOT NULL,
    act_digest bytea NOT NULL,
    at bigint NOT NULL,
    status integer NOT NULL,
    json text,
    location text,
    look_at bigint NOT NULL,
    CONSTRAINT pk_api_reply PRIMARY KEY (organisation_id, id)
);

CREATE TABLE api_token (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    digest bytea NOT NULL,
    made_by uuid,
    made_at bigint NOT NULL,
    until bigint NOT NULL,
    revoked_at bigint,
    last_used_at bigint,
    look_at bigint NOT NULL,
    CONSTRAINT pk_api_token PRIMARY KEY (organisation_id, id)
);

CREATE TABLE board_day (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    sentence text NOT NULL,
    day text NOT NULL,
    figure double precision NOT NULL,
    "limit" double precision,
    CONSTRAINT pk_board_day PRIMARY KEY (organisation_id, id)
);

CREATE TABLE client (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    greeting text NOT NULL,
    dialled_number text,
    form text NOT NULL,
    since bigint NOT NULL,
    ceased_at bigint,
    look_at bigint NOT NULL,
    CONSTRAINT pk_client PRIMARY KEY (organisation_id, id)
);

CREATE TABLE client_instruction (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    keep text,
    given_at bigint NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT pk_client_instruction PRIMARY KEY (organisation_id, id)
);

CREATE TABLE duty_done (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    duty text NOT NULL,
    done_on text NOT NULL,
    by uuid NOT NULL,
    recorded_at bigint NOT NULL,
    CONSTRAINT pk_duty_done PRIMARY KEY (organisation_id, id)
);

CREATE TABLE given_consent (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    purpose text NOT NULL,
    policy text NOT NULL,
    words bytea NOT NULL,
    how text NOT NULL,
    given_at bigint NOT NULL,
    withdrawn_at bigint,
    recorded_by uuid NOT NULL,
    CONSTRAINT pk_given_consent PRIMARY KEY (organisation_id, id)
);

CREATE TABLE import_file (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    bytes bigint NOT NULL,
    key bytea NOT NULL,
    format text NOT NULL,
    origin text NOT NULL,
    uploaded_at bigint NOT NULL,
    uploaded_by uuid NOT NULL,
    state text NOT NULL,
    mapping text NOT NULL,
    kind text NOT NULL,
    people_group text NOT NULL,
    brand text NOT NULL,
    basis text NOT NULL,
    evidence text,
    source text NOT NULL,
    takes_undated boolean NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    fault text,
    taken_by uuid,
    taken_at bigint,
    undone_at bigint,
    look_at bigint NOT NULL,
    CONSTRAINT pk_import_file PRIMARY KEY (organisation_id, id)
);

CREATE TABLE import_mapping (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    headings bytea NOT NULL,
    mapping text NOT NULL,
    CONSTRAINT pk_import_mapping PRIMARY KEY (organisation_id, id)
);

CREATE TABLE installation (
    id integer NOT NULL,
    synthetic boolean NOT NULL,
    clock_ahead_seconds bigint NOT NULL,
    CONSTRAINT pk_installation PRIMARY KEY (id)
);

CREATE TABLE interest (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    word text NOT NULL,
    CONSTRAINT pk_interest PRIMARY KEY (organisation_id, id)
);

CREATE TABLE ledger (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    at bigint NOT NULL,
    act text NOT NULL,
    kind text,
    count integer NOT NULL,
    rule text,
    policy text,
    actor uuid,
    subject uuid,
    root bytea,
    leaves bytea,
    detail text,
    sequence bigint,
    hash bytea,
    CONSTRAINT pk_ledger PRIMARY KEY (organisation_id, id)
);

CREATE TABLE ledger_checkpoint (
    organisation_id bigint NOT NULL,
    size bigint NOT NULL,
    at bigint NOT NULL,
    note text NOT NULL,
    key_id text NOT NULL,
    CONSTRAINT pk_ledger_checkpoint PRIMARY KEY (organisation_id, size)
);

CREATE TABLE ledger_public_key (
    organisation_id bigint NOT NULL,
    key_id text NOT NULL,
    name text NOT NULL,
    public_key text NOT NULL,
    since bigint NOT NULL,
    until bigint,
    CONSTRAINT pk_ledger_public_key PRIMARY KEY (organisation_id, key_id)
);

CREATE TABLE message_counter (
    organisation_id bigint NOT NULL,
    last bigint NOT NULL,
    CONSTRAINT pk_message_counter PRIMARY KEY (organisation_id)
);

CREATE TABLE organisation (
    id bigint NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    since bigint NOT NULL,
    CONSTRAINT pk_organisation PRIMARY KEY (id)
);

CREATE TABLE outgoing_mail (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    purpose text NOT NULL,
    about_kind text,
    about_id uuid,
    to_address text NOT NULL,
    to_name text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    state text NOT NULL,
    written_at bigint NOT NULL,
    settled_at bigint,
    failure text,
    look_at bigint NOT NULL,
    CONSTRAINT pk_outgoing_mail PRIMARY KEY (organisation_id, id)
);

CREATE TABLE person_read (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    read_by uuid NOT NULL,
    read_at bigint NOT NULL,
    look_at bigint NOT NULL,
    CONSTRAINT pk_person_read PRIMARY KEY (organisation_id, id)
);

CREATE TABLE placed_hold (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    reason text NOT NULL,
    owner uuid NOT NULL,
    record_kind text,
    covers uuid NOT NULL,
    "from" bigint NOT NULL,
    until bigint,
    review_at bigint NOT NULL,
    lifted_at bigint,
    look_at bigint NOT NULL,
    CONSTRAINT pk_placed_hold PRIMARY KEY (organisation_id, id)
);

CREATE TABLE published_notice (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    version text NOT NULL,
    language text NOT NULL,
    brand text NOT NULL,
    html text NOT NULL,
    digest text NOT NULL,
    CONSTRAINT pk_published_notice PRIMARY KEY (organisation_id, id)
);

CREATE TABLE published_policy (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    version text NOT NULL,
    text text NOT NULL,
    digest bytea NOT NULL,
    published_at bigint NOT NULL,
    published_by uuid,
    CONSTRAINT pk_published_policy PRIMARY KEY (organisation_id, id)
);

CREATE TABLE published_text (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    text text NOT NULL,
    decisions text NOT NULL,
    answers text NOT NULL,
    let_stand text NOT NULL,
    at bigint NOT NULL,
    by uuid NOT NULL,
    CONSTRAINT pk_published_text PRIMARY KEY (organisation_id, id)
);

CREATE TABLE relationship (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    people_group text NOT NULL,
    brand text NOT NULL,
    basis text NOT NULL,
    source text NOT NULL,
    since bigint NOT NULL,
    brought_at bigint,
    since_unknown boolean NOT NULL,
    entered_by uuid NOT NULL,
    full_name text NOT NULL,
    sort_name text NOT NULL,
    company_id uuid,
    company text,
    company_key text,
    company_number text,
    last_interaction_at bigint,
    contract_ended_at bigint,
    left_at bigint,
    interest_ceased_at bigint,
    unsubscribed_at bigint,
    withdrawn_at bigint,
    objected_at bigint,
    closed_at bigint,
    over_at bigint,
    restricted_for text,
    restriction_review_at bigint,
    told_at bigint,
    merged_from uuid,
    removed_at bigint,
    removed_by uuid,
    confirmed_at bigint,
    asked_at bigint,
    look_at bigint NOT NULL,
    CONSTRAINT pk_relationship PRIMARY KEY (organisation_id, id),
    CONSTRAINT ck_relationship_reason CHECK (kind <> '' AND people_group <> '' AND basis <> '' AND source <> '' AND full_name <> '')
);

CREATE TABLE retention_run (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    decided_for bigint NOT NULL,
    started_at bigint NOT NULL,
    ended_at bigint,
    state text NOT NULL,
    due integer NOT NULL,
    disposed integer NOT NULL,
    skipped integer NOT NULL,
    allowed integer NOT NULL,
    left_over integer,
    by uuid,
    CONSTRAINT pk_retention_run PRIMARY KEY (organisation_id, id)
);

CREATE TABLE retention_state (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    facts_version bigint NOT NULL,
    forecast integer NOT NULL,
    approved integer NOT NULL,
    decided_until bigint,
    shadow_since bigint,
    CONSTRAINT pk_retention_state PRIMARY KEY (organisation_id, id)
);

CREATE TABLE said_no (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    record_id uuid NOT NULL,
    person_id uuid NOT NULL,
    purpose text NOT NULL,
    channel text NOT NULL,
    said_at bigint NOT NULL,
    CONSTRAINT pk_said_no PRIMARY KEY (organisation_id, id)
);

CREATE TABLE sign_in_entry (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    at bigint NOT NULL,
    succeeded boolean NOT NULL,
    look_at bigint NOT NULL,
    CONSTRAINT pk_sign_in_entry PRIMARY KEY (organisation_id, id)
);

CREATE TABLE suppression (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    mark bytea NOT NULL,
    why text NOT NULL,
    recorded_at bigint NOT NULL,
    lifted_at bigint,
    look_at bigint NOT NULL,
    CONSTRAINT pk_suppression PRIMARY KEY (organisation_id, id)
);

CREATE TABLE tally (
    organisation_id bigint NOT NULL,
    kind text NOT NULL,
    month text NOT NULL,
    label text NOT NULL,
    count integer NOT NULL,
    CONSTRAINT pk_tally PRIMARY KEY (organisation_id, kind, month, label)
);

CREATE TABLE ticket (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    number text NOT NULL,
    origin text NOT NULL,
    people_group text NOT NULL,
    brand text NOT NULL,
    source text NOT NULL,
    person_id uuid,
    requester_name text,
    requester_email text,
    subject text NOT NULL,
    body text NOT NULL,
    opened_at bigint NOT NULL,
    closed_at bigint,
    brought_at bigint NOT NULL,
    brought_by uuid NOT NULL,
    removed_at bigint,
    restricted_for text,
    restriction_review_at bigint,
    look_at bigint NOT NULL,
    CONSTRAINT pk_ticket PRIMARY KEY (organisation_id, id)
);

CREATE TABLE webhook (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    address text NOT NULL,
    events text NOT NULL,
    secret bytea NOT NULL,
    made_at bigint NOT NULL,
    failures integer NOT NULL,
    rests_until bigint,
    stopped_at bigint,
    CONSTRAINT pk_webhook PRIMARY KEY (organisation_id, id)
);

CREATE TABLE work_item (
    bucket integer NOT NULL,
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL,
    due_at bigint NOT NULL,
    leased_until bigint,
    attempts integer NOT NULL,
    failure text,
    CONSTRAINT pk_work_item PRIMARY KEY (bucket, organisation_id, id)
);

CREATE TABLE client_contact (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    name text,
    email text,
    mobile text,
    by_email boolean,
    since bigint NOT NULL,
    left_at bigint,
    blanked text,
    look_at bigint NOT NULL,
    CONSTRAINT pk_client_contact PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_client_contact_client_id FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE phone_message (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    number bigint NOT NULL,
    received_at bigint NOT NULL,
    caller_name text,
    caller_company text,
    caller_phone text,
    caller_phone_key text,
    caller_email text,
    body text NOT NULL,
    answers text,
    urgency text NOT NULL,
    taken_by uuid NOT NULL,
    read_at bigint,
    removed_at bigint,
    look_at bigint NOT NULL,
    CONSTRAINT pk_phone_message PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_phone_message_client_id FOREIGN KEY (organisation_id, client_id) REFERENCES client (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE import_part (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    number integer NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT pk_import_part PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_import_part_file_id FOREIGN KEY (organisation_id, file_id) REFERENCES import_file (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE import_row (
    organisation_id bigint NOT NULL,
    file_id uuid NOT NULL,
    number integer NOT NULL,
    line integer NOT NULL,
    mark bytea NOT NULL,
    fate text NOT NULL,
    why text NOT NULL,
    field text,
    place text,
    person_id uuid,
    relationship_id uuid,
    undated boolean NOT NULL,
    CONSTRAINT pk_import_row PRIMARY KEY (organisation_id, file_id, number),
    CONSTRAINT fk_import_row_file_id FOREIGN KEY (organisation_id, file_id) REFERENCES import_file (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE basis_entry (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    relationship_id uuid NOT NULL,
    basis text NOT NULL,
    evidence text,
    "from" bigint NOT NULL,
    written_at bigint NOT NULL,
    written_by uuid NOT NULL,
    CONSTRAINT pk_basis_entry PRIMARY KEY (organisation_id, relationship_id, id),
    CONSTRAINT fk_basis_entry_relationship_id FOREIGN KEY (organisation_id, relationship_id) REFERENCES relationship (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE enquiry_entry (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    enquiry_id uuid NOT NULL,
    is_ours boolean NOT NULL,
    way text NOT NULL,
    words text NOT NULL,
    at bigint NOT NULL,
    written_by uuid,
    mail_id uuid,
    invites boolean NOT NULL,
    CONSTRAINT pk_enquiry_entry PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_enquiry_entry_enquiry_id FOREIGN KEY (organisation_id, enquiry_id) REFERENCES relationship (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE person_detail (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    relationship_id uuid NOT NULL,
    field text NOT NULL,
    value text NOT NULL,
    key text COLLATE "C",
    source text NOT NULL,
    told_at bigint NOT NULL,
    written_by uuid NOT NULL,
    CONSTRAINT pk_person_detail PRIMARY KEY (organisation_id, relationship_id, id),
    CONSTRAINT fk_person_detail_relationship_id FOREIGN KEY (organisation_id, relationship_id) REFERENCES relationship (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE person_interest (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    relationship_id uuid NOT NULL,
    interest_id uuid NOT NULL,
    noted_at bigint NOT NULL,
    CONSTRAINT pk_person_interest PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_person_interest_interest_id FOREIGN KEY (organisation_id, interest_id) REFERENCES interest (organisation_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_person_interest_relationship_id FOREIGN KEY (organisation_id, relationship_id) REFERENCES relationship (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE person_link (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    relationship_id uuid NOT NULL,
    digest bytea NOT NULL,
    made_at bigint NOT NULL,
    until bigint NOT NULL,
    used_at bigint,
    visit_digest bytea,
    visit_until bigint,
    CONSTRAINT pk_person_link PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_person_link_relationship_id FOREIGN KEY (organisation_id, relationship_id) REFERENCES relationship (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE person_note (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    relationship_id uuid NOT NULL,
    text text NOT NULL,
    written_at bigint NOT NULL,
    written_by uuid NOT NULL,
    CONSTRAINT pk_person_note PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_person_note_relationship_id FOREIGN KEY (organisation_id, relationship_id) REFERENCES relationship (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE person_word (
    organisation_id bigint NOT NULL,
    relationship_id uuid NOT NULL,
    word text COLLATE "C" NOT NULL,
    CONSTRAINT pk_person_word PRIMARY KEY (organisation_id, relationship_id, word),
    CONSTRAINT fk_person_word_relationship_id FOREIGN KEY (organisation_id, relationship_id) REFERENCES relationship (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE run_skip (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    kind text NOT NULL,
    record_id uuid NOT NULL,
    why text NOT NULL,
    next bigint,
    CONSTRAINT pk_run_skip PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_run_skip_run_id FOREIGN KEY (organisation_id, run_id) REFERENCES retention_run (organisation_id, id) ON DELETE CASCADE
);

CREATE TABLE shadow_count (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    kind text NOT NULL,
    rule text NOT NULL,
    sentence text NOT NULL,
    count integer NOT NULL,
    CONSTRAINT pk_shadow_count PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_shadow_count_run_id FOREIGN KEY (organisation_id, run_id) REFERENCES retention_run (organisation_id, id) ON DELETE CASCADE
);

CREATE TABLE shadow_record (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    kind text NOT NULL,
    record_id uuid NOT NULL,
    rule text NOT NULL,
    sentence text NOT NULL,
    due_at bigint NOT NULL,
    CONSTRAINT pk_shadow_record PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_shadow_record_run_id FOREIGN KEY (organisation_id, run_id) REFERENCES retention_run (organisation_id, id) ON DELETE CASCADE
);

CREATE TABLE ticket_message (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    written_at bigint,
    inside boolean NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_ticket_message PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_ticket_message_ticket_id FOREIGN KEY (organisation_id, ticket_id) REFERENCES ticket (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE webhook_delivery (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    event text NOT NULL,
    body text NOT NULL,
    queued_at bigint NOT NULL,
    place bigint NOT NULL,
    attempts integer NOT NULL,
    taken_at bigint,
    last_answer text,
    look_at bigint NOT NULL,
    CONSTRAINT pk_webhook_delivery PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_webhook_delivery_webhook_id FOREIGN KEY (organisation_id, webhook_id) REFERENCES webhook (organisation_id, id) ON DELETE RESTRICT
);

CREATE TABLE delivery (
    organisation_id bigint NOT NULL,
    id uuid NOT NULL,
    message_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    mail_id uuid NOT NULL,
    state text NOT NULL,
    queued_at bigint NOT NULL,
    sent_at bigint,
    failure text,
    link_digest bytea,
    link_until bigint,
    link_used_at bigint,
    CONSTRAINT pk_delivery PRIMARY KEY (organisation_id, id),
    CONSTRAINT fk_delivery_message_id FOREIGN KEY (organisation_id, message_id) REFERENCES phone_message (organisation_id, id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_account_email_key ON account (organisation_id, email_key);

CREATE INDEX ix_account_look_at ON account (organisation_id, look_at);

CREATE INDEX ix_api_reply_look_at ON api_reply (organisation_id, look_at);

CREATE UNIQUE INDEX ix_api_reply_token_id_key_digest ON api_reply (organisation_id, token_id, key_digest);

CREATE INDEX ix_api_token_look_at ON api_token (organisation_id, look_at);

CREATE INDEX ix_api_token_made_by ON api_token (organisation_id, made_by);

CREATE UNIQUE INDEX ix_board_day_sentence_day ON board_day (organisation_id, sentence, day);

CREATE INDEX ix_client_look_at ON client (organisation_id, look_at);

CREATE INDEX ix_client_name ON client (organisation_id, name);

CREATE INDEX ix_client_contact_client_id ON client_contact (organisation_id, client_id);

CREATE INDEX ix_client_contact_look_at ON client_contact (organisation_id, look_at);

CREATE INDEX ix_client_instruction_client_id ON client_instruction (organisation_id, client_id);

CREATE INDEX ix_delivery_contact_id ON delivery (organisation_id, contact_id);

CREATE INDEX ix_delivery_mail_id ON delivery (organisation_id, mail_id);

CREATE INDEX ix_delivery_message_id ON delivery (organisation_id, message_id);

CREATE INDEX ix_delivery_queued_at ON delivery (organisation_id, queued_at);

CREATE INDEX ix_duty_done_duty ON duty_done (organisation_id, duty);

CREATE INDEX ix_enquiry_entry_enquiry_id_at ON enquiry_entry (organisation_id, enquiry_id, at);

CREATE INDEX ix_given_consent_subject_id_purpose ON given_consent (organisation_id, subject_id, purpose);

CREATE INDEX ix_import_file_look_at ON import_file (organisation_id, look_at);

CREATE INDEX ix_import_file_uploaded_at ON import_file (organisation_id, uploaded_at);

CREATE UNIQUE INDEX ix_import_mapping_headings ON import_mapping (organisation_id, headings);

CREATE UNIQUE INDEX ix_import_part_file_id_number ON import_part (organisation_id, file_id, number);

CREATE INDEX ix_import_row_mark ON import_row (organisation_id, mark);

CREATE UNIQUE INDEX ix_interest_word ON interest (organisation_id, word);

CREATE INDEX ix_ledger_act_kind ON ledger (organisation_id, act, kind);

CREATE UNIQUE INDEX ix_ledger_sequence ON ledger (organisation_id, sequence);

CREATE UNIQUE INDEX ix_organisation_ ON organisation (slug);

CREATE INDEX ix_outgoing_mail_about_id ON outgoing_mail (organisation_id, about_id);

CREATE INDEX ix_outgoing_mail_look_at ON outgoing_mail (organisation_id, look_at);

CREATE INDEX ix_outgoing_mail_written_at_id ON outgoing_mail (organisation_id, written_at, id);

CREATE INDEX ix_person_detail_key ON person_detail (organisation_id, key) WHERE key IS NOT NULL;

CREATE INDEX ix_person_interest_interest_id ON person_interest (organisation_id, interest_id);

CREATE INDEX ix_person_interest_relationship_id ON person_interest (organisation_id, relationship_id);

CREATE INDEX ix_person_link_relationship_id ON person_link (organisation_id, relationship_id);

CREATE INDEX ix_person_note_relationship_id ON person_note (organisation_id, relationship_id);

CREATE INDEX ix_person_read_look_at ON person_read (organisation_id, look_at);

CREATE INDEX ix_person_read_person_id_read_at ON person_read (organisation_id, person_id, read_at);

CREATE INDEX ix_person_read_read_by ON person_read (organisation_id, read_by);

CREATE INDEX ix_person_word_word_relationship_id ON person_word (organisation_id, word, relationship_id);

CREATE INDEX ix_phone_message_client_id_caller_email ON phone_message (organisation_id, client_id, caller_email);

CREATE INDEX ix_phone_message_client_id_caller_phone_key ON phone_message (organisation_id, client_id, caller_phone_key);

CREATE INDEX ix_phone_message_client_id_received_at_id ON phone_message (organisation_id, client_id, received_at, id);

CREATE INDEX ix_phone_message_look_at ON phone_message (organisation_id, look_at);

CREATE INDEX ix_phone_message_number ON phone_message (organisation_id, number);

CREATE INDEX ix_phone_message_received_at_id ON phone_message (organisation_id, received_at, id);

CREATE INDEX ix_placed_hold_covers ON placed_hold (organisation_id, covers);

CREATE INDEX ix_placed_hold_look_at ON placed_hold (organisation_id, look_at);

CREATE INDEX ix_published_notice_digest ON published_notice (organisation_id, digest);

CREATE UNIQUE INDEX ix_published_notice_version_language_brand ON published_notice (organisation_id, version, language, brand);

CREATE UNIQUE INDEX ix_published_policy_version ON published_policy (organisation_id, version);

CREATE INDEX ix_published_text_at ON published_text (organisation_id, at);

CREATE INDEX ix_relationship_company_id ON relationship (organisation_id, company_id);

CREATE INDEX ix_relationship_company_key ON relationship (organisation_id, company_key);

CREATE INDEX ix_relationship_kind_closed_at ON relationship (organisation_id, kind, closed_at);

CREATE INDEX ix_relationship_look_at ON relationship (organisation_id, look_at);

CREATE INDEX ix_relationship_people_group_sort_name_person_id ON relationship (organisation_id, people_group, sort_name, person_id);

CREATE INDEX ix_relationship_person_id ON relationship (organisation_id, person_id);

CREATE INDEX ix_relationship_sort_name_person_id ON relationship (organisation_id, sort_name, person_id);

CREATE INDEX ix_retention_run_decided_for ON retention_run (organisation_id, decided_for);

CREATE INDEX ix_run_skip_run_id ON run_skip (organisation_id, run_id);

CREATE INDEX ix_said_no_person_id ON said_no (organisation_id, person_id);

CREATE INDEX ix_said_no_record_id ON said_no (organisation_id, record_id);

CREATE INDEX ix_shadow_count_run_id ON shadow_count (organisation_id, run_id);

CREATE INDEX ix_shadow_record_run_id ON shadow_record (organisation_id, run_id);

CREATE INDEX ix_sign_in_entry_account_id_at ON sign_in_entry (organisation_id, account_id, at);

CREATE INDEX ix_sign_in_entry_look_at ON sign_in_entry (organisation_id, look_at);

CREATE INDEX ix_suppression_look_at ON suppression (organisation_id, look_at);

CREATE INDEX ix_suppression_mark ON suppression (organisation_id, mark);

CREATE INDEX ix_ticket_look_at ON ticket (organisation_id, look_at);

CREATE INDEX ix_ticket_number ON ticket (organisation_id, number);

CREATE INDEX ix_ticket_opened_at_id ON ticket (organisation_id, opened_at, id);

CREATE INDEX ix_ticket_person_id ON ticket (organisation_id, person_id);

CREATE INDEX ix_ticket_requester_email ON ticket (organisation_id, requester_email);

CREATE INDEX ix_ticket_message_ticket_id ON ticket_message (organisation_id, ticket_id);

CREATE INDEX ix_webhook_delivery_look_at ON webhook_delivery (organisation_id, look_at);

CREATE INDEX ix_webhook_delivery_webhook_id_taken_at ON webhook_delivery (organisation_id, webhook_id, taken_at);

CREATE INDEX ix_work_item_due_at ON work_item (bucket, due_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON board_day TO avow_app;
ALTER TABLE board_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE board_day FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON board_day USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON client_instruction TO avow_app;
ALTER TABLE client_instruction ENABLE ROW LEVEL SECURITY;
ALTER TABLE client_instruction FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON client_instruction USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON duty_done TO avow_app;
ALTER TABLE duty_done ENABLE ROW LEVEL SECURITY;
ALTER TABLE duty_done FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON duty_done USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON placed_hold TO avow_app;
ALTER TABLE placed_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE placed_hold FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON placed_hold USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON retention_run TO avow_app;
ALTER TABLE retention_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_run FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON retention_run USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON retention_state TO avow_app;
ALTER TABLE retention_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_state FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON retention_state USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON run_skip TO avow_app;
ALTER TABLE run_skip ENABLE ROW LEVEL SECURITY;
ALTER TABLE run_skip FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON run_skip USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON shadow_count TO avow_app;
ALTER TABLE shadow_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE shadow_count FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON shadow_count USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON shadow_record TO avow_app;
ALTER TABLE shadow_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE shadow_record FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON shadow_record USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON tally TO avow_app;
ALTER TABLE tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE tally FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON tally USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON work_item TO avow_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger_checkpoint TO avow_app;
ALTER TABLE ledger_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_checkpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON ledger_checkpoint USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger TO avow_app;
ALTER TABLE ledger ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON ledger USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger_public_key TO avow_app;
ALTER TABLE ledger_public_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_public_key FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON ledger_public_key USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON outgoing_mail TO avow_app;
ALTER TABLE outgoing_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE outgoing_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON outgoing_mail USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON enquiry_entry TO avow_app;
ALTER TABLE enquiry_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE enquiry_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON enquiry_entry USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON account TO avow_app;
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON account USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON api_reply TO avow_app;
ALTER TABLE api_reply ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_reply FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON api_reply USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON api_token TO avow_app;
ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_token FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON api_token USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_entry TO avow_app;
ALTER TABLE sign_in_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON sign_in_entry USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON import_file TO avow_app;
ALTER TABLE import_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_file FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON import_file USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON import_mapping TO avow_app;
ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_mapping FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON import_mapping USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON import_part TO avow_app;
ALTER TABLE import_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_part FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON import_part USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON import_row TO avow_app;
ALTER TABLE import_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_row FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON import_row USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON client TO avow_app;
ALTER TABLE client ENABLE ROW LEVEL SECURITY;
ALTER TABLE client FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON client USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON client_contact TO avow_app;
ALTER TABLE client_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE client_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON client_contact USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery TO avow_app;
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON delivery USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON message_counter TO avow_app;
ALTER TABLE message_counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_counter FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON message_counter USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON phone_message TO avow_app;
ALTER TABLE phone_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE phone_message FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON phone_message USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON installation TO avow_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON organisation TO avow_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON published_notice TO avow_app;
ALTER TABLE published_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE published_notice FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON published_notice USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON published_policy TO avow_app;
ALTER TABLE published_policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE published_policy FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON published_policy USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON basis_entry TO avow_app;
ALTER TABLE basis_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE basis_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON basis_entry USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON interest TO avow_app;
ALTER TABLE interest ENABLE ROW LEVEL SECURITY;
ALTER TABLE interest FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON interest USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON person_detail TO avow_app;
ALTER TABLE person_detail ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_detail FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON person_detail USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON person_interest TO avow_app;
ALTER TABLE person_interest ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_interest FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON person_interest USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON person_note TO avow_app;
ALTER TABLE person_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_note FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON person_note USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON person_read TO avow_app;
ALTER TABLE person_read ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_read FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON person_read USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON person_word TO avow_app;
ALTER TABLE person_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_word FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON person_word USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON person_link TO avow_app;
ALTER TABLE person_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_link FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON person_link USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON relationship TO avow_app;
ALTER TABLE relationship ENABLE ROW LEVEL SECURITY;
ALTER TABLE relationship FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON relationship USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON published_text TO avow_app;
ALTER TABLE published_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE published_text FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON published_text USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket TO avow_app;
ALTER TABLE ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON ticket USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_message TO avow_app;
ALTER TABLE ticket_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_message FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON ticket_message USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook TO avow_app;
ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON webhook USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_delivery TO avow_app;
ALTER TABLE webhook_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON webhook_delivery USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON given_consent TO avow_app;
ALTER TABLE given_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE given_consent FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON given_consent USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON said_no TO avow_app;
ALTER TABLE said_no ENABLE ROW LEVEL SECURITY;
ALTER TABLE said_no FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON said_no USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON suppression TO avow_app;
ALTER TABLE suppression ENABLE ROW LEVEL SECURITY;
ALTER TABLE suppression FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON suppression USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);
GRANT SELECT ON schema_version TO avow_app;
