-- Which visitor a customer of the site is, on whatever device. Both ways once: a visitor never becomes somebody else.
CREATE TABLE chat_identity (
    tenant_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    external bytea NOT NULL, -- blind
    visitor_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT chat_identity_pk PRIMARY KEY (tenant_id, channel_id, external),
    CONSTRAINT chat_identity_visitor_once UNIQUE (tenant_id, channel_id, visitor_id)
);
CALL insaka_isolate('chat_identity');

-- What each visitor uploaded, for the daily quota.
CREATE TABLE chat_upload (
    tenant_id uuid NOT NULL,
    media_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    size bigint NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT chat_upload_pk PRIMARY KEY (tenant_id, media_id)
);
CALL insaka_isolate('chat_upload');
CREATE INDEX chat_upload_of_visitor ON chat_upload (tenant_id, visitor_id, created_at);
