-- Every call to a model, as it ended; nothing of what was said.
CREATE TABLE llm_call (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    conversation_id uuid,
    agent text NOT NULL,
    model_id uuid NOT NULL, -- kept when the model is taken away
    kind text NOT NULL,
    model text NOT NULL,
    ability text NOT NULL,
    outcome text NOT NULL,
    input_tokens integer NOT NULL,
    output_tokens integer NOT NULL,
    micro_cost bigint, -- null: the price is not known
    millis bigint NOT NULL,
    CONSTRAINT llm_call_pk PRIMARY KEY (tenant_id, id)
);
CALL insaka_isolate('llm_call');

-- Running sums, so that no question adds up calls.
CREATE TABLE llm_month (
    tenant_id uuid NOT NULL,
    month date NOT NULL,
    micro_cost bigint NOT NULL,
    CONSTRAINT llm_month_pk PRIMARY KEY (tenant_id, month)
) WITH (fillfactor = 70);
CALL insaka_isolate('llm_month');

CREATE TABLE llm_model_month (
    tenant_id uuid NOT NULL,
    month date NOT NULL,
    model_id uuid NOT NULL,
    calls bigint NOT NULL,
    failures bigint NOT NULL,
    input_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL,
    micro_cost bigint NOT NULL,
    millis bigint NOT NULL,
    last_failure text,
    last_failure_at timestamptz,
    CONSTRAINT llm_model_month_pk PRIMARY KEY (tenant_id, month, model_id)
) WITH (fillfactor = 70);
CALL insaka_isolate('llm_model_month');

CREATE TABLE llm_conversation (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    micro_cost bigint NOT NULL,
    CONSTRAINT llm_conversation_pk PRIMARY KEY (tenant_id, conversation_id)
) WITH (fillfactor = 70);
CALL insaka_isolate('llm_conversation');
