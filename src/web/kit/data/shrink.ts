// Makes a photo small enough to travel: long side 1,600 px, JPEG. A photo the browser can't draw goes as it is, so that
// the server can say what is wrong with it.
const longSide = 1_600
const quality = 0.82
const smallEnough = 400_000

export const shrink = async (file: File): Promise<Blob> => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return file
  try {
    const scale = Math.min(1, longSide / Math.max(picture.width, picture.height))
    if (scale === 1 && file.size <= smallEnough) return file
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    const pen = canvas.getContext('2d')
    if (!pen) return file
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    return blob && blob.size < file.size ? blob : file
  } finally {
    picture.close()
  }
}
