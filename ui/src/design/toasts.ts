import { createStore } from './store';

export interface Toast {
  id: number;
  tone: 'ok' | 'danger' | 'neutral';
  text: string;
  action?: { label: string; run: () => void };
}

let next = 1;
export const toasts = createStore<readonly Toast[]>([]);

export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

export function toast(text: string, tone: Toast['tone'] = 'neutral', action?: Toast['action']): void {
  const id = next++;
  toasts.set([...toasts.get().slice(-2), { id, tone, text, action }]);
  setTimeout(() => { dismissToast(id); }, action || tone === 'danger' ? 9000 : 4500);
}
