import type { Channel } from '@/api/channels';

const origin = (channel: Pick<Channel, 'webhookUrl'>) => new URL(channel.webhookUrl).origin;

/** What goes into the pages of the site, before `</body>`. */
export const embedCode = (channel: Pick<Channel, 'id' | 'webhookUrl'>) => `<script src="${origin(channel)}/widget.js" data-channel="${channel.id}" async></script>`;

/** The same chat as a page of its own, to link to and to install. */
export const chatPage = (channel: Pick<Channel, 'id' | 'webhookUrl'>) => `${origin(channel)}/chat/${channel.id}`;
