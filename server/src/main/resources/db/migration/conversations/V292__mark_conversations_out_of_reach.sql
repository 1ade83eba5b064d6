-- When a contact was found to take nothing from an account any more: they shut it out, or left the provider.
ALTER TABLE conversation ADD COLUMN unreachable_since timestamptz;
CREATE INDEX conversation_unreachable ON conversation (tenant_id, id) WHERE unreachable_since IS NOT NULL;
