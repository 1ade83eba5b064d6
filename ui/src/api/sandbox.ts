import type { ChoiceOption } from './conversations';
import { get, post, put, type Page } from './client';
import { upload } from './media';

export interface SimulatedNumber {
  phoneNumberId: string;
  displayNumber: string | null;
  channelId: string;
  channelName: string;
  kind: string;
}

export interface Sandbox {
  on: boolean;
  numbers: SimulatedNumber[];
  /** Where the simulated language models are, as the server reaches them. */
  models: string;
}

export interface PhoneMessage {
  id: string;
  from: 'customer' | 'business';
  type: string;
  text: string | null;
  media?: { id: string; contentType: string | null; fileName: string | null; url: string | null } | null;
  interactive?: { kind: 'buttons' | 'list'; button?: string | null; options: ChoiceOption[] } | null;
  location?: { latitude: number; longitude: number; name?: string | null; address?: string | null } | null;
  template?: { name: string; language?: string | null } | null;
  replyTo?: string | null;
  reaction?: string | null;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  errorCode?: number | null;
  edited?: boolean;
  revoked?: boolean;
  at: string;
}

export interface CustomerMessage {
  type: 'text' | 'image' | 'document' | 'audio' | 'video' | 'sticker' | 'location' | 'contacts' | 'reaction'
    | 'button_reply' | 'list_reply' | 'order' | 'unsupported' | 'edit' | 'revoke';
  text?: string;
  mediaId?: string;
  caption?: string;
  latitude?: number;
  longitude?: number;
  name?: string;
  messageId?: string;
  emoji?: string;
  id?: string;
  title?: string;
  profileName?: string;
}

/** Shares from 0 to 1 by name, and `delayMs`. A newer server may know more names than this console. */
export type Faults = Record<string, number>;

const phone = (phoneNumberId: string, customer: string) =>
  `/api/v1/sandbox/phones/${encodeURIComponent(phoneNumberId)}/${encodeURIComponent(customer)}`;

export const readSandbox = () => get<Sandbox>('/api/v1/sandbox');
export const readPhone = (phoneNumberId: string, customer: string) =>
  get<Page<PhoneMessage>>(`${phone(phoneNumberId, customer)}/messages`);
export const writeAsCustomer = (phoneNumberId: string, customer: string, message: CustomerMessage) =>
  post<{ id: string }>(`${phone(phoneNumberId, customer)}/messages`, message);
export const phoneLivePath = (phoneNumberId: string, customer: string) => `${phone(phoneNumberId, customer)}/live`;
export const uploadFromPhone = (file: File, progress: (share: number) => void) =>
  upload<{ id: string }>('/api/v1/sandbox/media', file, progress);
export const readFaults = () => get<Faults>('/api/v1/sandbox/faults');
export const setFaults = (faults: Faults) => put<Faults | undefined>('/api/v1/sandbox/faults', faults);
