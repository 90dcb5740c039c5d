// Sends one photo as it is kept on the phone.
import type { Call } from '../../../contract/client.ts'
import { fileRoutes } from '../../../contract/files.ts'
import type { SendPhoto } from './photos.ts'

export const sendPhotoBy = (call: Call): SendPhoto => async (id, blob, name) => {
  await call(fileRoutes.put, { params: { id }, query: { name: name.slice(-200) }, photo: blob })
}
