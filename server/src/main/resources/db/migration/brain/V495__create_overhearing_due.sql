-- What teammates recorded and nobody has written down yet. A row is leased by moving not_before ahead.
CREATE TABLE overhearing_due (
    tenant_id uuid NOT NULL,
    message_id uuid NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, message_id)
);
CALL insaka_isolate('overhearing_due');
CALL insaka_open_to_system('overhearing_due', 'SELECT, UPDATE');
CREATE INDEX overhearing_due_next ON overhearing_due (not_before);
