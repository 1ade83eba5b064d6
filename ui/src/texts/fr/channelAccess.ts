import type { channelAccess as english } from '../en/channelAccess';

export const channelAccess: Record<keyof typeof english, string> = {
  'channelAccess.title': 'Canaux de {name}',
  'channelAccess.lead': 'Les conversations que cette personne voit et auxquelles elle répond. Valable dès maintenant, aussi pour ses programmes.',
  'channelAccess.legend': 'Canaux',
  'channelAccess.all': 'Tous les canaux',
  'channelAccess.allLead': 'Y compris ceux qui seront connectés plus tard.',
  'channelAccess.some': 'Certains seulement',
  'channelAccess.someLead': 'Les conversations des autres canaux n’existent pas pour elle : ni dans les listes, ni dans les comptes, la recherche ou les fichiers.',
  'channelAccess.noChannels': 'Aucun canal n’est encore connecté.',
  'channelAccess.noneChosen': 'Si rien n’est choisi, elle ne voit aucune conversation.',
  'channelAccess.consequence': 'Ses conversations sur d’autres canaux reviennent en attente. Une personne qui ne voit que certains canaux ne gère pas l’organisation, quel que soit son rôle : ni rapports, ni audit, ni webhooks, ni équipe, ni réglages de l’IA.',
  'channelAccess.owner': 'Les propriétaires voient tous les canaux.',
  'channelAccess.choose': 'Choisir les canaux',
  'channelAccess.saved': 'Enregistré. Le choix vaut dès maintenant.',
  'channelAccess.sees': 'Voit {channels}',
  'channelAccess.seesSome': '{n, plural, one {Voit # canal} other {Voit # canaux}}',
  'channelAccess.seesNone': 'Ne voit aucun canal',
};
