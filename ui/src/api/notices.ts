import { get, post, put, remove, type Page } from './client';

export const noticeKinds = ['assigned', 'mention', 'message', 'unassigned', 'target-close', 'target-missed', 'task-due'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Something the teammate is told of. */
export interface OwnNotice {
  id: string;
  kind: NoticeKind;
  /** null: it belongs to none */
  conversation: string | null;
  /** who the customer is; null: nobody, or gone */
  contact: string | null;
  /** since it was seen last */
  times: number;
  happenedAt: string;
  seen: boolean;
}

export interface NoticeChoice {
  kind: NoticeKind;
  app: boolean;
  push: boolean;
}

export const mailRhythms = ['never', 'away', 'daily'] as const;
export type MailRhythm = (typeof mailRhythms)[number];

export interface NoticeMail {
  rhythm: MailRhythm;
  /** null unless daily */
  at: string | null;
  urgent: boolean;
}

/** Of all mail to an organisation's teammates in the last week. */
export interface MailRules {
  /** whether this server can send mail to teammates */
  on: boolean;
  /** whether mails may name customers */
  names: boolean;
  waiting: number;
  since: string | null;
  lost: number;
  sentAt: string | null;
  /** why one was not taken, the last time; null: each was */
  trouble: string | null;
  kind: MailTrouble | null;
  /** whether nothing was taken since */
  held: boolean;
}

export type MailTrouble = 'sign-in' | 'unreachable' | 'busy' | 'refused' | 'unsure';

export interface NoticePreferences {
  kinds: NoticeChoice[];
  zone: string;
  /** null: never */
  quiet: { from: string; to: string } | null;
  /** whether this server can tell browsers */
  pushing: boolean;
  mail: NoticeMail;
  /** whether this server can send mail to teammates */
  mailing: boolean;
}

export interface NoticeDevice {
  id: string;
  label: string;
  createdAt: string;
  toldAt: string | null;
}

const devices = '/api/v1/me/devices';

export const listNotices = (cursor: string | null, signal?: AbortSignal) => get<Page<OwnNotice>>('/api/v1/me/notices', { cursor: cursor ?? undefined }, signal);
export const countUnseen = () => get<{ unseen: number }>('/api/v1/me/notices/unseen');
export const seeNotices = (ids?: readonly string[]) => post<undefined>('/api/v1/me/notices/seen', { ids });
export const readPreferences = () => get<NoticePreferences>('/api/v1/me/notices/preferences');
export const savePreferences = ({ kinds, zone, quiet, mail }: Omit<NoticePreferences, 'pushing' | 'mailing'>) => put<NoticePreferences>('/api/v1/me/notices/preferences', { kinds, zone, quiet, mail });
export const readMailRules = () => get<MailRules>('/api/v1/notices/mail');
export const saveMailRules = (names: boolean) => put<MailRules>('/api/v1/notices/mail', { names });
export const listDevices = () => get<{ items: NoticeDevice[] }>(devices);
export const readPushKey = () => get<{ key: string }>(`${devices}/key`);
export const addDevice = (subscription: PushSubscriptionJSON) => post<{ id: string }>(devices, subscription);
export const dropDevice = (id: string) => remove(`${devices}/${encodeURIComponent(id)}`);
