import type { IntakeItem } from '@/api/intake';

export function errorLine(error: IntakeItem['error']): string | null {
  if (!error) return null;
  if (typeof error === 'string') return error;
  return [error.text, error.code ? `(${error.code})` : ''].filter(Boolean).join(' ') || null;
}

/** Raw items are JSON text as it arrived; what is not JSON is shown as it is. */
export function prettyRaw(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
