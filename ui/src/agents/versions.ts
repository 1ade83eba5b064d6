import { t } from '@/texts';

export const versionWords = (version: number): string => (version === 0 ? t('agents.builtIn') : t('agents.version', { n: version }));
