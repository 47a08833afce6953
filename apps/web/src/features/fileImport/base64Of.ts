/** The bytes of a file as text that goes into JSON. */
export async function base64Of(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''))
  reader.onerror = () => reject(reader.error)
  reader.readAsDataURL(file)
  return await promise
}
