import { BadgeCheck } from 'lucide-react';
import type { Identifier } from '@/api/contacts';
import { CopyButton } from '@/design/CopyButton';
import { cx } from '@/design/cx';
import { Pill } from '@/design/Pill';
import { fullTime } from '@/design/time';
import { t } from '@/texts';
import { addressName, shownAddress } from './addresses';

/** Where somebody can be reached, who says so, and where no more. */
export function Addresses({ identifiers }: { identifiers: readonly Identifier[] }) {
  return (
    <ul>
      {identifiers.map((identifier) => (
        <li key={`${identifier.contactId}${identifier.kind}${identifier.value}`} className="group -mr-2 flex items-center gap-2 py-1 text-sm">
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-1.5 text-2xs text-ink-3">
              {addressName(identifier.kind)}
              {identifier.proven && <BadgeCheck className="size-3 text-ok" role="img" aria-label={t('contacts.proven')} />}
            </span>
            <span className={cx('tabular block truncate', identifier.formerSince && 'text-ink-3 line-through')}>{shownAddress(identifier)}</span>
          </span>
          {identifier.formerSince && <Pill title={fullTime(identifier.formerSince)}>{t('contacts.former')}</Pill>}
          <CopyButton text={shownAddress(identifier)} label={t('panel.copy', { what: addressName(identifier.kind) })} />
        </li>
      ))}
    </ul>
  );
}
