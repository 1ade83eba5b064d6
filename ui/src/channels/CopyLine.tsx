import { CopyButton } from '@/design/CopyButton';
import { t } from '@/texts';

const lowered = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

/** Something to carry to the provider: whole, and copied with one press. */
export function CopyLine({ label, within, text }: { label: string; within?: string; text: string }) {
  return (
    <div>
      <p className="mb-1 text-xs text-ink-3">{label}</p>
      <div className="flex items-center gap-1 rounded-lg border border-line bg-sunken pl-3">
        <code tabIndex={0} aria-label={label} className="min-w-0 flex-1 overflow-x-auto whitespace-nowrap py-1.5 font-mono text-xs">{text}</code>
        <CopyButton text={text} label={t('channels.copy', { what: within ?? lowered(label) })} />
      </div>
    </div>
  );
}
