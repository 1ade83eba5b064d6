import { get, put } from './client';

export interface FirstStep {
  name: string;
  done: boolean;
}

export interface FirstSteps {
  items: FirstStep[];
  /** When somebody put the list away; null while it is shown. */
  dismissedAt: string | null;
}

export const readFirstSteps = () => get<FirstSteps>('/api/v1/first-steps');
export const dismissFirstSteps = (dismissed: boolean) => put<FirstSteps>('/api/v1/first-steps', { dismissed });
