import { useQuery } from '@tanstack/react-query';
import { SlidersHorizontal, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Overlay } from '@/design/Overlay';
import { useRemembered } from '@/design/remembered';
import { Empty, Failed } from '@/design/States';
import { useTitle } from '@/design/useTitle';
import { useWide } from '@/design/useWide';
import { Pending } from '@/shell/fallbacks';
import { t } from '@/texts';
import { keepCustomer, readCustomers, type Customer } from './customers';
import { Handset } from './Handset';
import { PhoneSettings } from './PhoneSettings';
import { sandboxQuery } from './queries';
import { Trouble } from './Trouble';

export function PhoneScreen() {
  useTitle(t('place.phone'));
  const sandbox = useQuery(sandboxQuery);
  const [stored] = useRemembered('phone.customers');
  const customers = readCustomers(stored);
  const [lastNumber, setLastNumber] = useRemembered('phone.number');
  const [customerNumber, setCustomerNumber] = useRemembered('phone.customer');
  const [sheet, setSheet] = useState(false);
  const wide = useWide(900);

  if (sandbox.isPending) return <Pending />;
  if (sandbox.isError) return <Failed error={sandbox.error} retry={() => { void sandbox.refetch(); }} />;
  if (!sandbox.data) return <Centre><Empty icon={<Smartphone className="size-5" />} title={t('phone.off')}>{t('phone.offLead')}</Empty></Centre>;
  const number = sandbox.data.numbers.find((one) => one.phoneNumberId === lastNumber) ?? sandbox.data.numbers[0];
  if (!number) return <Centre><Empty icon={<Smartphone className="size-5" />} title={t('phone.noNumber')}>{t('phone.noNumberLead')}</Empty></Centre>;
  const customer: Customer = customers.find((one) => one.number === customerNumber) ?? customers[0] ?? { name: '', number: '260970000000' };

  const settings = (
    <>
      <PhoneSettings
        numbers={sandbox.data.numbers}
        number={number}
        onNumber={setLastNumber}
        customers={customers}
        customer={customer}
        onCustomer={(chosen) => { setCustomerNumber(chosen.number); setSheet(false); }}
        onNewCustomer={(added) => { keepCustomer(added); setCustomerNumber(added.number); setSheet(false); }}
      />
      <Trouble />
    </>
  );
  return (
    <div className="flex h-full">
      {wide && (
        <aside aria-label={t('phone.settings')} className="h-full w-80 shrink-0 overflow-y-auto border-r border-line bg-surface p-5">
          <h1 className="text-lg font-semibold tracking-tight">{t('place.phone')}</h1>
          <p className="mb-5 mt-1 text-sm text-ink-2">{t('phone.lead')}</p>
          {settings}
        </aside>
      )}
      <div className="flex h-full min-w-0 flex-1 flex-col items-center justify-center sm:p-4">
        {!wide && (
          <div className="flex w-full max-w-[25rem] items-center justify-between px-3 py-2">
            <h1 className="text-base font-semibold">{t('place.phone')}</h1>
            <Button size="sm" icon={<SlidersHorizontal className="size-3.5" />} onClick={() => { setSheet(true); }}>{customer.name || t('phone.settings')}</Button>
          </div>
        )}
        <Handset key={`${number.phoneNumberId}/${customer.number}`} number={number} customer={customer} />
      </div>
      {!wide && <Overlay kind="sheet" open={sheet} onOpenChange={setSheet} title={t('phone.settings')}>{settings}</Overlay>}
    </div>
  );
}

function Centre({ children }: { children: React.ReactNode }) {
  return <div className="flex h-full items-center justify-center">{children}</div>;
}
