-- Who has said something of a purpose: for conditions on customers.
CREATE INDEX consent_entry_by_purpose ON consent_entry (tenant_id, purpose, contact_id, seq DESC);
