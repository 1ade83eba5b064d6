import { get, patch, post, put, remove, withQuery, type Page } from './client';

/** One that comes with the product, or one of the organisation's own by its id. */
export type Role = 'owner' | 'admin' | 'agent' | 'viewer' | `custom:${string}`;

export interface Teammate {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** What the organisation calls a role of its own. */
  roleName: string | null;
  /** Whether they may answer customers. */
  answers: boolean;
  channels: SeenChannels;
}

/** Whose conversations somebody sees. */
export interface SeenChannels {
  /** Also of channels that are connected later. */
  all: boolean;
  ids: string[];
}

export interface Me {
  teammate: Teammate;
  organisation: { id: string; name: string };
  permissions: string[];
  /** Parts of the product that the organisation has switched off. */
  without: string[];
  /** null: as the browser says. */
  language: string | null;
}


export const readSession = () => get<Me>('/api/v1/session');
export const signIn = (email: string, password: string, code: string | null) => post<Me>('/api/v1/session', { email, password, code });
/** Says where the browser goes to sign out at the organisation's provider, too. */
export const signOut = () => post<{ address: string | null }>('/api/v1/sign-in/leave');
export const listTeammates = () => get<Page<Teammate>>('/api/v1/teammates', { limit: 200 });

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  roleName: string | null;
  channels: SeenChannels;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
  /** Only in the answer that made it. */
  link: string | null;
  /** Whether they get it by mail, too; only in the answer that made it. */
  mailed: boolean;
}

export interface Doorway {
  purpose: 'invitation' | 'password';
  organisation: string;
  email: string;
  role: Role;
  roleName: string | null;
}

export interface OwnSession {
  id: string;
  device: string;
  createdAt: string;
  seenAt: string;
  current: boolean;
}

const at = (id: string) => `/api/v1/teammates/${encodeURIComponent(id)}`;
export const listLeft = () => get<Page<Teammate>>('/api/v1/teammates/left');

export interface RoleListing {
  role: Role;
  /** null for those that come with the product, like name and description. */
  id: string | null;
  name: string | null;
  description: string | null;
  permissions: string[];
  mayGive: boolean;
  mayChange: boolean;
}

export interface WantedRole {
  name: string;
  description: string;
  permissions: string[];
  /** Whoever saves it knows that they manage the team no more. */
  confirmed: boolean;
}

const rolesPath = '/api/v1/teammates/roles';
/** `needs`: without which others a role does not have a permission. */
export const listRoles = () => get<{ items: RoleListing[]; needs: Record<string, string[]> }>(rolesPath);
export const createRole = (role: WantedRole) => post<RoleListing>(rolesPath, role);
export const changeRoleItself = (id: string, role: WantedRole) => put<RoleListing>(`${rolesPath}/${encodeURIComponent(id)}`, role);
export const deleteRole = (id: string) => remove(`${rolesPath}/${encodeURIComponent(id)}`);
export const changeRole = (id: string, role: Role) => patch<Teammate>(at(id), { role });
export const changeChannels = (id: string, channels: SeenChannels) => patch<Teammate>(at(id), { channels });
/** What they have now, and somebody else has once they are removed. */
export const readLeaving = (id: string) => get<{ conversations: number; tasks: number }>(`${at(id)}/leaving`);
export const deactivate = (id: string, handTo: string | null) => remove(withQuery(at(id), { handTo }));
export const reactivate = (id: string) => post<Teammate>(`${at(id)}/reactivate`);
export const makePasswordLink = (id: string) => post<{ link: string; expiresAt: string }>(`${at(id)}/password-link`);

export const listInvitations = () => get<Page<Invitation>>('/api/v1/invitations');
export const invite = (email: string, role: Role, channels: SeenChannels) => post<Invitation>('/api/v1/invitations', { email, role, channels });
export const renewInvitation = (id: string) => post<Invitation>(`/api/v1/invitations/${encodeURIComponent(id)}/renew`);
export const revokeInvitation = (id: string) => remove(`/api/v1/invitations/${encodeURIComponent(id)}`);

export const readWaysBack = () => get<{ byMail: boolean }>('/api/v1/forgotten-password');
export const askForPassword = (email: string) => post<undefined>('/api/v1/forgotten-password', { email });

export const lookAtLink = (token: string) => post<Doorway>('/api/v1/welcome/look', { token });
/** Nothing comes back where signing in takes a second step, which a link is not. */
export const enterByLink = (token: string, name: string, password: string) => post<Me | undefined>('/api/v1/welcome', { token, name, password });

export const changeOwn = (own: { name?: string; language: string | null }) => put<Me>('/api/v1/me', own);
export const changePassword = (current: string, password: string) => put<undefined>('/api/v1/session/password', { current, password });
export const listOwnSessions = () => get<Page<OwnSession>>('/api/v1/me/sessions');
export const endOwnSession = (id: string) => remove(`/api/v1/me/sessions/${encodeURIComponent(id)}`);
