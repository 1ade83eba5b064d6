-- Calls to models are forgotten after a while, for all organisations together; their sums stay.
CREATE INDEX llm_call_age ON llm_call USING brin (at);
CALL insaka_open_to_system('llm_call', 'SELECT, DELETE');
