import { useState } from 'react';
import { useMay } from '@/access/session';
import type { Contact } from '@/api/contacts';
import { Card } from '@/design/Page';
import { t } from '@/texts';
import { DealsOf } from './DealsOf';
import { EditDeal } from './EditDeal';

/** On the profile: what somebody may buy. */
export function ContactDeals({ contact }: { contact: Contact }) {
  const mayRead = useMay('conversations:read');
  const [making, setMaking] = useState(false);
  if (!mayRead) return null;
  return (
    <Card className="p-4">
      <h2 className="mb-2 text-sm font-semibold">{t('pipeline.deals')}</h2>
      <DealsOf contact={contact.id} make={() => { setMaking(true); }} />
      {making && <EditDeal deal={null} contact={{ id: contact.id, name: contact.name }} close={() => { setMaking(false); }} />}
    </Card>
  );
}
