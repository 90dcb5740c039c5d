// Service worker of one app, completed by vite.config.ts. Keeps the shell so that the app opens without a network;
// asks the network first for the page itself, so that a new version shows at the next visit. Never touches /api.
const app = '__APP__'
const cacheName = `${app}-__VERSION__`
const shell = '__SHELL__'

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(shell)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith(`${app}-`) && name !== cacheName
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  )
})

const page = async (request) => {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match(`/${app}/`)) ?? Response.error()
  }
}

const asset = async (request) => {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) (await caches.open(cacheName)).put(request, response.clone())
  return response
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && url.pathname.startsWith(`/${app}/`)) event.respondWith(page(request))
  else if (url.pathname.startsWith('/assets/') || url.pathname.startsWith('/icons/')) event.respondWith(asset(request))
})

/** What arrives says nothing personal; the same `tag` a second time takes the place of the first. */
self.addEventListener('push', (event) => {
  let said = {}
  try {
    said = event.data?.json() ?? {}
  } catch {
    // not ours: shown all the same, since a push that shows nothing loses the leave to show any
  }
  event.waitUntil(self.registration.showNotification(said.title || app, { body: said.body ?? '', tag: said.tag ?? app, icon: '/icons/mark-192.png', badge: '/icons/mark-192.png', data: { path: said.path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const path = event.notification.data?.path
  const target = typeof path === 'string' && path.startsWith(`/${app}/`) ? path : `/${app}/`
  event.waitUntil((async () => {
    const [open] = (await self.clients.matchAll({ type: 'window' })).filter((client) => new URL(client.url).pathname.startsWith(`/${app}/`))
    if (!open) return self.clients.openWindow(target)
    await open.focus().catch(() => undefined)
    return open.navigate(target)
  })())
})
