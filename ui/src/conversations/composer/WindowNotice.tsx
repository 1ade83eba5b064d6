import { Clock4 } from 'lucide-react';
import type { Conversation } from '@/api/conversations';
import { Button } from '@/design/Button';
import { dayAndTime } from '@/design/time';
import { t } from '@/texts';

const HOURS_OF_A_DAY = 24;

/** Each channel's own rule: how long after the last message, and whether anything at all goes afterwards. */
function lead({ window, channelName: channel }: Conversation): string {
  const hours = window.hours ?? HOURS_OF_A_DAY;
  const time = hours > HOURS_OF_A_DAY && hours % HOURS_OF_A_DAY === 0 ? t('window.days', { n: hours / HOURS_OF_A_DAY }) : t('window.hours', { n: hours });
  if (!window.closesAt) return t(window.templates ? 'window.neverLead' : 'window.neverOverLead', { channel, time });
  return t(window.templates ? 'window.closedLead' : 'window.overLead', { channel, time, at: dayAndTime(window.closesAt) });
}

export function WindowNotice({ conversation, onTemplate, onNote }: { conversation: Conversation; onTemplate: () => void; onNote: () => void }) {
  return (
    <div id="composer" role="tabpanel" aria-label={t('composer.replyPanel')} className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl border border-line bg-canvas p-3">
      <Clock4 className="size-5 shrink-0 text-wait" aria-hidden="true" />
      <div className="min-w-52 flex-1 text-sm">
        <p className="font-medium">{t('window.closed')}</p>
        <p className="text-ink-2">{lead(conversation)}</p>
      </div>
      <div className="flex gap-2">
        <Button size="sm" look="quiet" onClick={onNote}>{t('window.note')}</Button>
        {conversation.window.templates && <Button size="sm" look="primary" onClick={onTemplate}>{t('window.template')}</Button>}
      </div>
    </div>
  );
}
