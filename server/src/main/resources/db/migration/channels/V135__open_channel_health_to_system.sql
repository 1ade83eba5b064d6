-- Health and metrics count how many accounts are well and how many are not, over all organisations.
CALL insaka_open_to_system('channel_health', 'SELECT');
