-- A reaction of ours is kept as the letter it is sent as, and shown at the message it is about.
CREATE INDEX message_reaction ON message (tenant_id, reply_to) WHERE type = 'reaction';
