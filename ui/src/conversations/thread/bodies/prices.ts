import { locale } from '@/texts/language';
import type { OrderItem } from '@/api/conversations';

export function price(amount: number | string | null, currency: string | null): string {
  const value = Number(amount);
  if (amount === null || amount === '' || !Number.isFinite(value)) return '';
  if (currency) {
    try {
      return new Intl.NumberFormat(locale(), { style: 'currency', currency }).format(value);
    } catch {
      // Not a currency code we know; say it as it came.
      return `${String(value)} ${currency}`;
    }
  }
  return String(value);
}

/** Only when every item has a price in one currency: half a total is worse than none. */
export function orderTotal(items: readonly OrderItem[]): string | null {
  const currencies = new Set(items.map((item) => item.currency));
  const amounts = items.map((item) => Number(item.quantity) * Number(item.itemPrice ?? Number.NaN));
  if (items.length === 0 || currencies.size !== 1 || !amounts.every(Number.isFinite)) return null;
  return price(amounts.reduce((sum, amount) => sum + amount, 0), items[0]?.currency ?? null);
}
