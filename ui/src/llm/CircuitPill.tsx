import { CircleAlert, CircleCheck, CircleDashed, CirclePause } from 'lucide-react';
import type { Model } from '@/api/models';
import { Pill } from '@/design/Pill';
import { t } from '@/texts';
import { standing, standingTones } from './circuit';

const icons = { closed: CircleCheck, 'half-open': CircleDashed, open: CircleAlert, off: CirclePause };

export function CircuitPill({ model }: { model: Model }) {
  const state = standing(model);
  const Icon = icons[state];
  return <Pill tone={standingTones[state]} icon={<Icon className="size-3" aria-hidden="true" />}>{t(`models.circuit.${state}`)}</Pill>;
}
