import type { CSSProperties } from 'react';

/** The first letters of the first and last word; a number or no name at all gives a plain mark. */
export function initials(name: string | null): string {
  const words = (name ?? '').trim().split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0];
  if (!first) return '#';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return (Array.from(first)[0] ?? '').toUpperCase() + (last ? (Array.from(last)[0] ?? '').toUpperCase() : '');
}

/** The same person always has the same tint; lightness is fixed, so that contrast holds for every hue. */
export function tint(seed: string): CSSProperties {
  let hash = 0;
  for (const char of seed) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  const hue = hash % 360;
  return {
    background: `light-dark(oklch(0.93 0.04 ${String(hue)}), oklch(0.32 0.05 ${String(hue)}))`,
    color: `light-dark(oklch(0.4 0.09 ${String(hue)}), oklch(0.87 0.07 ${String(hue)}))`,
  };
}
