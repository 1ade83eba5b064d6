import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listCompanies, listCompanyConversations, listCompanyPeople, readBelonging, readCompany } from '@/api/companies';
import { dealsOfCompany } from '@/api/deals';

/** All under one key: who goes from one company to another changes both, and the list. */
export const companiesQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['companies', 'list', q],
    queryFn: ({ pageParam, signal }) => listCompanies(q, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
export const companyQuery = (id: string) => queryOptions({ queryKey: ['companies', 'one', id], queryFn: () => readCompany(id) });
export const companyPeopleQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['companies', 'people', id],
    queryFn: ({ pageParam }) => listCompanyPeople(id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
export const companyConversationsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['companies', 'conversations', id],
    queryFn: ({ pageParam }) => listCompanyConversations(id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
export const belongingQuery = (contact: string) => queryOptions({ queryKey: ['companies', 'of', contact], queryFn: () => readBelonging(contact) });
export const companyDealsQuery = (id: string) => queryOptions({ queryKey: ['deals', 'of-company', id], queryFn: () => dealsOfCompany(id) });
