import type { Mailing } from '@/api/mailings';
import { Card } from '@/design/Page';
import { t } from '@/texts';

/** What is said, as it was written. */
export function Letter({ mailing: { letter } }: { mailing: Mailing }) {
  return (
    <Card className="min-w-0 p-4">
      <h2 className="mb-2 text-sm font-medium text-ink-2">{t('mailings.letter')}</h2>
      {letter.subject && <p className="mb-1 font-medium [overflow-wrap:anywhere]">{letter.subject}</p>}
      {letter.template
        ? <p className="text-sm">{t('mailings.templateCalled', { name: letter.template })}</p>
        : <p className="whitespace-pre-wrap rounded-xl bg-sunken px-3 py-2 text-base [overflow-wrap:anywhere]">{letter.text}</p>}
    </Card>
  );
}
