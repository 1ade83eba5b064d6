// One file for the frame and the inbox: whoever signs in needs both, and two steps to the server would be one too many.
export { InboxScreen } from '@/conversations/InboxScreen';
export { AppLayout } from './AppLayout';
