import type { ContactLine } from './contacts';
import { get, post, put, remove, type Page } from './client';

export interface CompanyName {
  id: string;
  name: string;
  domain: string | null;
}

export interface CompanyLine extends CompanyName {
  /** Who belongs to it; of several contacts, once. */
  people: number;
  openConversations: number;
}

export interface Company extends CompanyLine {
  note: string | null;
  createdAt: string;
}

export interface CompanyDraft {
  name: string;
  domain?: string;
  note?: string;
}

export interface CompanyConversation {
  id: string;
  contactId: string;
  name: string;
  channelId: string;
  lastMessageAt: string;
  waitingSince: string | null;
}

/** To which company somebody belongs; while to none, those with the domain of a mail address of theirs. */
export interface Belonging {
  company: CompanyName | null;
  suggestions: CompanyName[];
}

const companies = '/api/v1/companies';
const at = (id: string) => `${companies}/${encodeURIComponent(id)}`;
const ofContact = (contact: string) => `/api/v1/contacts/${encodeURIComponent(contact)}/company`;

/** As many as a call may name. */
export const MOST_AT_ONCE = 200;

export const listCompanies = (q: string, cursor: string | null, signal?: AbortSignal) => get<Page<CompanyLine>>(companies, { q, cursor }, signal);
export const readCompany = (id: string) => get<Company>(at(id));
export const createCompany = (draft: CompanyDraft) => post<Company>(companies, draft);
export const changeCompany = (id: string, draft: CompanyDraft) => put<Company>(at(id), draft);
export const mergeCompanies = (id: string, other: string) => post<Company>(`${at(id)}/merge`, { other });
export const deleteCompany = (id: string) => remove(at(id));
export const listCompanyPeople = (id: string, cursor: string | null) => get<Page<ContactLine>>(`${at(id)}/people`, { cursor });
export const listCompanyConversations = (id: string, cursor: string | null) => get<Page<CompanyConversation>>(`${at(id)}/conversations`, { cursor });
export const addPeople = (id: string, contacts: string[]) => post<{ changed: number }>(`${at(id)}/people`, { contacts });
export const readBelonging = (contact: string) => get<Belonging>(ofContact(contact));
export const setCompany = (contact: string, company: string | null) => put<Belonging>(ofContact(contact), company === null ? {} : { company });
