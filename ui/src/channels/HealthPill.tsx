import { CircleAlert, CircleCheck, CircleDashed, CirclePause, KeyRound } from 'lucide-react';
import type { Health } from '@/api/channels';
import { Pill } from '@/design/Pill';
import { stateTones, stateWords } from './health';

const icons = { ok: CircleCheck, unverified: CircleDashed, failing: CircleAlert, expired: KeyRound, disabled: CirclePause };

export function HealthPill({ health }: { health: Health }) {
  const Icon = icons[health.state];
  return (
    <Pill tone={stateTones[health.state]} icon={<Icon className="size-3" aria-hidden="true" />}>
      {health.reason === 'archived' ? 'Archived' : stateWords[health.state]}
    </Pill>
  );
}
