import { get, post, put, remove } from './client';

export type Assignment = 'manual' | 'round-robin' | 'least-busy';

export interface TeamMember {
  id: string;
  name: string;
  /** null: as the team says */
  capacity: number | null;
  /** they are given conversations now */
  there: boolean;
}

export interface Team {
  id: string;
  name: string;
  assignment: Assignment;
  /** how many open conversations somebody may hold before the team gives them no more */
  capacity: number;
  members: TeamMember[];
  mine: boolean;
}

export interface TeamDraft {
  name: string;
  assignment: Assignment;
  capacity: number;
  members: { id: string; capacity: number | null }[];
}

export const listTeams = () => get<{ items: Team[] }>('/api/v1/teams');
export const createTeam = (team: TeamDraft) => post<Team>('/api/v1/teams', team);
export const changeTeam = (id: string, team: TeamDraft) => put<Team>(`/api/v1/teams/${encodeURIComponent(id)}`, team);
export const deleteTeam = (id: string) => remove(`/api/v1/teams/${encodeURIComponent(id)}`);

export const causes = ['requested', 'not-understood', 'urgent', 'upset', 'suspicious', 'models', 'skill'] as const;
export type Cause = (typeof causes)[number];

/** The first that fits names the team; an empty list asks for nothing. */
export interface TeamRule {
  team: string;
  channels: string[];
  labels: string[];
  causes: Cause[];
}

export const listTeamRules = () => get<{ items: TeamRule[] }>('/api/v1/teams/rules');
export const saveTeamRules = (items: TeamRule[]) => put<{ items: TeamRule[] }>('/api/v1/teams/rules', { items });

export interface Presence {
  status: 'available' | 'away';
  there: boolean;
  inTeam: boolean;
}

export const readPresence = () => get<Presence>('/api/v1/presence');
export const sayPresence = (status: Presence['status']) => put<Presence>('/api/v1/presence', { status });
export const showAlive = () => post<undefined>('/api/v1/presence/alive');
