import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { readWaysBack, signIn } from '@/api/access';
import { ApiError } from '@/api/client';
import { Button, IconButton } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Mark } from '@/design/Mark';
import { errorText } from '@/design/States';
import { useTitle } from '@/design/useTitle';
import { problemText, t } from '@/texts';
import { ProviderButton } from './ProviderButton';
import { sessionQuery } from './session';

export function SignInScreen() {
  useTitle(t('signIn.title'));
  const { next, ended } = useSearch({ strict: false });
  const { organisation } = useParams({ strict: false });
  const [wanted, setWanted] = useState<string | null>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const attempt = useMutation({
    mutationFn: () => signIn(email.trim(), password, code),
    onSuccess: async (me) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, me);
      await navigate({ to: next?.startsWith('/') && !next.startsWith('//') ? next : '/inbox', replace: true });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'access/code-wanted') setCode((typed) => typed ?? '');
      else if (error instanceof ApiError && error.code === 'access/provider-wanted') setWanted(error.fieldErrors[0]?.message ?? null);
      else if (code === null) passwordField.current?.select();
    },
  });
  const lockedFor = useCountdown(attempt.error);
  const ways = useQuery({ queryKey: ['ways-back'], queryFn: readWaysBack, staleTime: Infinity, retry: false });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lockedFor === 0 && !attempt.isPending) attempt.mutate();
  };

  return (
    <main className="flex h-full flex-col items-center overflow-y-auto px-4 py-8">
      <div className="my-auto w-full max-w-[23rem]">
        <div className="mb-7 flex flex-col items-center text-center">
          <Mark className="size-12" />
          <h1 className="mt-4 text-2xl font-semibold tracking-tight">{t('signIn.heading')}</h1>
          <p className="mt-1 text-sm text-ink-2">{t('signIn.lead')}</p>
        </div>
        <form onSubmit={submit} noValidate className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-6 shadow-pop">
          <SignInMessage error={attempt.error} lockedFor={lockedFor} ended={ended === true && !attempt.error} />
          <TextField
            label={t('signIn.email')}
            type="email"
            name="email"
            autoComplete="username"
            autoFocus
            required
            value={email}
            onChange={(event) => { setEmail(event.target.value); }}
          />
          <div className="relative">
            <TextField
              ref={passwordField}
              label={t('signIn.password')}
              type={shown ? 'text' : 'password'}
              name="password"
              autoComplete="current-password"
              required
              className="pr-10"
              value={password}
              onChange={(event) => { setPassword(event.target.value); setCode(null); }}
            />
            <IconButton
              label={shown ? t('signIn.hide') : t('signIn.show')}
              aria-pressed={shown}
              className="absolute bottom-0.5 right-0.5"
              onClick={() => { setShown(!shown); }}
            >
              {shown ? <EyeOff className="size-4" /> : <Eye className="size-4" />}
            </IconButton>
          </div>
          {code !== null && (
            <TextField
              autoFocus
              label={t('signIn.code')}
              hint={t('signIn.codeHint')}
              name="code"
              autoComplete="one-time-code"
              className="tabular"
              value={code}
              onChange={(event) => { setCode(event.target.value); }}
            />
          )}
          <Button type="submit" look="primary" busy={attempt.isPending} disabled={lockedFor > 0 || !email || !password || code === ''} className="mt-1 h-10">
            {t('signIn.action')}
          </Button>
          {ways.data?.byMail && (
            <Link to="/forgotten-password" className="self-center text-sm font-medium text-accent-text underline underline-offset-4">{t('forgotten.title')}</Link>
          )}
        </form>
        <ProviderButton organisation={wanted ?? organisation ?? null} next={next} />
      </div>
      <p className="mt-6 text-xs text-ink-3">{ways.data?.byMail ? t('signIn.footMail') : t('signIn.foot')}</p>
    </main>
  );
}

function SignInMessage({ error, lockedFor, ended }: { error: Error | null; lockedFor: number; ended: boolean }) {
  const text = messageFor(error, lockedFor) ?? (ended ? t('signIn.ended') : null);
  return (
    <div role="alert" className={text ? '' : 'hidden'}>
      {text && (
        <p className={`rounded-lg px-3 py-2 text-sm ${ended ? 'bg-sunken text-ink-2' : 'bg-danger-soft text-danger'}`}>{text}</p>
      )}
    </div>
  );
}

function messageFor(error: Error | null, lockedFor: number): string | null {
  if (!error) return null;
  if (!(error instanceof ApiError)) return t('shell.unexpected');
  if (error.code === 'access/code-wanted') return null;
  if (error.code === 'access/wrong-code') return t('signIn.wrongCode');
  if (error.code === 'access/provider-wanted') return problemText(error.code, error.message);
  if (error.code === 'access/wrong-credentials') return t('signIn.wrong');
  if (error.status === 429) {
    if (lockedFor === 0) return t('signIn.unlocked');
    return lockedFor > 90 ? t('signIn.lockedMinutes', { n: Math.ceil(lockedFor / 60) }) : t('signIn.lockedSeconds', { n: lockedFor });
  }
  if (error.status === 0 || error.status >= 500) return t('signIn.down');
  return errorText(error);
}

/** Seconds until the server will look at another try. */
function useCountdown(error: Error | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const wait = error instanceof ApiError && error.status === 429 ? (error.retryAfter ?? 60) : 0;
    const until = Date.now() + wait * 1000;
    const tick = () => { setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))); };
    tick();
    if (wait === 0) return undefined;
    const timer = setInterval(tick, 500);
    return () => { clearInterval(timer); };
  }, [error]);
  return left;
}
