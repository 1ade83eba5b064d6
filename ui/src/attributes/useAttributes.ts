import { useQuery } from '@tanstack/react-query';
import { useMay } from '@/access/session';
import type { Attribute } from '@/api/customers';
import { attributesQuery } from './queries';

const none: readonly Attribute[] = [];

/** What the organisation wants to know, of customers first. */
export function useAttributes(): readonly Attribute[] {
  const may = useMay('contacts:read');
  const contacts = useQuery({ ...attributesQuery('contact'), enabled: may }).data?.items ?? none;
  const conversations = useQuery({ ...attributesQuery('conversation'), enabled: may }).data?.items ?? none;
  return [...contacts, ...conversations];
}
