-- What a call brought is of no use once its turn has ended, for all organisations together.
CREATE INDEX turn_journal_age ON turn_journal USING brin (created_at);
CALL insaka_open_to_system('turn_journal', 'SELECT, DELETE');
CALL insaka_open_to_system('turn', 'SELECT');
