const minutesOf = { min: 1, m: 1, h: 60, d: 1440, j: 1440 } as const;
const LONGEST = 60 * 24 * 60;

/** `90`, `90 min`, `4 h`, `2 d` as minutes; null for nothing, undefined for what is none. */
export function asMinutes(text: string): number | null | undefined {
  const said = text.trim().toLowerCase();
  if (said === '') return null;
  const [, number, unit] = /^(\d+)\s*(min|m|h|d|j)?$/.exec(said) ?? [];
  if (number === undefined) return undefined;
  const minutes = Number(number) * minutesOf[(unit ?? 'min') as keyof typeof minutesOf];
  return minutes <= LONGEST ? minutes : undefined;
}

export function asSpan(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return `${String(minutes / 1440)} d`;
  return minutes > 0 && minutes % 60 === 0 ? `${String(minutes / 60)} h` : `${String(minutes)} min`;
}
