import { ChevronLeft, Phone, Signal, Video, Wifi } from 'lucide-react';
import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import type { PhoneMessage, SimulatedNumber } from '@/api/sandbox';
import { Mark } from '@/design/Mark';
import { Spinner } from '@/design/Spinner';
import { errorText } from '@/design/States';
import { clock, dayKey, dayLabel } from '@/design/time';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { digitsOnly, readable, type Customer } from './customers';
import { PhoneBubble } from './PhoneBubble';
import { PhoneComposer } from './PhoneComposer';
import { usePhone } from './usePhone';

/** The customer's phone, with the business's chat open. */
export function Handset({ number, customer }: { number: SimulatedNumber; customer: Customer }) {
  const phone = usePhone(number.phoneNumberId, customer);
  const [edited, setEdited] = useState<PhoneMessage | null>(null);
  const now = useNow();
  const messages = phone.thread.data?.items ?? [];
  const shown = messages.filter((message) => message.type !== 'reaction');
  const box = useRef<HTMLDivElement>(null);
  const latest = `${messages[messages.length - 1]?.id ?? ''}${String(messages.length)}${String(phone.typing)}${String(phone.sending.length)}`;
  useLayoutEffect(() => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [latest]);

  return (
    <section
      aria-label={t('phone.of', { name: customer.name })}
      data-testid="phone"
      className="flex min-h-0 w-full flex-1 flex-col overflow-hidden bg-[#0b0b0b] sm:max-h-[53rem] sm:w-[25rem] sm:rounded-[3rem] sm:p-2.5 sm:shadow-[0_0_0_2px_#3a3a38,0_24px_60px_-12px_var(--shadow)]"
    >
      <div className="relative flex min-h-0 flex-1 flex-col overflow-hidden bg-[light-dark(#efe9e1,#0e1513)] sm:rounded-[2.4rem]">
        <div className="bg-[light-dark(#f7f5f2,#19211f)]">
          <div aria-hidden="true" className="hidden h-9 items-center justify-between px-7 pt-1 text-xs font-semibold sm:flex">
            <span className="tabular">{clock(new Date(now).toISOString())}</span>
            <span className="absolute left-1/2 top-2 h-6 w-24 -translate-x-1/2 rounded-full bg-[#0b0b0b]" />
            <span className="flex items-center gap-1"><Signal className="size-3.5" /><Wifi className="size-3.5" /></span>
          </div>
          <div className="flex items-center gap-2 border-b border-line px-2 py-2">
            <ChevronLeft className="size-6 text-accent" aria-hidden="true" />
            <Mark className="size-9" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-semibold leading-5">{number.channelName}</p>
              <p className="truncate text-xs text-ink-2" role="status">{phone.typing ? t('phone.typing') : (number.displayNumber ? readable(digitsOnly(number.displayNumber)) : t('phone.business'))}</p>
            </div>
            <Video className="mx-1 size-5 text-accent" aria-hidden="true" />
            <Phone className="mx-1.5 size-5 text-accent" aria-hidden="true" />
          </div>
        </div>
        <div ref={box} tabIndex={0} role="log" aria-label={t('phone.chat')} className="flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto px-3 py-3 -outline-offset-2">
          <p className="mx-auto mb-2 max-w-64 rounded-lg bg-[light-dark(#fdf3cf,#2b2715)] px-3 py-1.5 text-center text-2xs text-[light-dark(#57450a,#e6d59b)]">{t('phone.simulated')}</p>
          {phone.thread.isPending && <Spinner className="mx-auto my-8 size-5 text-ink-3" />}
          {phone.thread.isError && <p role="alert" className="mx-auto my-6 max-w-60 text-center text-sm text-danger">{errorText(phone.thread.error)}</p>}
          {phone.thread.isSuccess && shown.length === 0 && phone.sending.length === 0 && <p className="m-auto max-w-56 text-center text-sm text-ink-2">{t('phone.empty')}</p>}
          {shown.map((message, index) => {
            const before = shown[index - 1];
            return (
              <Fragment key={message.id}>
                {(!before || dayKey(before.at) !== dayKey(message.at)) && <p className="mx-auto my-2 rounded-lg bg-surface/80 px-2.5 py-0.5 text-2xs font-medium text-ink-2">{dayLabel(message.at, now)}</p>}
                <PhoneBubble message={message} all={messages} tail={!before || before.from !== message.from} write={phone.write} onEdit={() => { setEdited(message); }} />
              </Fragment>
            );
          })}
          {phone.sending.map((one) => (
            <p key={one.key} className="max-w-[82%] self-end rounded-xl bg-[light-dark(#d6f3dc,#0f4a3e)] px-2.5 py-1.5 text-base opacity-60 [overflow-wrap:anywhere]">{one.text}</p>
          ))}
          {phone.typing && (
            <p aria-hidden="true" className="flex w-fit gap-1 self-start rounded-xl bg-[light-dark(#ffffff,#202b28)] px-3 py-3 shadow-card">
              {[0, 1, 2].map((dot) => <span key={dot} className="size-1.5 rounded-full bg-ink-3 animate-blink" style={{ animationDelay: `${String(dot * 0.18)}s` }} />)}
            </p>
          )}
        </div>
        <PhoneComposer write={phone.write} edited={edited} stopEditing={() => { setEdited(null); }} />
      </div>
    </section>
  );
}
