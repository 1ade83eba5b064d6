import * as Dialog from '@radix-ui/react-dialog';
import { Check } from 'lucide-react';
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from '@/design/cx';
import { matches } from '@/shell/matches';
import { t } from '@/texts';

export interface Choice {
  id: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
  /** already so; of some of the conversations when mixed */
  on?: boolean | 'mixed';
  /** stays open after choosing */
  stays?: boolean;
  run: () => void;
}

interface PickerProps {
  title: string;
  placeholder: string;
  /** Said while there is nothing to choose from and nothing was typed. */
  none?: string;
  /** What can be chosen for what was typed; filtered by it unless `own` */
  choices: (text: string) => readonly Choice[];
  /** For whoever looks for choices elsewhere. */
  onText?: (text: string) => void;
  close: () => void;
}

/** Type, walk with the arrows, choose with Enter: one way for everything that is set on conversations. */
export function Picker({ title, placeholder, none, choices, onText, close }: PickerProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const shown = choices(text.trim());
  const current = Math.min(active, Math.max(0, shown.length - 1));
  useEffect(() => { document.getElementById(`${id}-${String(current)}`)?.scrollIntoView({ block: 'nearest' }); }, [id, current]);
  const run = (choice: Choice | undefined) => {
    if (!choice) return;
    if (choice.stays) setText('');
    else close();
    choice.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(current + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(current - 1, 0));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(shown[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => { if (!open) close(); }}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim animate-fade" />
        <Dialog.Content
          aria-describedby=""
          data-testid="picker"
          className="fixed inset-x-3 top-[14dvh] z-40 mx-auto flex max-h-[64dvh] max-w-md flex-col overflow-hidden rounded-2xl border border-line bg-raised shadow-pop outline-none animate-rise"
        >
          <Dialog.Title className="px-4 pt-3 text-xs font-semibold text-ink-3">{title}</Dialog.Title>
          <input
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={shown.length > 0 ? `${id}-${String(current)}` : undefined}
            aria-label={title}
            placeholder={placeholder}
            value={text}
            onChange={(event) => { setText(event.target.value); setActive(0); onText?.(event.target.value.trim()); }}
            onKeyDown={onKeyDown}
            className="h-11 w-full border-b border-line bg-transparent px-4 text-base outline-none"
          />
          <div role="listbox" id={`${id}-list`} aria-label={title} className="overflow-y-auto p-1.5">
            {shown.length === 0 && <p className="px-3 py-6 text-center text-sm text-ink-3">{text.trim() === '' && none ? none : t('desk.noChoice')}</p>}
            {shown.map((choice, index) => (
              <div
                key={choice.id}
                id={`${id}-${String(index)}`}
                role="option"
                aria-selected={index === current}
                aria-checked={choice.on === undefined ? undefined : choice.on === 'mixed' ? 'mixed' : choice.on}
                onMouseMove={() => { setActive(index); }}
                onClick={() => { run(choice); }}
                className={cx('flex min-h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 text-sm', index === current && 'bg-accent-soft text-accent-text')}
              >
                {choice.icon}
                <span className="min-w-0 flex-1 truncate">{choice.label}</span>
                {choice.hint && <span className="tabular shrink-0 text-xs text-ink-3">{choice.hint}</span>}
                {choice.on === true && <Check className="size-4 shrink-0 text-accent" aria-hidden="true" />}
                {choice.on === 'mixed' && <span aria-hidden="true" className="h-0.5 w-3 shrink-0 rounded bg-ink-3" />}
              </div>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

export const fitting = (choices: readonly Choice[], text: string) => choices.filter((choice) => matches(choice.label, text));
