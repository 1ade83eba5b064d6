-- Somebody forgot their password and said an e-mail address, known or not: who asks is not told. Answered aside.
CREATE TABLE password_wish (
    email_index bytea NOT NULL,
    id uuid NOT NULL, -- of the latest wish
    asked timestamptz[] NOT NULL,
    latest_at timestamptz NOT NULL,
    waiting boolean NOT NULL,
    not_before timestamptz NOT NULL, -- leased by moving it ahead
    CONSTRAINT password_wish_pk PRIMARY KEY (email_index)
);
CREATE INDEX password_wish_by_age ON password_wish (latest_at);
CREATE INDEX password_wish_due ON password_wish (not_before) WHERE waiting;
GRANT SELECT, INSERT, UPDATE, DELETE ON password_wish TO insaka_system;
