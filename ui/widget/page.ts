import { startChat } from './start';

/** The chat on a page of its own, `/chat/{channel}`. */
const channel = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const link = document.createElement('link');
link.rel = 'manifest';
link.href = `/chat/${channel}/manifest.webmanifest`;
document.head.append(link);

const { chat, app } = startChat({
  mode: 'page', base: location.origin, channel, locale: new URLSearchParams(location.search).get('locale'), theme: 'auto', identity: null,
  push: { worker: '/chat/worker.js', scope: `/chat/${channel}` },
});
app.mount();
chat.watch(({ welcome }) => {
  if (!welcome) return;
  document.title = welcome.branding.name;
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', welcome.branding.colour);
});
