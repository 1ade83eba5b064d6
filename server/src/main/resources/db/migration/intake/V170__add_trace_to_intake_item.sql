-- W3C trace context of the webhook (trace, span, flags); null where the item's own id begins the trace.
ALTER TABLE intake_item ADD COLUMN trace bytea;
