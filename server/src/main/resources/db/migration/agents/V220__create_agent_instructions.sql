-- How an organisation wants an AI role to be. No row: as the product brings it along. Version 0 is the product's own.
CREATE TABLE agent_role (
    tenant_id uuid NOT NULL,
    role text NOT NULL,
    version integer NOT NULL DEFAULT 0,
    tone text NOT NULL DEFAULT '',
    temperature double precision,
    most_tokens integer,
    enabled boolean NOT NULL DEFAULT true,
    monthly_micros bigint,
    CONSTRAINT agent_role_pkey PRIMARY KEY (tenant_id, role)
);
CALL insaka_isolate('agent_role');

-- The organisation's own words to its agents, about no person: not sealed. Rows are never changed.
CREATE TABLE agent_prompt (
    tenant_id uuid NOT NULL,
    role text NOT NULL,
    version integer NOT NULL,
    prompt text NOT NULL,
    restored_from integer,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT agent_prompt_pkey PRIMARY KEY (tenant_id, role, version),
    CONSTRAINT agent_prompt_version_is_own CHECK (version > 0)
);
CALL insaka_isolate('agent_prompt');

CREATE TABLE agent_safety (
    tenant_id uuid NOT NULL,
    masked text[] NOT NULL,
    links text[] NOT NULL,
    CONSTRAINT agent_safety_pkey PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('agent_safety');

-- What each role has cost in a month, in millionths of a dollar.
CREATE TABLE agent_spend (
    tenant_id uuid NOT NULL,
    role text NOT NULL,
    month text NOT NULL,
    micros bigint NOT NULL,
    CONSTRAINT agent_spend_pkey PRIMARY KEY (tenant_id, role, month)
) WITH (fillfactor = 80);
CALL insaka_isolate('agent_spend');
