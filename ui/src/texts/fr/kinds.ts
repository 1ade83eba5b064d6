/**
 * How the kinds of channels present themselves. The server describes each kind in English; what stands here is shown
 * instead, by kind and field. Menus are named as they are at the provider. A test of the server (KindTextsTest) finds
 * what is missing.
 */
export const kinds: Readonly<Record<string, string>> = {
  'whatsapp.about': 'Un numéro professionnel sur l’API WhatsApp Cloud.',
  'whatsapp.before.1': 'Ouvrez votre application sur developers.facebook.com, sous « My Apps ». S’il n’y en a pas, créez-en une de type « Business » et ajoutez-lui le produit WhatsApp.',
  'whatsapp.before.2': 'Dans l’application, ouvrez « WhatsApp », « API Setup ». Choisissez-y votre numéro et copiez son identifiant (phone number id).',
  'whatsapp.before.3': 'Dans les « Business settings », sous « Users », « System users », créez un utilisateur système avec le rôle Admin. Donnez-lui l’application et le compte WhatsApp, puis générez un jeton qui n’expire jamais, avec les permissions whatsapp_business_messaging et whatsapp_business_management.',
  'whatsapp.before.4': 'De retour dans l’application, ouvrez « App settings », « Basic », et copiez le secret (app secret).',
  'whatsapp.phoneNumberId.label': 'Identifiant du numéro',
  'whatsapp.phoneNumberId.help': 'L’identifiant que Meta a donné au numéro. Pas le numéro lui-même.',
  'whatsapp.accessToken.label': 'Jeton d’accès',
  'whatsapp.accessToken.help': 'Permet à Insaka d’envoyer. Le jeton de la page « API Setup » expire après un jour : prenez celui d’un utilisateur système.',
  'whatsapp.appSecret.label': 'Secret de l’application',
  'whatsapp.appSecret.help': 'Prouve que ce qui arrive vient de Meta. S’il est faux, chaque message est refusé.',
  'whatsapp.verifyToken.label': 'Jeton de vérification',
  'whatsapp.verifyToken.help': 'Un mot convenu entre vous et Meta. Il a été inventé pour vous ; il sert à la dernière étape.',
  'whatsapp.baseUrl.label': 'Adresse de base',
  'whatsapp.baseUrl.help': 'Vide pour celle de Meta. Indiquez-la pour passer par une passerelle ou le bac à sable.',
  'whatsapp.graphVersion.label': 'Version de l’API Graph',
  'whatsapp.graphVersion.help': 'Vide pour la version avec laquelle Insaka a été essayé.',
  'whatsapp.messagesPerSecond.label': 'Messages par seconde',
  'whatsapp.messagesPerSecond.help': 'Le plus qui peut partir. Vide : aussi vite que Meta le permet à ce numéro.',
  'whatsapp.after.1': 'Dans votre application, ouvrez « WhatsApp », « Configuration », et appuyez sur « Edit » à côté de « Webhook ».',
  'whatsapp.after.2': 'Collez l’adresse de webhook et le jeton de vérification, puis appuyez sur « Verify and save ».',
  'whatsapp.after.3': 'Sous « Webhook fields », abonnez-vous à « messages ».',
  'whatsapp.after.4': 'Écrivez un message au numéro depuis n’importe quel téléphone. Il apparaît ici et dans la boîte de réception.',
  'webchat.label': 'Chat du site',
  'webchat.about': 'Un chat sur votre propre site, et comme application avec sa propre adresse.',
  'webchat.allowedOrigins.label': 'Sites',
  'webchat.allowedOrigins.help': 'Les sites qui peuvent montrer ce chat. Laissez vide pour les permettre tous.',
  'webchat.branding.label': 'Apparence et accueil',
  'webchat.branding.help': 'Titre, couleur, message d’accueil, réponses rapides et place du chat.',
  'webchat.identitySecret.label': 'Secret d’identité',
  'webchat.identitySecret.help': 'Avec lui, votre site signe qui sont ses clients connectés. Au moins 32 caractères.',
  'webchat.after.1': 'Mettez le script du chat dans les pages de votre site.',
};
