import { get, post, type Page } from './client';

export interface Channel {
  id: string;
  kind: string;
  name: string;
  webhookUrl: string;
  createdAt: string;
}

export interface WhatsAppSettings {
  phoneNumberId: string;
  accessToken: string;
  appSecret: string;
  verifyToken: string;
  baseUrl?: string;
}

export interface ConnectionTest {
  ok: boolean;
  detail: string;
}

export const listChannels = () => get<Page<Channel>>('/api/v1/channels', { limit: 200 });
export const addWhatsAppChannel = (name: string, settings: WhatsAppSettings) =>
  post<Channel>('/api/v1/channels', { kind: 'whatsapp', name, settings });
export const testChannel = (id: string) => post<ConnectionTest>(`/api/v1/channels/${id}/test`);
