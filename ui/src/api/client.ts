import { fieldText } from '@/texts';

/** A refused or failed call. `code` is the server's stable code; `network/unreachable` when nothing answered. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fieldErrors: readonly FieldError[];
  readonly retryAfter: number | null;

  constructor(problem: { status: number; code: string; detail: string; errors?: FieldError[]; retryAfter?: number | null }) {
    super(problem.detail);
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code;
    this.fieldErrors = problem.errors ?? [];
    this.retryAfter = problem.retryAfter ?? null;
  }

  /** The same call may succeed later without anybody changing anything. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface FieldError {
  field: string;
  message: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

type Query = Record<string, string | number | boolean | null | undefined>;

export interface CallOptions {
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** goes on when the page is left meanwhile; for no more than 64 KB */
  keepalive?: boolean;
}

/** Nobody was signed in, or somebody only mistyped. */
const ofSigningIn = ['access/wrong-credentials', 'access/code-wanted', 'access/wrong-code'];

let signedOut: () => void = () => undefined;

/** Called when the server says that the session is over. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

export function csrfToken(cookies: string = document.cookie): string | null {
  const found = /(?:^|;\s*)insaka_csrf=([^;]*)/.exec(cookies);
  return found?.[1] ? decodeURIComponent(found[1]) : null;
}

export function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', ...options.headers };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  const token = method === 'GET' ? null : csrfToken();
  if (token) headers['X-CSRF-Token'] = token;
  let response: Response;
  try {
    response = await fetch(withQuery(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
      keepalive: options.keepalive,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw unreachable();
  }
  const text = await response.text();
  if (response.ok) return (text ? JSON.parse(text) : undefined) as T;
  const failure = problemOf(response.status, text, response.headers.get('Retry-After'));
  if (failure.status === 401 && !ofSigningIn.includes(failure.code)) signedOut();
  throw failure;
}

export function unreachable(): ApiError {
  return new ApiError({ status: 0, code: 'network/unreachable', detail: 'The server cannot be reached.' });
}

export function problemOf(status: number, text: string, retryAfter: string | null): ApiError {
  const seconds = retryAfter ? Number.parseInt(retryAfter, 10) : Number.NaN;
  const later = Number.isFinite(seconds) ? seconds : null;
  try {
    const problem = JSON.parse(text) as { code?: string; detail?: string; title?: string; errors?: FieldError[] };
    return new ApiError({
      status,
      code: problem.code ?? `http/${String(status)}`,
      detail: problem.detail ?? problem.title ?? `The server answered ${String(status)}.`,
      errors: problem.errors?.map((wrong) => ({ ...wrong, message: fieldText(wrong.message) })),
      retryAfter: later,
    });
  } catch {
    return new ApiError({ status, code: `http/${String(status)}`, detail: `The server answered ${String(status)}.`, retryAfter: later });
  }
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) => call<T>('GET', path, { query, signal });
export const post = <T>(path: string, body?: unknown, headers?: Record<string, string>) => call<T>('POST', path, { body, headers });
export const patch = <T>(path: string, body: unknown) => call<T>('PATCH', path, { body });
export const put = <T>(path: string, body: unknown) => call<T>('PUT', path, { body });
export const remove = (path: string) => call<undefined>('DELETE', path);
