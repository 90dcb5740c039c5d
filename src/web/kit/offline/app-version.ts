// The app's own version, put in when it is built (vite.config.ts).
declare const __APP_VERSION__: string

export const appVersion: string = typeof __APP_VERSION__ === 'undefined' ? 'development' : __APP_VERSION__
