export interface Change {
  conversationId?: string | null;
  what: string[];
}

export type QueryKey = readonly unknown[];

export function parseChange(data: string): Change | null {
  try {
    const value = JSON.parse(data) as Partial<Change> | null;
    if (!value) return null;
    const what = Array.isArray(value.what) ? value.what : typeof value.what === 'string' ? [value.what] : [];
    return { conversationId: value.conversationId ?? null, what };
  } catch {
    return null;
  }
}

/**
 * The queries that a batch of changes makes stale, each once. The lists of conversations are only among them where a
 * change is not about one conversation; otherwise they follow it by themselves.
 */
export function staleKeys(changes: readonly Change[]): QueryKey[] {
  const keys = new Map<string, QueryKey>();
  const add = (...key: unknown[]) => keys.set(JSON.stringify(key), key);
  const lists = (conversationId: string | null | undefined) => { if (conversationId) add('conversations', 'command'); else add('conversations'); };
  for (const { conversationId, what } of changes) {
    for (const thing of what) {
      switch (thing) {
        case 'message':
        case 'status':
        case 'holder':
        case 'conversation':
        case 'contact':
        case 'turn':
          if (conversationId) {
            add('conversation', conversationId);
            if (thing === 'holder' || thing === 'conversation') add('activities', conversationId);
            if (thing !== 'holder' && thing !== 'contact') add('messages', conversationId);
            if (thing !== 'status' && thing !== 'contact') add('turns', conversationId);
            if (thing === 'holder') add('hand-overs', conversationId);
          }
          if (thing !== 'turn') lists(conversationId);
          if (thing === 'contact') add('contact');
          if (thing === 'contact' || thing === 'message') add('contacts');
          if (thing !== 'status' && thing !== 'turn') add('counts');
          break;
        case 'hand-over':
          if (conversationId) add('hand-overs', conversationId);
          break;
        case 'labels':
          if (conversationId) {
            add('conversation', conversationId);
            add('activities', conversationId);
          } else add('labels');
          lists(conversationId);
          break;
        case 'merged':
          if (conversationId) {
            add('conversation', conversationId);
            add('activities', conversationId);
          }
          lists(conversationId);
          add('contact');
          add('counts');
          break;
        case 'attributes':
          if (conversationId) {
            add('conversation-attributes', conversationId);
            lists(conversationId);
          } else add('attributes');
          break;
        case 'imports':
          add('imports');
          break;
        case 'segments':
          add('segments');
          break;
        case 'mention':
          add('counts');
          lists(conversationId);
          break;
        case 'tasks':
          add('tasks');
          if (conversationId) add('activities', conversationId);
          break;
        case 'scheduled':
          if (conversationId) add('scheduled', conversationId);
          break;
        case 'canned-replies':
          add('canned-replies');
          break;
        case 'resolving':
          add('resolving');
          break;
        case 'satisfaction':
          if (conversationId) {
            add('activities', conversationId);
            add('answers');
          } else add('satisfaction');
          break;
        case 'companies':
          add('companies');
          break;
        case 'deals':
          add('deals');
          break;
        case 'consent-purposes':
          add('consent-purposes');
          break;
        case 'macros':
          add('macros');
          break;
        case 'teams':
          add('teams');
          add('team-rules');
          add('presence');
          add('conversations');
          break;
        case 'service-levels':
          add('service-levels');
          break;
        case 'target-missed':
          if (conversationId) add('activities', conversationId);
          break;
        case 'views':
          add('views');
          break;
        case 'intake':
          add('intake');
          add('balance');
          break;
        case 'dead-letter':
          add('dead-letters');
          lists(conversationId);
          if (conversationId) add('messages', conversationId);
          break;
        case 'mailing':
          add('mailings');
          break;
        case 'webhooks':
          add('webhooks');
          break;
        case 'channel':
          add('channels');
          break;
        case 'models':
        case 'model-budget':
          add('models');
          break;
        case 'agents':
          add('agents');
          break;
        case 'article':
          add('articles');
          add('unanswered');
          break;
        case 'knowledge':
          add('sources');
          add('unanswered');
          break;
        case 'access':
          add('session');
          add('teammates');
          add('roles');
          add('invitations');
          add('second-steps');
          break;
        default:
          // A newer server may say things this console has no view of.
          break;
      }
    }
  }
  return [...keys.values()];
}
