import { readRemembered, remember } from '@/design/remembered';

export interface Customer {
  name: string;
  number: string;
}

const first: Customer[] = [
  { name: 'Chanda Mwansa', number: '260971234567' },
  { name: 'Thandiwe Phiri', number: '260966555012' },
  { name: 'Luyando Hamoonga', number: '260955010203' },
];

/** The people one can be on the phone; kept in this browser. */
export function readCustomers(stored: string | null = readRemembered('phone.customers')): Customer[] {
  if (stored === null) return first;
  try {
    const value: unknown = JSON.parse(stored);
    const valid = Array.isArray(value)
      ? value.filter((one): one is Customer => typeof (one as Customer | null)?.name === 'string' && isKey((one as Customer).number))
      : [];
    return valid.length > 0 ? valid : first;
  } catch {
    return first;
  }
}

export function keepCustomer(customer: Customer): void {
  const others = readCustomers().filter((known) => known.number !== customer.number);
  remember('phone.customers', JSON.stringify([customer, ...others].slice(0, 12)));
}

/** A number nobody has: +260 97 and seven random digits. */
export function newNumber(random: () => number = Math.random): string {
  return `26097${String(Math.floor(random() * 10_000_000)).padStart(7, '0')}`;
}

/** WhatsApp knows a customer by the digits of a phone number, or, where that is hidden, by a user id. */
export const isKey = (key: string) => /^[1-9]\d{6,14}$|^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(key);

export function newUserId(random: () => number = Math.random): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return `ZM.${Array.from({ length: 16 }, () => letters[Math.floor(random() * letters.length)] ?? 'A').join('')}`;
}

export const digitsOnly = (text: string) => text.replace(/\D/g, '');

export function readable(number: string): string {
  if (!/^\d+$/.test(number)) return number.length > 14 ? `${number.slice(0, 11)}…` : number;
  return number.startsWith('260') && number.length === 12
    ? `+260 ${number.slice(3, 5)} ${number.slice(5, 8)} ${number.slice(8)}`
    : `+${number}`;
}
