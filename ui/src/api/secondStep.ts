import { get, post, put, remove } from './client';

export interface SecondStep {
  on: boolean;
  since: string | null;
  recoveryCodesLeft: number;
}

/** What an app learns, shown once: `picture` is SVG with a QR code of `uri`. */
export interface Lesson {
  secret: string;
  uri: string;
  picture: string;
}

const path = '/api/v1/me/second-step';
export const readSecondStep = () => get<SecondStep>(path);
export const beginSecondStep = (password: string) => post<Lesson>(path, { password });
export const confirmSecondStep = (code: string) => put<{ recoveryCodes: string[] }>(path, { code });
export const renewRecoveryCodes = (password: string) => post<{ recoveryCodes: string[] }>(`${path}/recovery-codes`, { password });
export const endSecondStep = (password: string) => post<undefined>(`${path}/off`, { password });

export const listSecondSteps = () => get<{ items: string[] }>('/api/v1/teammates/second-steps');
export const takeSecondStep = (teammate: string) => remove(`/api/v1/teammates/${encodeURIComponent(teammate)}/second-step`);
