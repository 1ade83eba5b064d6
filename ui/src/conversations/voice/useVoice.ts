import { useMemo, useState } from 'react';
import type { Conversation } from '@/api/conversations';
import { planFor, TEAM, type Plan, type VoiceNotes } from './formats';

export interface Voice {
  plan: Plan;
  taken: VoiceNotes;
}

/** What can be recorded here; null where the browser records nothing that the channel takes. */
export function useVoice(conversation: Conversation, note: boolean) {
  // Of one conversation: what is said in it is sent nowhere else.
  const [of, setOf] = useState<string | null>(null);
  const { voiceNotes } = conversation;
  const voice = useMemo<Voice | null>(() => {
    const taken = note ? TEAM : voiceNotes;
    if (!taken || typeof MediaRecorder === 'undefined') return null;
    const plan = planFor(taken, (type) => MediaRecorder.isTypeSupported(type), typeof AudioDecoder !== 'undefined');
    return plan && { plan, taken };
  }, [note, voiceNotes]);
  return { voice, open: of === conversation.id && voice !== null, setOpen: (open: boolean) => { setOf(open ? conversation.id : null); } };
}
