import { TriangleAlert } from 'lucide-react';
import { Pill } from '@/design/Pill';
import { t } from '@/texts';

/** A person should look sooner than at the others. */
export function UrgentMark() {
  return <Pill tone="wait" icon={<TriangleAlert className="size-3" aria-hidden="true" />}>{t('inbox.urgent')}</Pill>;
}
