import type { IntakeState } from '@/api/intake';
import { Pill, type Tone } from '@/design/Pill';
import { t } from '@/texts';

const tones: Record<IntakeState, Tone> = { received: 'wait', done: 'ok', ignored: 'neutral', quarantined: 'note', dead: 'danger' };

export function StatePill({ state }: { state: IntakeState }) {
  return <Pill tone={tones[state]}>{t(`intake.state.${state}`)}</Pill>;
}
