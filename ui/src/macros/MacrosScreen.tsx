import { ListChecks } from 'lucide-react';
import { deleteMacro, listMacros } from '@/api/macros';
import { SharedList } from '@/desk/SharedList';
import { t } from '@/texts';
import { EditMacro } from './EditMacro';
import { useStepWords } from './useStepWords';

export function MacrosScreen() {
  const words = useStepWords();
  return (
    <SharedList
      queryKey={['macros']}
      read={listMacros}
      words={{ title: t('place.macros'), lead: t('macros.lead'), make: t('macros.make'), none: t('macros.none'), noneLead: t('macros.noneLead') }}
      icon={<ListChecks className="size-5" />}
      testId="macro"
      nameOf={(macro) => macro.name}
      show={(macro) => ({ title: macro.name, below: <p className="mt-0.5 line-clamp-2 text-sm text-ink-2 wrap-anywhere">{macro.steps.map(words).join(' · ')}</p> })}
      remove={deleteMacro}
      edit={(macro, mayShare, close) => <EditMacro macro={macro} mayShare={mayShare} close={close} />}
    />
  );
}
