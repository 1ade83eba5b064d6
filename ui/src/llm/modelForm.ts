import type { Model, ModelKind, ModelSettings } from '@/api/models';
import { amountOf, amountText } from '@/design/money';

/** What stands in the fields. */
export interface ModelForm {
  name: string;
  baseUrl: string;
  /** null: the saved one stays. */
  apiKey: string | null;
  model: string;
  embeddingModel: string;
  transcriptionModel: string;
  inputPrice: string;
  outputPrice: string;
}

export const freshForm = (kind: ModelKind): ModelForm => ({
  name: kind.name,
  baseUrl: '',
  apiKey: '',
  model: '',
  embeddingModel: '',
  transcriptionModel: '',
  inputPrice: '',
  outputPrice: '',
});

export const savedForm = (model: Model, kind: ModelKind): ModelForm => ({
  name: model.name,
  baseUrl: model.baseUrl === kind.baseUrl ? '' : model.baseUrl,
  apiKey: model.hasKey ? null : '',
  model: model.model,
  embeddingModel: model.embeddingModel ?? '',
  transcriptionModel: model.transcriptionModel ?? '',
  inputPrice: amountText(model.inputPrice),
  outputPrice: amountText(model.outputPrice),
});

export const wrongPrice = (text: string): boolean => Number.isNaN(amountOf(text));

/** Whether there is enough to be sent; the server judges the rest. */
export function ready(kind: ModelKind, form: ModelForm): boolean {
  if (form.name.trim() === '' || form.model.trim() === '') return false;
  if (kind.baseUrl === null && form.baseUrl.trim() === '') return false;
  if (kind.keyNeeded && form.apiKey?.trim() === '') return false;
  return !wrongPrice(form.inputPrice) && !wrongPrice(form.outputPrice);
}

const given = (text: string): string | undefined => text.trim() || undefined;

/** What is empty is left out, except a key that was there: an empty one takes it away. */
export function settingsOf(kind: ModelKind, form: ModelForm, hadKey: boolean): ModelSettings {
  const key = form.apiKey?.trim();
  return {
    name: form.name.trim(),
    kind: kind.kind,
    baseUrl: given(form.baseUrl),
    apiKey: key === '' && !hadKey ? undefined : key,
    model: form.model.trim(),
    embeddingModel: kind.embeddings ? given(form.embeddingModel) : undefined,
    transcriptionModel: kind.transcriptions ? given(form.transcriptionModel) : undefined,
    inputPrice: amountOf(form.inputPrice) ?? undefined,
    outputPrice: amountOf(form.outputPrice) ?? undefined,
  };
}
