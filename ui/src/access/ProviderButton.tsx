import { useMutation, useQuery } from '@tanstack/react-query';
import { beginAtProvider, readDoor } from '@/api/signIn';
import { ApiError } from '@/api/client';
import { Button } from '@/design/Button';
import { readRemembered, remember } from '@/design/remembered';
import { errorText } from '@/design/States';
import { problemText, t } from '@/texts';

/** Why somebody did not come in by their provider, in words. */
export const providerProblem = (error: unknown): string =>
  error instanceof ApiError && error.code.startsWith('access/') ? problemText(error.code, error.message) : errorText(error);

/** Away to the organisation's own provider, where it has one. Which organisation is remembered in this browser. */
export function ProviderButton({ organisation, next }: { organisation: string | null; next: string | undefined }) {
  const at = organisation ?? readRemembered('signInAt');
  const door = useQuery({ queryKey: ['sign-in-door', at], queryFn: () => readDoor(at), staleTime: Infinity, retry: false });
  const provider = door.data?.provider;
  const leave = useMutation({
    mutationFn: beginAtProvider,
    onSuccess: ({ address }) => {
      remember('signInAt', provider?.organisation ?? null);
      remember('signInNext', next ?? null);
      location.assign(address);
    },
  });
  if (!provider) return null;
  return (
    <div className="mt-4">
      {leave.isError && <p role="alert" className="mb-3 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{providerProblem(leave.error)}</p>}
      <Button className="h-10 w-full" busy={leave.isPending || leave.isSuccess} onClick={() => { leave.mutate(provider.organisation); }}>
        {t('signIn.with', { name: provider.name })}
      </Button>
    </div>
  );
}
