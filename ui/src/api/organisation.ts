import { get, put, remove } from './client';
import { upload } from './media';

export interface Organisation {
  id: string;
  name: string;
  publicName: string;
  colour: string | null;
  greeting: string | null;
  languages: string[];
  timeZone: string;
  logoUrl: string | null;
  /** null: nobody has saved it yet. */
  setUp: string | null;
}

export type Branding = Pick<Organisation, 'name' | 'publicName' | 'colour' | 'greeting' | 'languages' | 'timeZone'>;

export type Feature = 'tasks' | 'pipeline' | 'mailings' | 'help-page';

export interface Features { items: { feature: Feature; on: boolean }[] }

/** Which parts of the product the organisation uses. */
export const readFeatures = () => get<Features>('/api/v1/organisation/features');
/** All that are to be off. */
export const saveFeatures = (off: Feature[]) => put<Features>('/api/v1/organisation/features', { off });
export const readOrganisation = () => get<Organisation>('/api/v1/organisation');
export const saveOrganisation = (branding: Branding) => put<Organisation>('/api/v1/organisation', branding);
export const uploadLogo = (file: File) => upload<Organisation>('/api/v1/organisation/logo', file, () => undefined).done;
export const removeLogo = () => remove('/api/v1/organisation/logo');
