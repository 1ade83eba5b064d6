-- A file an organisation keeps. Its bytes are sealed in the media folder; "label" is its name and SHA-256, sealed.
CREATE TABLE media (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    content_type text NOT NULL,
    size bigint NOT NULL,
    label bytea NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT media_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT media_kind_known CHECK (kind IN ('image', 'video', 'audio', 'document'))
);
CALL insaka_isolate('media');
