import type { Money } from '@/api/deals';
import { locale } from '@/texts/language';

/** As exact as it came: a number would round what is large. */
export function moneyText({ amount, currency }: Money, language = locale()): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount as `${number}`);
}

/** What the server takes, of what people write. null: nothing is written; undefined: no amount. */
export function amountOf(written: string): string | null | undefined {
  const plain = written.replaceAll(/[\s\u202f\u00a0]/g, '').replace(',', '.');
  if (plain === '') return null;
  return /^\d{1,13}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
}

export const currencies = (): string[] => Intl.supportedValuesOf('currency');
