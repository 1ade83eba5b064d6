import { Toggle } from './Toggle';

interface ChipsProps {
  title: string;
  all: readonly { id: string; name: string }[];
  chosen: readonly string[];
  change: (next: string[]) => void;
}

/** Any number of a few; nothing to choose from shows nothing. */
export function Chips({ title, all, chosen, change }: ChipsProps) {
  if (all.length === 0) return null;
  return (
    <div role="group" aria-label={title}>
      <p className="mb-1 text-xs font-medium text-ink-2">{title}</p>
      <div className="flex flex-wrap gap-1.5">
        {all.map(({ id, name }) => <Toggle key={id} on={chosen.includes(id)} change={(on) => { change(on ? [...chosen, id] : chosen.filter((other) => other !== id)); }}>{name}</Toggle>)}
      </div>
    </div>
  );
}
