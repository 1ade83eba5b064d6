import { call, get, put, type Page } from './client';
import type { Priority } from './conversations';

export type Trigger = 'requested' | 'not-understood' | 'urgent' | 'upset' | 'suspicious' | 'models' | 'skill';

/** Why people have a conversation, and what they find about it. */
export interface HandOver {
  id: string;
  trigger: Trigger;
  reason: string;
  priority: Priority;
  at: string;
  said: string;
  before: string[];
  tried: string[];
  language: string | null;
  sentiment: number;
  entities: { kind: string; value: string }[];
  /** null while no model has written one */
  summary: string | null;
  /** people still have the conversation because of it */
  current: boolean;
}

export interface Rules {
  misses: number;
  mood: number;
  whenUpset: boolean;
  whenUrgent: boolean;
  whenSuspicious: boolean;
}

export const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof days)[number];

export interface Span {
  day: Day;
  opens: string;
  closes: string;
}

/** A day on which nobody is there; yearly: each year from this one on. */
export interface ClosedDate {
  date: string;
  name: string;
  yearly: boolean;
}

export interface Hours {
  week: Span[];
  closed: ClosedDate[];
  timeZone: string;
  openNow: boolean;
  opensAt: string | null;
}

/** A channel's: while it has none of its own, the organisation's. */
export interface ChannelHours extends Hours {
  own: boolean;
  sharedDates: boolean;
}

export const listHandOvers = (conversation: string) => get<Page<HandOver>>(`/api/v1/conversations/${encodeURIComponent(conversation)}/hand-overs`);
export const readRules = () => get<Rules>('/api/v1/organisation/hand-over');
export const saveRules = (rules: Rules) => put<Rules>('/api/v1/organisation/hand-over', rules);
export const readHours = () => get<Hours>('/api/v1/organisation/hours');
export const saveHours = (hours: Pick<Hours, 'week' | 'closed'>) => put<Hours>('/api/v1/organisation/hours', hours);
export const readChannelHours = (id: string) => get<ChannelHours>(`/api/v1/channels/${id}/hours`);
export const saveChannelHours = (id: string, hours: Pick<ChannelHours, 'week' | 'closed' | 'sharedDates' | 'timeZone'>) => put<ChannelHours>(`/api/v1/channels/${id}/hours`, hours);
export const shareHours = (id: string) => call<ChannelHours>('DELETE', `/api/v1/channels/${id}/hours`);
