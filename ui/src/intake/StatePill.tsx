import type { IntakeState } from '@/api/intake';
import { Pill, type Tone } from '@/design/Pill';
import { t } from '@/texts';

const tones: Record<IntakeState, Tone> = { received: 'wait', done: 'ok', ignored: 'neutral', quarantined: 'note', dead: 'danger' };

export function StatePill({ state, answered }: { state: IntakeState; answered?: boolean }) {
  const text = state === 'done' && answered !== undefined ? t(answered ? 'intake.answered' : 'intake.stored') : t(`intake.state.${state}`);
  return <Pill tone={state === 'done' && answered === true ? 'accent' : tones[state]}>{text}</Pill>;
}
