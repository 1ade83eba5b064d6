-- Files of before V481 belong to no channel, and nothing but their ids hides them. What a visitor of a chat uploaded belongs
-- where that visitor writes; of an organisation with one channel everything that is no knowledge went through that. Which
-- message another file is of is sealed: it stays as it is.
ALTER TABLE media NO FORCE ROW LEVEL SECURITY;
ALTER TABLE chat_upload NO FORCE ROW LEVEL SECURITY;
ALTER TABLE chat_identity NO FORCE ROW LEVEL SECURITY;
ALTER TABLE chat_push NO FORCE ROW LEVEL SECURITY;
ALTER TABLE channel NO FORCE ROW LEVEL SECURITY;
ALTER TABLE knowledge_source NO FORCE ROW LEVEL SECURITY;

UPDATE media m SET channels = known.channels
FROM (
    SELECT u.tenant_id, u.media_id, array_agg(DISTINCT v.channel_id) AS channels
    FROM chat_upload u
    JOIN (
        SELECT tenant_id, visitor_id, channel_id FROM chat_identity
        UNION SELECT tenant_id, visitor_id, channel_id FROM chat_push
    ) v ON v.tenant_id = u.tenant_id AND v.visitor_id = u.visitor_id
    GROUP BY u.tenant_id, u.media_id
) known
WHERE m.tenant_id = known.tenant_id AND m.id = known.media_id AND m.channels IS NULL;

UPDATE media m SET channels = ARRAY[only_one.id]
FROM (
    SELECT tenant_id, (array_agg(id))[1] AS id FROM channel GROUP BY tenant_id HAVING count(*) = 1
) only_one
WHERE m.tenant_id = only_one.tenant_id AND m.channels IS NULL
    AND NOT EXISTS (
        SELECT FROM knowledge_source s WHERE s.tenant_id = m.tenant_id AND s.media_id = m.id);

ALTER TABLE media FORCE ROW LEVEL SECURITY;
ALTER TABLE chat_upload FORCE ROW LEVEL SECURITY;
ALTER TABLE chat_identity FORCE ROW LEVEL SECURITY;
ALTER TABLE chat_push FORCE ROW LEVEL SECURITY;
ALTER TABLE channel FORCE ROW LEVEL SECURITY;
ALTER TABLE knowledge_source FORCE ROW LEVEL SECURITY;
