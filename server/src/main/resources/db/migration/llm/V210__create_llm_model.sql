-- A model that an organisation may ask: where it is, what it is called there, and the key for it.
CREATE TABLE llm_model (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    base_url text NOT NULL,
    api_key bytea, -- sealed
    model text NOT NULL,
    embedding_model text,
    transcription_model text,
    input_price bigint, -- micro-dollars per million tokens, where the organisation knows better than our table
    output_price bigint,
    place integer, -- in the chain; null: off
    revision integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    CONSTRAINT llm_model_pk PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('llm_model');

-- One row for each organisation that has set anything here. The version counts changes to all of it: every node compares
-- it with what it has in memory.
CREATE TABLE llm_setting (
    tenant_id uuid NOT NULL,
    version bigint NOT NULL,
    configured integer NOT NULL DEFAULT 0, -- how many models there are, for the health of the whole
    monthly_budget bigint, -- micro-dollars; null: no limit
    conversation_budget bigint,
    soft_percent integer NOT NULL DEFAULT 80,
    CONSTRAINT llm_setting_pk PRIMARY KEY (tenant_id)
);
CALL insaka_isolate('llm_setting');
CALL insaka_open_to_system('llm_setting', 'SELECT');

-- Which model an agent's role asks first.
CREATE TABLE llm_role (
    tenant_id uuid NOT NULL,
    role text NOT NULL,
    model_id uuid NOT NULL,
    CONSTRAINT llm_role_pk PRIMARY KEY (tenant_id, role),
    CONSTRAINT llm_role_model FOREIGN KEY (tenant_id, model_id) REFERENCES llm_model (tenant_id, id) ON DELETE CASCADE
);
CALL insaka_isolate('llm_role');
