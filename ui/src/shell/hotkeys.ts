import { useEffect, useRef } from 'react';
import { readRemembered } from '@/design/remembered';

/** An action may decline with false; then the key keeps its usual meaning. */
type Hotkeys = Record<string, (event: KeyboardEvent) => unknown>;

const typesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** People who dictate or rest on keys can switch single-key shortcuts off (WCAG 2.1.4). */
export const SINGLE_KEYS = 'singleKeys';

/** Single keys act only outside fields and dialogs; `mod+x` acts everywhere. */
export function useHotkeys(keys: Hotkeys): void {
  const current = useRef(keys);
  useEffect(() => { current.current = keys; });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const mod = event.metaKey || event.ctrlKey;
      if (mod && !event.altKey) {
        const action = current.current[`mod+${event.key.toLowerCase()}`];
        if (action) { event.preventDefault(); action(event); }
        return;
      }
      if (event.altKey || typesText(event.target) || readRemembered(SINGLE_KEYS) === 'off') return;
      if (document.querySelector('[role=dialog],[role=alertdialog],[role=menu]')) return;
      const action = current.current[event.key];
      if (action && action(event) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => { window.removeEventListener('keydown', listen); };
  }, []);
}
