export const delivery = {
  'dead.lead': 'Messages that could not be delivered after every try. Resend once the cause is gone, or discard what no longer matters.',
  'dead.none': 'Everything was delivered',
  'dead.noneLead': 'A message that fails for good appears here, with what the provider said.',
  'dead.attempts': '{n, plural, one {# try} other {# tries}}',
  'dead.resend': 'Resend',
  'dead.resent': 'Put back in line to be sent.',
  'dead.discard': 'Discard',
  'dead.discarded': 'Discarded.',
  'dead.discardTitle': 'Discard this message?',
  'dead.discardLead': '{name} will not receive it. It stays in the conversation, marked as not delivered.',
};
