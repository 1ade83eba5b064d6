import { get, post, put, remove } from './client';
import type { Me } from './access';

export interface SignInDoor {
  organisation: string;
  name: string;
}

/** With what people of an organisation can sign in besides a password; without a name: of the only one there is. */
export const readDoor = (organisation: string | null) => get<{ provider: SignInDoor | null }>('/api/v1/sign-in', { organisation });
export const beginAtProvider = (organisation: string) => post<{ address: string }>('/api/v1/sign-in/begin', { organisation });

export interface Coming {
  state: string;
  code: string | null;
  error: string | null;
  iss: string | null;
}
export const finishAtProvider = (back: Coming) => post<Me>('/api/v1/sign-in/finish', back);

export interface SignInProvider {
  organisation: string;
  name: string;
  issuer: string;
  clientId: string;
  domains: string[];
  newcomers: string | null;
  required: boolean;
  /** domains whose addresses are believed when the provider says nothing of having verified one */
  trusted: string[];
  /** whether signing out here is signing out there */
  signsOut: boolean;
  signInPage: string;
  /** where the provider tells who has signed out there */
  logoutAddress: string;
}

export interface SignInSettings {
  provider: SignInProvider | null;
  returnAddress: string;
}

/** `clientSecret` null leaves the one there is. */
export type WantedProvider = Omit<SignInProvider, 'signInPage' | 'logoutAddress'> & { clientSecret: string | null };

const path = '/api/v1/sign-in-provider';
export const readSignInProvider = () => get<SignInSettings>(path);
export const saveSignInProvider = (wanted: WantedProvider) => put<SignInSettings>(path, wanted);
export const removeSignInProvider = () => remove(path);
export const tryProvider = (issuer: string) => post<{ issuer: string; signIn: string; algorithms: string[] }>(`${path}/test`, { issuer });

export interface OwnLink {
  provider: string | null;
  since: string | null;
  lastUsedAt: string | null;
  required: boolean;
}
export const readOwnLink = () => get<OwnLink>('/api/v1/me/sign-in');
export const endOwnLink = () => remove('/api/v1/me/sign-in');
