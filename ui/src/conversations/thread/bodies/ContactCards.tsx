import type { SharedContact } from '@/api/conversations';
import { Avatar } from '@/design/Avatar';
import { t } from '@/texts';

const nameOf = (contact: SharedContact) => (typeof contact.name === 'string' ? contact.name : contact.name?.formatted_name) ?? t('inbox.unnamed');

function lines(contact: SharedContact): string[] {
  const phones = (contact.phones ?? []).map((phone) => (typeof phone === 'string' ? phone : (phone.phone ?? phone.wa_id ?? '')));
  const emails = (contact.emails ?? []).map((email) => (typeof email === 'string' ? email : (email.email ?? '')));
  return [contact.organisation ?? '', ...phones, ...emails].filter(Boolean);
}

export function ContactCards({ contacts }: { contacts: SharedContact[] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {contacts.map((contact, index) => (
        <li key={index} className="flex w-64 max-w-full items-center gap-2.5 rounded-xl border border-line bg-surface p-2 text-sm">
          <Avatar name={nameOf(contact)} seed={nameOf(contact)} />
          <span className="min-w-0">
            <span className="block truncate font-medium">{nameOf(contact)}</span>
            {lines(contact).map((line) => <span key={line} className="block truncate text-xs text-ink-2">{line}</span>)}
          </span>
        </li>
      ))}
    </ul>
  );
}
