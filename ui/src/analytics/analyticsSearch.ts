export const reports = ['overview', 'conversations', 'responses', 'resolution', 'bot', 'teammates', 'channels', 'labels', 'satisfaction', 'cost'] as const;
export type ReportName = (typeof reports)[number];

export const spans = ['7', '30', '90', '365', 'own'] as const;
export type Span = (typeof spans)[number];

export interface AnalyticsSearch {
  report?: ReportName;
  /** So many days up to today; `from` and `to` when it is `own`. */
  span?: Span;
  from?: string;
  to?: string;
  compare?: 'previous' | 'year';
  channel?: string;
  team?: string;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown) => known.find((one) => one === String(value));
const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined);

export function asAnalyticsSearch(search: Record<string, unknown>): AnalyticsSearch {
  return {
    report: oneOf(reports, search.report),
    span: oneOf(spans, search.span),
    from: day(search.from),
    to: day(search.to),
    compare: oneOf(['previous', 'year'] as const, search.compare),
    channel: id(search.channel),
    team: id(search.team),
  };
}

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** What the server is asked: it knows which day is today where the organisation is, so only spans need this one's. */
export function asked(search: AnalyticsSearch, now: number): { from?: string; to?: string; compare?: string; channel?: string; team?: string } {
  const { compare, channel, team } = search;
  if (search.span === 'own') return { from: search.from, to: search.to, compare, channel, team };
  const days = Number(search.span ?? '30');
  return { from: days === 30 ? undefined : iso(now - (days - 1) * DAY), compare, channel, team };
}

/** The same days as moments, for lists: from the first to behind the last, where whoever looks is. */
export function between(search: AnalyticsSearch, now: number): { from?: string; to?: string; channel?: string; team?: string } {
  const { channel, team } = search;
  const midnight = (date: string, later: number) => {
    const at = new Date(`${date}T00:00:00`);
    at.setDate(at.getDate() + later);
    return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
  };
  if (search.span === 'own') return { from: search.from && midnight(search.from, 0), to: search.to && midnight(search.to, 1), channel, team };
  return { from: midnight(iso(now - (Number(search.span ?? '30') - 1) * DAY), 0), channel, team };
}
