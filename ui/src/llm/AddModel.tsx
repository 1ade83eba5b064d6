import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, ChevronRight, Cloud, Server } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { addModel, testModel, type Model, type ModelKind } from '@/api/models';
import { Button } from '@/design/Button';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Bone, Failed } from '@/design/States';
import { isText, t } from '@/texts';
import { freshForm, ready, settingsOf } from './modelForm';
import { ModelFields } from './ModelFields';
import { modelKindsQuery, modelsQuery } from './queries';
import { TestChecks } from './TestChecks';

/** Who runs it, what it needs, and whether it answers. */
export function AddModel({ open, close }: { open: boolean; close: () => void }) {
  const [kind, setKind] = useState<ModelKind | null>(null);
  const [added, setAdded] = useState<Model | null>(null);
  const shut = () => { setKind(null); setAdded(null); close(); };
  const title = added ? t('models.savedTitle', { name: added.name }) : kind ? t('models.connectTitle', { kind: kind.name }) : t('models.add');
  const lead = added ? t('models.savedLead') : kind ? t('models.connectLead') : t('models.addLead');
  return (
    <Overlay kind="sheet" wide open={open} onOpenChange={(next) => { if (!next) shut(); }} title={title} description={lead}>
      {added
        ? <Finish model={added} done={shut} />
        : kind
          ? <Connect kind={kind} back={() => { setKind(null); }} added={setAdded} />
          : <ChooseKind choose={setKind} />}
    </Overlay>
  );
}

function ChooseKind({ choose }: { choose: (kind: ModelKind) => void }) {
  const kinds = useQuery(modelKindsQuery);
  if (kinds.isPending) return <div role="status" className="grid gap-3"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-18 w-full rounded-xl" />)}</div>;
  if (kinds.isError) return <Failed error={kinds.error} retry={() => { void kinds.refetch(); }} />;
  return (
    <ul className="grid gap-3">
      {kinds.data.items.map((kind) => {
        const about = `models.kind.${kind.kind}.about`;
        const Icon = kind.baseUrl === null ? Server : Cloud;
        return (
          <li key={kind.kind}>
            <button type="button" onClick={() => { choose(kind); }} className="flex w-full items-center gap-3 rounded-xl border border-line bg-surface p-4 text-left shadow-card transition-colors hover:border-line-strong hover:bg-hover">
              <span className="flex size-10 shrink-0 items-center justify-center rounded-xl bg-sunken text-ink-2"><Icon className="size-5" strokeWidth={1.8} aria-hidden="true" /></span>
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{kind.name}</span>
                {isText(about) && <span className="block text-sm text-ink-2">{t(about)}</span>}
              </span>
              <ChevronRight className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Connect({ kind, back, added }: { kind: ModelKind; back: () => void; added: (model: Model) => void }) {
  const queries = useQueryClient();
  const [form, setForm] = useState(() => freshForm(kind));
  const add = useMutation({
    mutationFn: () => addModel(settingsOf(kind, form, false)),
    onSuccess: (model) => {
      void queries.invalidateQueries({ queryKey: modelsQuery.queryKey });
      added(model);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready(kind, form)) add.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem error={add.error} />
      <ModelFields kind={kind} form={form} hadKey={false} error={add.error} change={(part) => { setForm((now) => ({ ...now, ...part })); }} />
      <div className="flex justify-between gap-2">
        <Button look="quiet" icon={<ArrowLeft className="size-4" />} onClick={back}>{t('models.back')}</Button>
        <Button type="submit" look="primary" busy={add.isPending} disabled={!ready(kind, form)}>{t('models.saveAndTest')}</Button>
      </div>
    </form>
  );
}

function Finish({ model, done }: { model: Model; done: () => void }) {
  const queries = useQueryClient();
  const test = useQuery({
    queryKey: ['model-test', model.id],
    queryFn: async () => {
      const result = await testModel(model.id);
      void queries.invalidateQueries({ queryKey: modelsQuery.queryKey });
      return result;
    },
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <div className="flex flex-col gap-4">
      <TestChecks test={test} />
      {test.data?.ok === false && <p className="text-sm text-ink-2">{t('models.savedAnyway')}</p>}
      <Button look="primary" className="self-end" onClick={done}>{t('models.done')}</Button>
    </div>
  );
}
