// Service worker of one app, completed by vite.config.ts. Keeps the shell so that the app opens without a network;
// asks the network first for the page itself, so that a new version shows at the next visit. Never touches /api.
const app = '__APP__'
const cacheName = `${app}-__VERSION__`
const shell = '__SHELL__'

/** Milliseconds a network may take that is there by name only. */
const patience = 5_000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(shell)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  // The version before stays: a page that is open still asks for its parts, and without a network nobody else has them.
  const older = (names) => names.filter((name) => name.startsWith(`${app}-`) && name !== cacheName).slice(0, -1)
  event.waitUntil(
    caches.keys().then((names) => Promise.all(older(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  )
})

const page = async (request) => {
  // The shell of this version, should there be an older one besides.
  const shellPage = async () => (await (await caches.open(cacheName)).match(`/${app}/`)) ?? Response.error()
  const late = new Promise((_, fail) => setTimeout(fail, patience))
  try {
    const response = await Promise.race([fetch(request), late])
    return response.status >= 500 ? await shellPage() : response
  } catch {
    return shellPage()
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
