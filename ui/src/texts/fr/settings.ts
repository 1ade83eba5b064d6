import type { settings as english } from '../en/settings';

export const settings: Record<keyof typeof english, string> = {
  'settings.navigation': 'Pages des réglages',
  'settings.teammates': 'Qui travaille ici, et ce que chacun peut faire',
  'settings.channels': 'Par où les clients vous joignent',
  'settings.tokens': 'Pour les programmes qui travaillent avec Insaka',
  'settings.organisation': 'Nom, logo, couleur et message d’accueil',
  'settings.profile': 'Nom, langue, mot de passe et sessions',
};
