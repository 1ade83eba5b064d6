import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { orderModels, type Model } from '@/api/models';
import { IconButton } from '@/design/Button';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { ModelCard } from './ModelCard';
import { moved } from './order';
import { useListChange } from './queries';

interface ChainProps {
  models: readonly Model[];
  kindName: (kind: string) => string;
  edit: (model: Model) => void;
}

/** In the order they are asked; the buttons and Alt with an arrow move one, and say where it went. */
export function Chain({ models, kindName, edit }: ChainProps) {
  const save = useListChange(orderModels);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const latest = useRef(0);
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const ids = models.map((model) => model.id);
  // What was moved is shown where it goes before the server has said so, and can be moved on at once.
  const shown = wanted && wanted.length === ids.length && ids.every((id) => wanted.includes(id)) ? wanted : ids;
  const move = (model: Model, by: -1 | 1) => {
    const order = moved(shown, model.id, by);
    if (order === shown) return;
    setWanted(order);
    const mine = ++latest.current;
    void save.mutateAsync(order)
      .catch((error: unknown) => { toast(errorText(error), 'danger'); })
      .finally(() => { if (mine === latest.current) setWanted(null); });
    setSaid(t('models.movedTo', { name: model.name, n: order.indexOf(model.id) + 1, all: order.length }));
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.move : undefined;
    // Moving a row in the page takes its focus away.
    requestAnimationFrame(() => { list.current?.querySelector<HTMLElement>(`[data-model="${model.id}"] [data-move="${focused ?? 'up'}"]`)?.focus(); });
  };
  const onKeyDown = (event: KeyboardEvent, model: Model) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(model, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <>
      <ol ref={list} className="grid gap-3" data-testid="chain">
        {shown.map((id, index) => {
          const model = models.find((one) => one.id === id);
          if (!model) return null;
          return (
            <li key={id} data-model={id} data-circuit={model.circuit.state} onKeyDown={(event) => { onKeyDown(event, model); }}>
              <ModelCard
                model={model}
                kind={kindName(model.kind)}
                edit={() => { edit(model); }}
                place={<span className="tabular flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken text-sm font-semibold text-ink-2">{index + 1}</span>}
                moves={models.length > 1 && (
                  <span className="flex">
                    <IconButton data-move="up" label={t('models.moveUp', { name: model.name })} aria-disabled={index === 0} className="aria-disabled:opacity-40" onClick={() => { move(model, -1); }}><ArrowUp className="size-4" /></IconButton>
                    <IconButton data-move="down" label={t('models.moveDown', { name: model.name })} aria-disabled={index === shown.length - 1} className="aria-disabled:opacity-40" onClick={() => { move(model, 1); }}><ArrowDown className="size-4" /></IconButton>
                  </span>
                )}
              />
            </li>
          );
        })}
      </ol>
      <p className="sr-only" role="status">{said}</p>
    </>
  );
}
