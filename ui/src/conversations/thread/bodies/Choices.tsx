import { ChevronRight, List } from 'lucide-react';
import type { ChoiceOption, MessageContent } from '@/api/conversations';
import { t } from '@/texts';

/** So many are read at a glance: they stand there as the customer saw them. */
const FEW = 5;

/** What the customer can tap under this message; a long list opens on demand, as it does on the phone. */
export function Choices({ choices }: { choices: NonNullable<MessageContent['choices']> }) {
  if (choices.kind === 'buttons') {
    return (
      <ul aria-label={t('thread.choices')} className="mt-2 flex flex-wrap gap-1 border-t border-ink/10 pt-2">
        {choices.options.map((option) => <Option key={option.id} option={option} />)}
      </ul>
    );
  }
  return (
    <details open={choices.options.length <= FEW} className="group mt-2 border-t border-ink/10 pt-1.5">
      <summary className="flex list-none items-center gap-1.5 rounded text-xs font-medium text-ink-2 [&::-webkit-details-marker]:hidden">
        <List className="size-3.5" aria-hidden="true" />
        {choices.button || t('thread.list')} · {t('thread.options', { n: choices.options.length })}
        <ChevronRight className="size-3.5 transition-transform group-open:rotate-90" aria-hidden="true" />
      </summary>
      <ul aria-label={t('thread.choices')} className="mt-1.5 flex flex-col gap-1">
        {choices.options.map((option) => <Option key={option.id} option={option} />)}
      </ul>
    </details>
  );
}

function Option({ option }: { option: ChoiceOption }) {
  return (
    <li className="rounded-lg border border-ink/15 px-2 py-0.5 text-xs font-medium">
      {option.title}
      {option.description && <span className="block font-normal text-ink-2">{option.description}</span>}
    </li>
  );
}
