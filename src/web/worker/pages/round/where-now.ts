// Where the phone is at the moment of a tick: asked once, not listened to.
const patience = 8_000

export const whereNow = (): Promise<{ lng: number; lat: number } | null> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null)
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude }), () => resolve(null), { enableHighAccuracy: true, maximumAge: 5_000, timeout: patience })
  })
