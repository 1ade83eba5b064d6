import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { haveWritten, type Task, type Written } from '@/api/assistance';
import { errorText } from '@/design/States';
import { helpQuery } from './summaries';

type State =
  | { kind: 'busy'; task: Task }
  | { kind: 'failed'; task: Task; text: string }
  /** @param before what stood in the field when it came */
  | { kind: 'written'; before: string; task: Task; made: Written };

export interface Assistance {
  state: State | null;
  ask: (task: Task) => void;
  cancel: () => void;
  back: () => void;
  forget: () => void;
}

/** A model's words in the composer, with a way back to one's own. */
export function useAssistance(conversation: string, text: string, put: (text: string) => void): Assistance {
  const [at, setAt] = useState<{ conversation: string; state: State | null }>({ conversation, state: null });
  const asking = useRef<AbortController | null>(null);
  const now = useRef({ conversation, text, put });
  useEffect(() => { now.current = { conversation, text, put }; });
  useEffect(() => () => { asking.current?.abort(); asking.current = null; }, [conversation]);
  const set = (state: State | null) => { setAt({ conversation, state }); };
  const state = at.conversation === conversation ? at.state : null;

  const ask = (task: Task) => {
    if (asking.current) return;
    const control = new AbortController();
    asking.current = control;
    set({ kind: 'busy', task });
    haveWritten(conversation, task, now.current.text.trim(), control.signal).then(
      (made) => {
        if (control.signal.aborted) return;
        asking.current = null;
        set({ kind: 'written', before: now.current.text, task, made });
        now.current.put(made.text);
      },
      (error: unknown) => {
        if (control.signal.aborted) return;
        asking.current = null;
        set({ kind: 'failed', task, text: errorText(error) });
      },
    );
  };
  return {
    state,
    ask,
    cancel: () => { asking.current?.abort(); asking.current = null; set(null); },
    back: () => {
      if (state?.kind !== 'written') return;
      now.current.put(state.before);
      set(null);
    },
    forget: () => { asking.current?.abort(); asking.current = null; set(null); },
  };
}

/** What there is to ask for here; nothing while nobody knows. */
export function useHelp() {
  return useQuery(helpQuery).data ?? { writing: 'off' as const, summing: 'off' as const };
}
