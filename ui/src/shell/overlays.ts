import { createStore } from '@/design/store';

/** Which of the shell's own overlays is open. */
export const overlay = createStore<'none' | 'help' | 'commands'>('none');
