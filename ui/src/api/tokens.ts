import { get, post, remove, type Page } from './client';

export interface Token {
  id: string;
  name: string;
  scopes: string[];
  teammateId: string;
  teammateName: string | null;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

export interface NewToken {
  name: string;
  scopes: string[];
  expiresAt: string | null;
}

/** `token` is the value, in this answer and never again. */
export interface CreatedToken {
  id: string;
  name: string;
  token: string;
}

export const listTokens = () => get<Page<Token>>('/api/v1/tokens');
export const createToken = (token: NewToken) => post<CreatedToken>('/api/v1/tokens', token);
export const revokeToken = (id: string) => remove(`/api/v1/tokens/${id}`);
