import type { Changes } from '@/api/desk';
import type { Step, StepKind } from '@/api/macros';
import type { Priority } from '@/api/conversations';

export const stepKinds: readonly StepKind[] = ['reply', 'note', 'label', 'unlabel', 'priority', 'assign', 'team', 'snooze', 'task', 'attributes', 'resolve'];

const empty: Step = { kind: 'note', text: null, cannedReply: null, labels: [], to: null, minutes: null, values: {}, followUp: false };

/** A step of that kind with what most people mean by it. */
export function fresh(kind: StepKind): Step {
  switch (kind) {
    case 'reply':
    case 'note': return { ...empty, kind, text: '' };
    case 'task': return { ...empty, kind, text: '', minutes: 1_440 };
    case 'priority': return { ...empty, kind, to: 'high' };
    case 'assign': return { ...empty, kind, to: 'me' };
    case 'snooze': return { ...empty, kind, minutes: 1_440 };
    case 'attributes': return { ...empty, kind, to: 'contact' };
    default: return { ...empty, kind };
  }
}

export function complete(step: Step): boolean {
  switch (step.kind) {
    case 'reply': return step.cannedReply !== null || Boolean(step.text?.trim());
    case 'note':
    case 'task': return Boolean(step.text?.trim()) && (!step.followUp || step.minutes !== null);
    case 'label':
    case 'unlabel': return step.labels.length > 0;
    case 'priority':
    case 'assign':
    case 'team': return step.to !== null;
    case 'snooze': return step.minutes !== null;
    case 'attributes': return Object.keys(step.values).length > 0 && Object.values(step.values).every((value) => value !== '');
    case 'resolve': return true;
  }
}

/** What it changes, for taking it back; null when something in it cannot be taken back. */
export function undoable(steps: readonly Step[], now: number): Changes | null {
  const all: Changes = {};
  for (const step of steps) {
    switch (step.kind) {
      case 'label': all.label = [...(all.label ?? []), ...step.labels]; break;
      case 'unlabel': all.unlabel = [...(all.unlabel ?? []), ...step.labels]; break;
      case 'priority': all.priority = step.to as Priority; break;
      case 'assign': all.assign = step.to ?? undefined; break;
      case 'team': all.team = step.to ?? undefined; break;
      case 'snooze': all.snoozeUntil = new Date(now + (step.minutes ?? 0) * 60_000).toISOString(); break;
      case 'resolve': all.status = 'resolved'; break;
      case 'attributes': break; // What they were knows the server.
      default: return null;
    }
  }
  return all;
}
