import { call, get, post } from './client';

export interface Demo {
  state: 'none' | 'loading' | 'loaded' | 'removing';
  /** How far loading has come. */
  percent: number;
  since: string | null;
}

export const readDemo = () => get<Demo>('/api/v1/demo');
export const loadDemo = () => post<Demo>('/api/v1/demo', {});
export const removeDemo = () => call<Demo>('DELETE', '/api/v1/demo');
