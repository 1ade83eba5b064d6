import { useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useStore } from '@/design/store';
import { macrosQuery } from '@/macros/queries';
import { RunMacro } from '@/macros/RunMacro';
import { t } from '@/texts';
import type { AskProps } from './ActionPicker';
import { fitting, Picker, type Choice } from './Picker';
import { picking } from './selection';

/** Which macro; then what it will do. */
export function MacroPicker({ ids, close }: AskProps) {
  const macros = useQuery(macrosQuery);
  const [chosen, setChosen] = useState(useStore(picking)?.macro ?? null);
  const all = macros.data?.items ?? [];
  const macro = all.find((one) => one.id === chosen);
  if (macro) return <RunMacro macro={macro} ids={ids} close={close} />;
  const choices: Choice[] = all.map((one) => ({
    id: one.id,
    label: one.name,
    hint: t('macros.stepCount', { n: one.steps.length }),
    icon: <ListChecks className="mx-1 size-4 text-ink-3" aria-hidden="true" />,
    stays: true,
    run: () => { setChosen(one.id); },
  }));
  return <Picker title={t('macros.pickTitle', { n: ids.length })} placeholder={t('macros.pickHint')} none={macros.isPending ? t('shell.loading') : t('macros.none')} choices={(text) => fitting(choices, text)} close={close} />;
}
