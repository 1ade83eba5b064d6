/** Behind which deal one goes that moves a place up or down; undefined: it is at the end. */
export function behindWhen(items: readonly { id: string }[], id: string, step: -1 | 1): string | null | undefined {
  const at = items.findIndex((deal) => deal.id === id);
  if (at < 0 || at + step < 0 || at + step >= items.length) return undefined;
  return step === 1 ? (items[at + 1]?.id ?? null) : (items[at - 2]?.id ?? null);
}

/** Behind which deal one goes that is dropped on another: above its middle before it, else behind it; undefined: on itself. */
export function behindDropped(items: readonly { id: string }[], on: string, above: boolean, dragged: string): string | null | undefined {
  if (on === dragged) return undefined;
  const others = items.filter((deal) => deal.id !== dragged);
  const at = others.findIndex((deal) => deal.id === on);
  return (above ? others[at - 1]?.id : others[at]?.id) ?? null;
}
