import { get, post, withQuery } from './client';

export type Unit = 'count' | 'share' | 'duration' | 'money' | 'score';

export interface Figure {
  metric: string;
  unit: Unit;
  /** Durations in seconds, money in US dollars, shares between 0 and 1, scores from 1 to 5; null: nothing to say. */
  value: number | null;
  before: number | null;
}

export interface Point {
  from: string;
  value: number | null;
  before: number | null;
}

export interface Series {
  metric: string;
  unit: Unit;
  points: Point[];
}

export interface Row {
  id: string | null;
  name: string | null;
  values: (number | null)[];
}

export interface Table {
  part: string;
  columns: { metric: string; unit: Unit }[];
  rows: Row[];
}

export interface Report {
  report: string;
  period: { from: string; to: string };
  compared: { from: string; to: string } | null;
  timeZone: string;
  granularity: 'day' | 'week' | 'month';
  state: 'ready' | 'counting' | 'recounting';
  countedAt: string | null;
  figures: Figure[];
  series: Series[];
  tables: Table[];
}

export interface Cell {
  /** 1 is Monday. */
  weekday: number;
  hour: number;
  received: number;
}

export interface Overview {
  waiting: number;
  longestSince: string | null;
  unassigned: number;
  held: number;
  online: number;
  teammates: { id: string; name: string | null; online: boolean; open: number }[];
  today: Figure[];
  open: boolean;
  at: string;
  timeZone: string;
  state: Report['state'];
}

export interface Asked {
  from?: string;
  to?: string;
  compare?: string;
  channel?: string;
  team?: string;
}

const at = '/api/v1/analytics';

export const readOverview = () => get<Overview>(`${at}/overview`);
export const readReport = (report: string, asked: Asked) => get<Report>(`${at}/reports/${report}`, { ...asked });
export const readHours = ({ from, to, channel, team }: Asked) => get<{ cells: Cell[] }>(`${at}/heat-map`, { from, to, channel, team });
export const reportFile = (report: string, part: string, asked: Asked) => withQuery(`${at}/reports/${report}/${part}.csv`, { ...asked });
export const reportPdf = (report: string, asked: Asked, language: string) => withQuery(`${at}/reports/${report}.pdf`, { ...asked, language });
export const readOwnFigures = ({ from, to, compare }: Asked) => get<Report>(`${at}/own`, { from, to, compare });
export const recount = () => post<undefined>(`${at}/recount`);
