// Registers the app's own service worker once the page has loaded; without one the app simply needs a network.
export const registerApp = (app: 'console' | 'worker' | 'citizen'): void => {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const register = (): void => void navigator.serviceWorker.register(`/${app}/sw.js`, { scope: `/${app}/` }).catch(() => undefined)
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}
