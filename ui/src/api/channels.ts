import { call, get, post, remove, type Page } from './client';

export type ChannelState = 'on' | 'off' | 'archived';
export type HealthState = 'ok' | 'unverified' | 'limited' | 'failing' | 'expired' | 'disabled';

export interface Health {
  state: HealthState;
  reason: string;
  since: string | null;
  lastWebhookAt: string | null;
  handshakeAt: string | null;
  lastDeliveryAt: string | null;
  lastError: { code: string; text: string; at: string } | null;
  rejected: { count: number; lastAt: string | null };
  waiting: number;
}

export interface Channel {
  id: string;
  kind: string;
  name: string;
  state: ChannelState;
  webhookUrl: string;
  createdAt: string;
  health: Health;
  /** From where webhooks are taken; empty: from everywhere. */
  allowedAddresses: string[];
  /** Webhooks that came from somewhere else; null when none did. */
  turnedAway: { count: number; lastAt: string; lastFrom: string } | null;
}

export interface SettingField {
  name: string;
  label: string;
  type: 'text' | 'secret' | 'token' | 'key' | 'url' | 'number' | 'list' | 'look';
  required: boolean;
  help: string;
  where: string | null;
  example: string | null;
  advanced: boolean;
}

export interface ChannelKind {
  kind: string;
  label: string;
  about: string;
  /** Whether the provider has to be told our address. */
  webhook: boolean;
  /** Whether it can be told from here. */
  registers: boolean;
  /** Approved templates go out when its reply window has closed. */
  templates: boolean;
  /** One text to many has a subject there, and shows by itself how to get no more of it. */
  linksWayOut: boolean;
  before: string[];
  fields: SettingField[];
  after: string[];
}

/** `secrets` names those that are set; their values never come out. */
export interface ChannelSettings {
  values: Record<string, string>;
  secrets: string[];
}

export interface ConnectionTest {
  ok: boolean;
  detail: string;
}

/** How the bridge behind a channel stands, asked this moment; `silent` when it cannot be asked. */
export interface Bridge {
  state: string;
  reason: string | null;
  since: string | null;
  lookedAt: string | null;
  /** A picture for the phone to scan. */
  code: string | null;
  strategy: string | null;
  choice: number;
  waitingForUs: number;
  waitingToSend: number;
}

/** Where a provider delivers, in its own words. */
export interface Registration {
  state: 'here' | 'elsewhere' | 'nowhere' | 'unknown' | 'by-hand';
  detail: string | null;
  url: string | null;
  pending: number;
  lastError: { text: string; at: string } | null;
}

interface ChannelChange {
  name?: string;
  state?: ChannelState;
  settings?: Record<string, string>;
  allowedAddresses?: string[];
}

export const listChannels = () => get<Page<Channel>>('/api/v1/channels', { limit: 200 });
export const listChannelKinds = () => get<Page<ChannelKind>>('/api/v1/channel-kinds');
export const readChannelSettings = (id: string) => get<ChannelSettings>(`/api/v1/channels/${id}/settings`);
export const addChannel = (kind: string, name: string, settings: Record<string, string>) =>
  post<Channel>('/api/v1/channels', { kind, name, settings });
export const changeChannel = (id: string, change: ChannelChange) => call<Channel>('PATCH', `/api/v1/channels/${id}`, { body: change });
export const deleteChannel = (id: string) => remove(`/api/v1/channels/${id}`);
export const readBridge = (id: string) => get<Bridge>(`/api/v1/channels/${id}/bridge`);
export const readRegistration = (id: string) => get<Registration>(`/api/v1/channels/${id}/registration`);
export const registerChannel = (id: string) => call<Registration>('PUT', `/api/v1/channels/${id}/registration`);
export const unregisterChannel = (id: string) => call<Registration>('DELETE', `/api/v1/channels/${id}/registration`);
export const testChannel = (id: string) => post<ConnectionTest>(`/api/v1/channels/${id}/test`);
