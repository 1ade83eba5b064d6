export const settings = {
  'settings.navigation': 'Settings pages',
  'settings.teammates': 'Who works here, and what each may do',
  'settings.channels': 'Where customers reach you',
  'settings.tokens': 'For programs that work with Insaka',
  'settings.organisation': 'Name, logo, colour and greeting',
  'settings.profile': 'Name, language, password and sessions',
};
