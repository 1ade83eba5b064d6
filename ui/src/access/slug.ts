/** What the address of an organisation's sign-in page ends with, to begin with: its name in plain letters. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
}

/** Said in a row, with commas, spaces or lines between them; an @ before a domain is left out. */
export const words = (text: string): string[] => [...new Set(text.toLowerCase().split(/[\s,;]+/).map((word) => word.replace(/^@/, '')).filter(Boolean))];
