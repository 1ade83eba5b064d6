import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AuditEntry } from '@/api/audit';
import { Button } from '@/design/Button';
import { CopyButton } from '@/design/CopyButton';
import { Overlay } from '@/design/Overlay';
import { fullTime } from '@/design/time';
import { t } from '@/texts';
import { deed, factText, whoName } from './entryWords';

interface SheetProps {
  entry: AuditEntry | null;
  close: () => void;
  showSubject: (subject: string) => void;
}

export function EntrySheet({ entry, close, showSubject }: SheetProps) {
  return (
    <Overlay
      kind="sheet"
      open={entry !== null}
      onOpenChange={(open) => { if (!open) close(); }}
      title={entry ? t('audit.entry', { n: entry.seq }) : ''}
      description={entry ? `${whoName(entry.who)} ${deed(entry)}` : undefined}
      footer={entry && <Button onClick={() => { showSubject(`${entry.subject.type}:${entry.subject.id}`); }}>{t('audit.sameSubject')}</Button>}
    >
      {entry && <Facts entry={entry} />}
    </Overlay>
  );
}

function Facts({ entry }: { entry: AuditEntry }) {
  const facts = Object.entries(entry.details);
  return (
    <dl data-testid="audit-entry" className="space-y-3 text-sm">
      <Fact name={t('audit.when')}>{fullTime(entry.at)}</Fact>
      <Fact name={t('audit.who')}>{whoName(entry.who)}</Fact>
      <Fact name={t('audit.whence')}>{entry.from ? <span className="tabular">{entry.from.address}</span> : entry.forgotten ? t('audit.forgotten') : entry.who.kind === 'operator' ? t('audit.atTerminal') : t('audit.inside')}</Fact>
      {entry.from?.agent && <Fact name={t('audit.agent')}>{entry.from.agent}</Fact>}
      {entry.personal.search && <Fact name={t('audit.search')}>{entry.personal.search}</Fact>}
      <Fact name={t('audit.subject')}>
        {entry.subject.name ?? entry.subject.type} <span className="font-mono text-xs text-ink-3">{entry.subject.id}</span>
        {entry.subject.type === 'conversation' && (
          <Link to="/inbox/$conversationId" params={{ conversationId: entry.subject.id }} search={{}} className="mt-1 block w-fit font-medium text-accent-text underline underline-offset-4">{t('audit.openConversation')}</Link>
        )}
      </Fact>
      {facts.length > 0 && (
        <Fact name={t('audit.details')}>
          <span className="block space-y-1">
            {facts.map(([name, value]) => <span key={name} className="block"><span className="text-ink-3">{name}:</span> {factText(value)}</span>)}
          </span>
        </Fact>
      )}
      <Fact name={t('audit.code')}><code className="font-mono text-xs">{entry.action}</code></Fact>
      <Fact name={t('audit.hash')}>
        <span className="flex items-start gap-2"><code className="min-w-0 break-all font-mono text-xs text-ink-2">{entry.hash}</code><CopyButton text={entry.hash} label={t('audit.copyHash')} /></span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt className="text-xs text-ink-3">{name}</dt><dd className="mt-0.5 [overflow-wrap:anywhere]">{children}</dd></div>;
}
