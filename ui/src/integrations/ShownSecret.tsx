import { TriangleAlert } from 'lucide-react';
import type { WithSecret } from '@/api/webhooks';
import { Button } from '@/design/Button';
import { CopyButton } from '@/design/CopyButton';
import { Overlay } from '@/design/Overlay';
import { t } from '@/texts';

export function ShownSecret({ made, close }: { made: WithSecret; close: () => void }) {
  const replaced = made.webhook.formerSecretUntil !== null;
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t('webhooks.secretTitle', { name: made.webhook.name })} description={replaced ? t('webhooks.bothSign') : t('webhooks.secretLead')}>
      <div className="flex flex-col gap-4">
        <div className="flex items-center gap-1 rounded-lg border border-line bg-sunken pl-3">
          <code data-testid="webhook-secret" tabIndex={0} aria-label={t('webhooks.secret')} className="min-w-0 flex-1 overflow-x-auto whitespace-nowrap py-2 font-mono text-sm">{made.secret}</code>
          <CopyButton text={made.secret} label={t('webhooks.copySecret')} />
        </div>
        <p className="flex items-start gap-2 text-sm text-wait">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {t('webhooks.once')}
        </p>
        <Button look="primary" className="self-end" onClick={close}>{t('webhooks.done')}</Button>
      </div>
    </Overlay>
  );
}
