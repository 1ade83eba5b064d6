-- Every query that looks for the letters of a conversation names it; with the organisation in front, statistics of a nearly
-- empty table made this index as good a guess as the primary key for queries that know a letter's id.
DROP INDEX outbox_of_conversation;
CREATE INDEX outbox_of_conversation ON outbox (conversation_id, seq);
