-- Conversations whose provider shows them to people of its own and has to be told who has them. Written with the change
-- of hands, gone once the provider took it. A lease that is not given back runs out, so that nothing is lost with a
-- process that ends while it tells.
CREATE TABLE mirror_request (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    number bigint NOT NULL DEFAULT 1,
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (tenant_id, conversation_id)
);
CALL insaka_isolate('mirror_request');
CALL insaka_open_to_system('mirror_request', 'SELECT, UPDATE');
CREATE INDEX mirror_request_due ON mirror_request (due_at);
