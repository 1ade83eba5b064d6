import { queryOptions } from '@tanstack/react-query';
import { listCannedReplies, listScheduled, readBegun } from '@/api/writing';
import { listTeammates } from '@/api/access';
import { listActivities, listLabels, listViews } from '@/api/desk';

export const labelsQuery = queryOptions({ queryKey: ['labels'], queryFn: listLabels });
export const viewsQuery = queryOptions({ queryKey: ['views'], queryFn: listViews });
export const activitiesQuery = (conversation: string) =>
  queryOptions({ queryKey: ['activities', conversation], queryFn: () => listActivities(conversation) });
export const teamQuery = queryOptions({ queryKey: ['teammates'], queryFn: listTeammates });
export const cannedRepliesQuery = queryOptions({ queryKey: ['canned-replies'], queryFn: listCannedReplies });
export const draftQuery = (conversation: string) =>
  queryOptions({ queryKey: ['draft', conversation], queryFn: () => readBegun(conversation), staleTime: 0 });
export const scheduledQuery = (conversation: string) =>
  queryOptions({ queryKey: ['scheduled', conversation], queryFn: () => listScheduled(conversation) });
