import { locale } from '@/texts/language';

const CENT = 0.01;

/** US dollars; what is less than a cent keeps two digits that say something. */
export function dollars(value: number, language = locale()): string {
  const usual = value === 0 || Math.abs(value) >= CENT;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    ...(usual ? {} : { maximumSignificantDigits: 2 }),
  }).format(value);
}

/** An amount as people write it, with a point or a comma. null: nothing is written; NaN: no amount. */
export function amountOf(text: string): number | null {
  const written = text.replaceAll(/[\s\u202f\u00a0$]/g, '').replace(',', '.');
  if (written === '') return null;
  return /^\d*\.?\d+$|^\d+\.$/.test(written) ? Number(written) : Number.NaN;
}

/** As it stands in a field, where it is written again. */
export const amountText = (value: number | null): string => (value === null ? '' : String(value));
