import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { phoneLivePath, readPhone, writeAsCustomer, type CustomerMessage } from '@/api/sandbox';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { reconnectDelay } from '@/live/cursor';
import type { Customer } from './customers';

const TYPING_SHOWN_MS = 6000;

/** One customer's phone: its thread, live, and what the customer can do. */
export function usePhone(phoneNumberId: string, customer: Customer) {
  const queries = useQueryClient();
  const queryKey = ['phone', phoneNumberId, customer.number];
  const thread = useQuery({ queryKey, queryFn: () => readPhone(phoneNumberId, customer.number) });
  const [typing, setTyping] = useState(false);
  const [sending, setSending] = useState<{ key: number; text: string }[]>([]);

  useEffect(() => {
    let source: EventSource | null = null;
    let attempt = 0;
    let again: ReturnType<typeof setTimeout> | undefined;
    let still: ReturnType<typeof setTimeout> | undefined;
    const reload = () => { void queries.invalidateQueries({ queryKey: ['phone', phoneNumberId, customer.number] }); };
    const connect = () => {
      source = new EventSource(phoneLivePath(phoneNumberId, customer.number));
      source.onopen = () => { if (attempt > 0) reload(); attempt = 0; };
      source.addEventListener('changed', () => { setTyping(false); reload(); });
      source.addEventListener('typing', () => {
        setTyping(true);
        clearTimeout(still);
        still = setTimeout(() => { setTyping(false); }, TYPING_SHOWN_MS);
      });
      source.onerror = () => {
        source?.close();
        again = setTimeout(connect, reconnectDelay(attempt++));
      };
    };
    connect();
    return () => { source?.close(); clearTimeout(again); clearTimeout(still); setTyping(false); };
  }, [phoneNumberId, customer.number, queries]);

  const write = async (message: CustomerMessage): Promise<boolean> => {
    const key = Date.now() + Math.random();
    const bubble = message.type === 'text' ? [{ key, text: message.text ?? '' }] : [];
    setSending((all) => [...all, ...bubble]);
    try {
      await writeAsCustomer(phoneNumberId, customer.number, { profileName: customer.name, ...message });
      await queries.invalidateQueries({ queryKey });
      return true;
    } catch (error) {
      toast(errorText(error), 'danger');
      return false;
    } finally {
      setSending((all) => all.filter((one) => one.key !== key));
    }
  };

  return { thread, typing, sending, write };
}
