import type { Priority } from './conversations';
import { get, put } from './client';
import type { Span } from './handover';

export type CountingHours = 'always' | 'organisation' | 'own';

/** What is promised to customers who want a person; the first that fits a conversation counts. */
export interface ServiceLevel {
  name: string;
  channels: string[];
  teams: string[];
  priorities: Priority[];
  firstMinutes: number | null;
  nextMinutes: number | null;
  resolutionMinutes: number | null;
  warnMinutes: number;
  hours: CountingHours;
  week: Span[];
}

export const listLevels = () => get<{ items: ServiceLevel[] }>('/api/v1/service-levels');
export const saveLevels = (items: ServiceLevel[]) => put<{ items: ServiceLevel[] }>('/api/v1/service-levels', { items });
