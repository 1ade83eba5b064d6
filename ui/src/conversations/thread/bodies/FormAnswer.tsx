import { ClipboardList } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '@/texts';
import { formLines } from './formLines';

/** A form the customer filled in, answer by answer. */
export function FormAnswer({ form, text }: { form: { name: string; response: string }; text: ReactNode }) {
  return (
    <div className="w-72 max-w-full">
      <p className="mb-1 flex items-center gap-1.5 font-medium"><ClipboardList className="size-4 text-ink-3" aria-hidden="true" />{form.name || t('thread.form')}</p>
      {text}
      <dl className="mt-1 text-sm">
        {formLines(form.response).map(([name, value]) => (
          <div key={name} className="flex gap-3 border-t border-line py-1">
            <dt className="w-28 shrink-0 text-ink-3 [overflow-wrap:anywhere]">{name}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
