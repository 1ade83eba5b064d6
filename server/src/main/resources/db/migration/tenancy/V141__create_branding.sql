-- How an organisation shows itself to its customers; public by nature, so not sealed.
CREATE TABLE branding (
    tenant_id   uuid        NOT NULL,
    public_name text,
    colour      text,
    greeting    text,
    languages   text[]      NOT NULL,
    time_zone   text        NOT NULL,
    updated_at  timestamptz NOT NULL,
    CONSTRAINT branding_pk PRIMARY KEY (tenant_id),
    CONSTRAINT branding_colour_hex CHECK (colour ~ '^#[0-9a-f]{6}$')
);
CALL insaka_isolate('branding');

CREATE TABLE logo (
    tenant_id    uuid        NOT NULL,
    content_type text        NOT NULL,
    bytes        bytea       NOT NULL,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT logo_pk PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('logo');

GRANT UPDATE (name) ON organisation TO insaka_app;
