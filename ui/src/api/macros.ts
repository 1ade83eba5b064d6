import type { AttributeValue } from './customers';
import { get, post, put, remove } from './client';

export type StepKind = 'reply' | 'note' | 'label' | 'unlabel' | 'priority' | 'assign' | 'team' | 'snooze' | 'resolve' | 'task' | 'attributes';

/** One thing a macro does; what its kind does not use is null. */
export interface Step {
  kind: StepKind;
  text: string | null;
  cannedReply: string | null;
  labels: string[];
  to: string | null;
  minutes: number | null;
  /** what attributes get, by key; null takes a value away. `to` says whose they are */
  values: Record<string, AttributeValue | null>;
  followUp: boolean;
}

export interface Macro {
  id: string;
  name: string;
  /** everybody's; otherwise the reader's own */
  shared: boolean;
  steps: Step[];
}

export interface MacroPreview {
  steps: { kind: StepKind; text: string | null; missing: string[] }[];
}

export interface MacroRan {
  ran: string[];
  refused: { id: string; code: string; detail: string }[];
  /** by conversation what takes back what became of attributes */
  undo: Record<string, string>;
}

const at = (id: string) => `/api/v1/macros/${encodeURIComponent(id)}`;

export const listMacros = () => get<{ items: Macro[] }>('/api/v1/macros');
export const createMacro = (macro: Omit<Macro, 'id'>) => post<Macro>('/api/v1/macros', macro);
export const changeMacro = ({ id, ...macro }: Macro) => put<Macro>(at(id), macro);
export const deleteMacro = (id: string) => remove(at(id));
export const previewMacro = (id: string, conversation: string) => post<MacroPreview>(`${at(id)}/preview`, { conversation });
export const undoMacro = (undo: Record<string, string>) => post<{ undone: string[]; refused: MacroRan['refused'] }>('/api/v1/macros/undo', { undo });
export const runMacro = (id: string, conversations: readonly string[], force: boolean) => post<MacroRan>(`${at(id)}/run`, { conversations, force });
