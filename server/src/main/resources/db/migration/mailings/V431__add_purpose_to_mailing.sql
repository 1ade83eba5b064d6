-- What it is sent for: who has not agreed to that gets none.
ALTER TABLE mailing ADD COLUMN purpose text NOT NULL DEFAULT 'service';

-- As in V361; and what was not sent because somebody had taken their consent back says so.
CREATE OR REPLACE FUNCTION insaka_follow_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE mailing_addressee SET
        state = CASE NEW.status
            WHEN 'sent' THEN 'sent' WHEN 'delivered' THEN 'delivered' WHEN 'read' THEN 'read' WHEN 'failed' THEN 'failed'
            WHEN 'cancelled' THEN 'skipped' ELSE 'sending' END,
        reason = CASE NEW.status
            WHEN 'failed' THEN coalesce(NEW.error_code, 'failed')
            WHEN 'cancelled' THEN CASE WHEN NEW.error_code IN ('withdrawn', 'no-consent') THEN NEW.error_code ELSE 'opted-out' END
            END,
        problem = CASE WHEN NEW.status IN ('failed', 'cancelled') THEN NEW.error_text END,
        changed_at = now()
    WHERE tenant_id = NEW.tenant_id AND message_id = NEW.id;
    RETURN NULL;
END
$$;
