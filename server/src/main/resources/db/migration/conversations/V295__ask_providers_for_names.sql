-- People who came without a name, on channels whose provider knows it and tells when asked. Who was asked for stays, so that
-- nobody is asked for with each message. Leased by moving not_before ahead.
CREATE TABLE introduction (
    tenant_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    not_before timestamptz, -- null: done
    PRIMARY KEY (tenant_id, contact_id)
);
CALL insaka_isolate('introduction');
CALL insaka_open_to_system('introduction', 'SELECT, UPDATE');
CREATE INDEX introduction_due ON introduction (not_before) WHERE not_before IS NOT NULL;
