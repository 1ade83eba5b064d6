import { CircleAlert, CircleCheck, CircleDashed, CirclePause, CircleSlash2, KeyRound } from 'lucide-react';
import type { Health } from '@/api/channels';
import { Pill } from '@/design/Pill';
import { t } from '@/texts';
import { stateTones } from './health';

const icons = { ok: CircleCheck, unverified: CircleDashed, limited: CircleSlash2, failing: CircleAlert, expired: KeyRound, disabled: CirclePause };

export function HealthPill({ health }: { health: Health }) {
  const Icon = icons[health.state];
  return (
    <Pill tone={stateTones[health.state]} icon={<Icon className="size-3" aria-hidden="true" />}>
      {t(`channels.state.${health.reason === 'archived' ? 'archived' : health.state}`)}
    </Pill>
  );
}
