import { Clock4 } from 'lucide-react';
import type { Conversation } from '@/api/conversations';
import { Button } from '@/design/Button';
import { dayAndTime } from '@/design/time';
import { t } from '@/texts';

export function WindowNotice({ conversation, onTemplate, onNote }: { conversation: Conversation; onTemplate: () => void; onNote: () => void }) {
  const closed = conversation.window.closesAt;
  return (
    <div id="composer" role="tabpanel" aria-label={t('composer.replyPanel')} className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl border border-line bg-canvas p-3">
      <Clock4 className="size-5 shrink-0 text-wait" aria-hidden="true" />
      <div className="min-w-52 flex-1 text-sm">
        <p className="font-medium">{t('window.closed')}</p>
        <p className="text-ink-2">{closed ? t('window.closedLead', { at: dayAndTime(closed) }) : t('window.neverLead')}</p>
      </div>
      <div className="flex gap-2">
        <Button size="sm" look="quiet" onClick={onNote}>{t('window.note')}</Button>
        <Button size="sm" look="primary" onClick={onTemplate}>{t('window.template')}</Button>
      </div>
    </div>
  );
}
