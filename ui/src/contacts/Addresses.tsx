import { useMutation } from '@tanstack/react-query';
import { BadgeCheck, Eye } from 'lucide-react';
import { useMay } from '@/access/session';
import { revealContact, type Contact } from '@/api/contacts';
import { Button } from '@/design/Button';
import { CopyButton } from '@/design/CopyButton';
import { cx } from '@/design/cx';
import { Pill } from '@/design/Pill';
import { errorText } from '@/design/States';
import { fullTime } from '@/design/time';
import { t } from '@/texts';
import { addressName, shownAddress } from './addresses';

/** Where somebody can be reached, who says so, and where no more. */
export function Addresses({ contact }: { contact: Contact }) {
  const full = useMay('contacts:addresses');
  const may = useMay('contacts:reveal');
  const reveal = useMutation({ mutationFn: () => revealContact(contact.id) });
  const shown = reveal.data?.id === contact.id ? reveal.data : null;
  const readable = full || shown !== null;
  return (
    <>
      <ul>
        {(shown ?? contact).identifiers.map((identifier) => (
          <li key={`${identifier.contactId}${identifier.kind}${identifier.value}`} className="group -mr-2 flex items-center gap-2 py-1 text-sm">
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-1.5 text-2xs text-ink-3">
                {addressName(identifier.kind)}
                {identifier.proven && <BadgeCheck className="size-3 text-ok" role="img" aria-label={t('contacts.proven')} />}
              </span>
              <span className={cx('tabular block truncate', identifier.formerSince && 'text-ink-3 line-through')}>{shownAddress(identifier)}</span>
            </span>
            {identifier.formerSince && <Pill title={fullTime(identifier.formerSince)}>{t('contacts.former')}</Pill>}
            {readable && <CopyButton text={shownAddress(identifier)} label={t('panel.copy', { what: addressName(identifier.kind) })} />}
          </li>
        ))}
      </ul>
      {!readable && may && <Button size="sm" className="mt-1" icon={<Eye className="size-4" />} busy={reveal.isPending} title={t('panel.revealNoted')} onClick={() => { reveal.mutate(); }}>{t('panel.reveal')}</Button>}
      {reveal.isError && <p role="alert" className="mt-1 text-sm text-danger">{errorText(reveal.error)}</p>}
    </>
  );
}
