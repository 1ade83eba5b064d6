import type { delivery as english } from '../en/delivery';

export const delivery: Record<keyof typeof english, string> = {
  'dead.lead': 'Les messages qu’aucun essai n’a pu distribuer. Renvoyez-les une fois la cause disparue, ou abandonnez ce qui n’importe plus.',
  'dead.none': 'Tout a été distribué',
  'dead.noneLead': 'Un message qui échoue pour de bon apparaît ici, avec ce que le fournisseur en a dit.',
  'dead.attempts': '{n, plural, one {# essai} other {# essais}}',
  'dead.resend': 'Renvoyer',
  'dead.resent': 'Remis dans la file d’envoi.',
  'dead.discard': 'Abandonner',
  'dead.discarded': 'Abandonné.',
  'dead.discardTitle': 'Abandonner ce message ?',
  'dead.discardLead': '{name} ne le recevra pas. Il reste dans la conversation, marqué comme non distribué.',
};
