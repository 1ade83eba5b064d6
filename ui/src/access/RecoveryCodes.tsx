import { Button } from '@/design/Button';
import { CopyButton } from '@/design/CopyButton';
import { Overlay } from '@/design/Overlay';
import { t } from '@/texts';

/** Shown once, for paper. */
export function RecoveryCodes({ codes, close }: { codes: string[] | null; close: () => void }) {
  return (
    <Overlay
      open={codes !== null}
      onOpenChange={(open) => { if (!open) close(); }}
      title={t('secondStep.codes')}
      description={t('secondStep.codesLead')}
      footer={<Button look="primary" onClick={close}>{t('secondStep.kept')}</Button>}
    >
      <div className="flex items-start gap-2 rounded-lg border border-line bg-sunken p-3">
        <ul data-testid="recovery-codes" className="grid flex-1 grid-cols-1 gap-x-4 gap-y-1 font-mono text-sm sm:grid-cols-2">
          {codes?.map((code) => <li key={code}>{code}</li>)}
        </ul>
        <CopyButton text={codes?.join('\n') ?? ''} label={t('secondStep.copyCodes')} />
      </div>
    </Overlay>
  );
}
