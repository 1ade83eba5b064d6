export interface Snooze {
  name: 'hour' | 'later' | 'evening' | 'tomorrow' | 'monday' | 'week';
  at: Date;
}

const at = (day: Date, days: number, hour: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour);

/** The times people mean, those that are still ahead; each once. */
export function snoozes(now: Date): Snooze[] {
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const all: Snooze[] = [
    { name: 'hour', at: new Date(now.getTime() + 3_600_000) },
    { name: 'later', at: new Date(Math.ceil((now.getTime() + 3 * 3_600_000) / 900_000) * 900_000) },
    { name: 'evening', at: at(now, 0, 18) },
    { name: 'tomorrow', at: at(now, 1, 9) },
    { name: 'monday', at: at(now, toMonday, 9) },
    { name: 'week', at: at(now, 7, 9) },
  ];
  const soon = now.getTime() + 30 * 60_000;
  const today = (snooze: Snooze) => snooze.at.getDate() === now.getDate();
  return all.filter((snooze, index) =>
    snooze.at.getTime() > soon
    && (snooze.name !== 'later' || today(snooze))
    && all.findIndex((other) => other.at.getTime() === snooze.at.getTime()) === index);
}

/** "45 min", "2 h", "3 days", "1 w", "3 j", "2 sem": what somebody types who knows when. Null when it is nothing of the kind. */
export function typedSnooze(text: string, now: Date): Date | null {
  const [, amount, unit] = /^\s*(\d{1,3})\s*([a-z]+)\.?\s*$/i.exec(text) ?? [];
  const n = Number(amount);
  if (!unit || n === 0) return null;
  const word = unit.toLowerCase();
  if (/^(m|min|mins|minutes?)$/.test(word)) return new Date(now.getTime() + n * 60_000);
  if (/^(h|hours?|heures?)$/.test(word)) return new Date(now.getTime() + n * 3_600_000);
  if (/^(d|days?|j|jours?)$/.test(word)) return at(now, n, 9);
  if (/^(w|weeks?|s|sem|semaines?)$/.test(word) && n <= 52) return at(now, n * 7, 9);
  return null;
}
