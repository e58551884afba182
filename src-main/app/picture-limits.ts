import { imageSize } from 'image-size'

/** Pixels of a picture that is shown: 50 million take 200 MB decoded, which any computer has for a moment. */
const MAX_PIXELS = 50_000_000
/** Octets of a picture that is shown. Cameras write up to 20 MB. */
const MAX_PICTURE_OCTETS = 40 * 1024 * 1024

/**
 * Whether a picture may be given to Chromium to decode. What is small in the mail can be 30,000 pixels wide and high: its
 * size is read from its header, before anything decodes it. One that does not say its size may not.
 */
export function mayBeDecoded(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_PICTURE_OCTETS) return false
  try {
    const { width, height } = imageSize(bytes)
    return width > 0 && height > 0 && width * height <= MAX_PIXELS
  } catch {
    // No picture, or one of a kind that is not known.
    return false
  }
}
