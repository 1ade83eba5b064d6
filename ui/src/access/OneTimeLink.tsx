import { CopyButton } from '@/design/CopyButton';
import { Overlay } from '@/design/Overlay';
import { dayAndTime } from '@/design/time';
import { t } from '@/texts';

export interface Shown {
  link: string;
  expiresAt: string;
  title: string;
  /** Whether it is on its way by mail as well. */
  mailed?: boolean;
}

/** Whoever made the link passes it on, also where it is mailed: a mail can get lost. It is shown this once. */
export function OneTimeLink({ shown, close }: { shown: Shown | null; close: () => void }) {
  return (
    <Overlay open={shown !== null} onOpenChange={(open) => { if (!open) close(); }} title={shown?.title ?? ''} description={shown?.mailed ? t('link.mailedLead') : t('link.lead')}>
      {shown && (
        <>
          <div className="flex items-center gap-2 rounded-lg border border-line bg-sunken py-1 pl-3 pr-1">
            <code data-testid="one-time-link" className="min-w-0 flex-1 break-all py-1 text-xs">{shown.link}</code>
            <CopyButton text={shown.link} label={t('link.copy')} />
          </div>
          <p className="mt-2 text-xs text-ink-3">{t('link.expires', { when: dayAndTime(shown.expiresAt) })}</p>
        </>
      )}
    </Overlay>
  );
}
