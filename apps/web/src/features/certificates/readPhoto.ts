interface Detector {
  readonly detect: (image: ImageBitmap) => Promise<readonly { readonly rawValue: string }[]>
}

type DetectorClass = (new (options: {
  readonly formats: readonly string[]
}) => Detector) & {
  readonly getSupportedFormats: () => Promise<readonly string[]>
}

const detectorClass = (): DetectorClass | null =>
  (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector ?? null

/** Whether this browser reads QR codes in pictures. */
export async function canReadPhotos(): Promise<boolean> {
  try {
    return (await detectorClass()?.getSupportedFormats())?.includes('qr_code') === true
  } catch {
    return false
  }
}

/** The text of the QR code in a picture; null where none is found. */
export async function readPhoto(file: File): Promise<string | null> {
  const found = detectorClass()
  if (found === null) return null
  try {
    const image = await createImageBitmap(file)
    const codes = await new found({ formats: ['qr_code'] }).detect(image)
    image.close()
    return codes[0]?.rawValue ?? null
  } catch {
    return null
  }
}
