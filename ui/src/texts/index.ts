import { en } from './en';

export type TextKey = keyof typeof en;
type Values = Record<string, string | number>;

// Only English ships today. A second language is a second catalogue of the same keys, chosen here.
const catalogue: Record<TextKey, string> = en;
const plural = new Intl.PluralRules('en');

export function t(key: TextKey, values?: Values): string {
  return fill(catalogue[key], values);
}

type PluralBase = TextKey extends infer K ? (K extends `${infer B}.other` ? B : never) : never;

/** Counted text: the catalogue holds `<base>.one` and `<base>.other`. */
export function tn(base: PluralBase, count: number, values?: Values): string {
  const form = `${base}.${plural.select(count)}` as TextKey;
  const text = form in catalogue ? catalogue[form] : catalogue[`${base}.other`];
  return fill(text, { n: count, ...values });
}

function fill(text: string, values?: Values): string {
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
