import { UserPlus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { SimulatedNumber } from '@/api/sandbox';
import { Avatar } from '@/design/Avatar';
import { Button } from '@/design/Button';
import { SelectField, TextField } from '@/design/Field';
import { t } from '@/texts';
import { digitsOnly, isKey, newNumber, newUserId, readable, type Customer } from './customers';

interface SettingsProps {
  numbers: SimulatedNumber[];
  number: SimulatedNumber;
  onNumber: (phoneNumberId: string) => void;
  customers: Customer[];
  customer: Customer;
  onCustomer: (customer: Customer) => void;
  onNewCustomer: (customer: Customer) => void;
}

export function PhoneSettings({ numbers, number, onNumber, customers, customer, onCustomer, onNewCustomer }: SettingsProps) {
  const [adding, setAdding] = useState(false);
  return (
    <div className="flex flex-col gap-5">
      <SelectField label={t('phone.writesTo')} value={number.phoneNumberId} onChange={(event) => { onNumber(event.target.value); }}>
        {numbers.map((one) => <option key={one.phoneNumberId} value={one.phoneNumberId}>{one.channelName}{one.displayNumber ? ` · ${readable(digitsOnly(one.displayNumber))}` : ''}</option>)}
      </SelectField>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t('phone.youAre')}</legend>
        <div className="flex flex-col gap-0.5">
          {customers.map((one) => (
            <label key={one.number} className="flex cursor-pointer items-center gap-2.5 rounded-lg px-2 py-1.5 hover:bg-hover has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent">
              <input type="radio" name="customer" className="sr-only" checked={one.number === customer.number} onChange={() => { onCustomer(one); }} />
              <Avatar size="sm" name={one.name} seed={one.number} />
              <span className="min-w-0 flex-1 truncate text-sm font-medium">{one.name}</span>
              <span className="tabular text-xs text-ink-3">{readable(one.number)}</span>
            </label>
          ))}
        </div>
        {adding ? (
          <NewCustomer done={() => { setAdding(false); }} add={(added) => { setAdding(false); onNewCustomer(added); }} />
        ) : (
          <Button size="sm" look="quiet" className="mt-1" icon={<UserPlus className="size-3.5" />} onClick={() => { setAdding(true); }}>{t('phone.newCustomer')}</Button>
        )}
      </fieldset>
    </div>
  );
}

function NewCustomer({ add, done }: { add: (customer: Customer) => void; done: () => void }) {
  const [name, setName] = useState('');
  const [number, setNumber] = useState(() => newNumber());
  const [hidden, setHidden] = useState(false);
  const digits = digitsOnly(number);
  const ready = name.trim() !== '' && (hidden || isKey(digits));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) add({ name: name.trim(), number: hidden ? newUserId() : digits });
  };
  return (
    <form onSubmit={submit} className="mt-2 flex flex-col gap-3 rounded-xl border border-line bg-canvas p-3">
      <TextField autoFocus label={t('phone.customerName')} value={name} onChange={(event) => { setName(event.target.value); }} />
      <TextField label={t('phone.customerNumber')} inputMode="tel" hint={t('phone.customerNumberHint')} disabled={hidden} value={number} onChange={(event) => { setNumber(event.target.value); }} />
      <label className="flex cursor-pointer items-start gap-2 text-sm">
        <input type="checkbox" className="mt-0.5 size-4 accent-accent" checked={hidden} onChange={(event) => { setHidden(event.target.checked); }} />
        <span>{t('phone.hideNumber')}<span className="block text-xs text-ink-3">{t('phone.hideNumberHint')}</span></span>
      </label>
      <div className="flex justify-end gap-2">
        <Button size="sm" look="quiet" onClick={done}>{t('shell.cancel')}</Button>
        <Button size="sm" type="submit" look="primary" disabled={!ready}>{t('phone.addCustomer')}</Button>
      </div>
    </form>
  );
}
