import { Download } from 'lucide-react';
import { receiptUrl, type Erasure } from '@/api/privacy';
import { Button } from '@/design/Button';
import { Overlay } from '@/design/Overlay';
import { fullTime } from '@/design/time';
import { number, t } from '@/texts';

/** Who erased how much, and when. Nothing of the person is in it. */
export function Receipt({ erasure, close }: { erasure: Erasure; close: () => void }) {
  const facts: [string, string][] = [
    [t('privacy.number'), erasure.id],
    [t('privacy.by'), erasure.requestedBy],
    [t('privacy.asked'), fullTime(erasure.requestedAt)],
    [t('privacy.finished'), erasure.finishedAt ? fullTime(erasure.finishedAt) : t('privacy.notYet')],
    [t('privacy.contact'), erasure.contactId],
    [t('privacy.checksum'), erasure.checksum ?? t('privacy.notYet')],
  ];
  return (
    <Overlay
      wide
      open
      onOpenChange={(next) => { if (!next) close(); }}
      title={t('privacy.receiptTitle')}
      description={t('privacy.receiptLead')}
      footer={
        <>
          {erasure.state === 'done' && (
            <a href={receiptUrl(erasure.id)} download={`erasure-${erasure.id}.json`} className="inline-flex min-h-9 items-center gap-2 rounded-lg border border-line bg-surface px-3 text-sm font-medium hover:bg-hover">
              <Download className="size-4" aria-hidden="true" />{t('privacy.download')}
            </a>
          )}
          <Button onClick={close}>{t('shell.close')}</Button>
        </>
      }
    >
      <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[10rem_1fr]">
        {facts.map(([what, value]) => (
          <div key={what} className="contents">
            <dt className="text-ink-2">{what}</dt>
            <dd className="tabular [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      <table className="mt-4 w-full text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-2">
            <th scope="col" className="py-1.5 font-medium">{t('privacy.where')}</th>
            <th scope="col" className="py-1.5 text-right font-medium">{t('privacy.rows')}</th>
            <th scope="col" className="py-1.5 text-right font-medium">{t('privacy.files')}</th>
          </tr>
        </thead>
        <tbody>
          {erasure.erased.map((each) => (
            <tr key={each.holder} className="border-b border-line last:border-0">
              <td className="py-1.5 font-mono text-xs">{each.holder}</td>
              <td className="tabular py-1.5 text-right">{number(each.rows)}</td>
              <td className="tabular py-1.5 text-right">{number(each.files)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-4 text-sm text-ink-2">{t('privacy.backups')}</p>
    </Overlay>
  );
}
