import { get, post, remove, type Page } from './client';

export type Role = 'owner' | 'admin' | 'agent' | 'viewer';

export interface Teammate {
  id: string;
  name: string;
  email: string;
  role: Role;
}

export interface Me {
  teammate: Teammate;
  organisation: { id: string; name: string };
  permissions: string[];
}

export interface NewTeammate {
  name: string;
  email: string;
  password: string;
  role: Role;
}

export const readSession = () => get<Me>('/api/v1/session');
export const signIn = (email: string, password: string) => post<Me>('/api/v1/session', { email, password });
export const signOut = () => remove('/api/v1/session');
export const listTeammates = () => get<Page<Teammate>>('/api/v1/teammates', { limit: 200 });
export const addTeammate = (teammate: NewTeammate) => post<Teammate>('/api/v1/teammates', teammate);
