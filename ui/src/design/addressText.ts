/** A word in an address's query; digits come as a number. */
export const addressText = (value: unknown): string | undefined => (typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined);
