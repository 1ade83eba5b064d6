import { queryOptions } from '@tanstack/react-query';
import { listTeamRules, listTeams, readPresence } from '@/api/teams';

export const teamsQuery = queryOptions({ queryKey: ['teams'], queryFn: listTeams });
export const teamRulesQuery = queryOptions({ queryKey: ['team-rules'], queryFn: listTeamRules });
export const presenceQuery = queryOptions({ queryKey: ['presence'], queryFn: readPresence });
