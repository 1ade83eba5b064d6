/** What the widget knows of a conversation, in words of its own; `net/wire.ts` translates from the server's. */
export type Delivery = 'waiting' | 'sending' | 'failed' | 'sent' | 'delivered' | 'read';

export interface Attachment {
  type: 'image' | 'video' | 'audio' | 'document';
  name: string;
  size: number | null;
  url: string | null;
}

export interface Option { id: string; title: string; description: string | null }
export interface Choices { kind: 'buttons' | 'list'; options: Option[] }
export interface Author { kind: 'visitor' | 'bot' | 'teammate' | 'queue' | 'system'; name: string | null }

/** One message the server has. Its `position` orders the conversation; clocks do not. */
export interface Message {
  id: string;
  /** What items that speak of it call it. */
  ref: string;
  position: number;
  /** What this browser called it while it was on its way; null for everything written elsewhere. */
  clientId: string | null;
  mine: boolean;
  author: Author;
  text: string;
  attachments: Attachment[];
  choices: Choices | null;
  reactions: string[];
  delivery: Delivery;
  revoked: boolean;
  at: number;
}

export interface Branding {
  name: string;
  subtitle: string | null;
  colour: string;
  logo: string | null;
  greeting: string | null;
  quickReplies: string[];
  position: 'left' | 'right';
  /** Seconds until the greeting shows by itself; null for never. */
  popupAfter: number | null;
  placeholder: string | null;
  sound: boolean;
}

export interface Limits { fileBytes: number; fileTypes: string[]; textLength: number }
export interface Welcome { branding: Branding; limits: Limits; files: boolean; push: boolean }

export type Connection = 'connecting' | 'online' | 'offline';
