import { queryOptions } from '@tanstack/react-query';
import { listTeammates } from '@/api/access';
import { listActivities, listLabels, listViews } from '@/api/desk';

export const labelsQuery = queryOptions({ queryKey: ['labels'], queryFn: listLabels });
export const viewsQuery = queryOptions({ queryKey: ['views'], queryFn: listViews });
export const activitiesQuery = (conversation: string) =>
  queryOptions({ queryKey: ['activities', conversation], queryFn: () => listActivities(conversation) });
export const teamQuery = queryOptions({ queryKey: ['teammates'], queryFn: listTeammates });
