/** What came of a call that the reader made. */
export type CallOutcome =
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly mediaType: string
      readonly entityTag: string | null
      readonly milliseconds: number
      /** The length of the answer as it is written here. */
      readonly characters: number
      /** Its beginning. */
      readonly shown: string
    }

/** As much of an answer as a page can show well. Characters. */
const SHOWN = 4000

/** Longer answers are shown as they came: laying them out would take longer than reading helps. */
const LONGEST_LAID_OUT = 400_000

/** Makes a call and gives its beginning, JSON laid out in lines. */
export async function makeCall(address: string): Promise<CallOutcome> {
  const began = performance.now()
  try {
    const answer = await fetch(address)
    const body = await answer.text()
    const milliseconds = performance.now() - began
    const mediaType = answer.headers.get('content-type') ?? ''
    const laidOut = layOut(body)
    return {
      kind: 'answered',
      status: answer.status,
      mediaType,
      entityTag: answer.headers.get('etag'),
      milliseconds,
      characters: laidOut.length,
      shown: laidOut.slice(0, SHOWN),
    }
  } catch {
    return { kind: 'failed' }
  }
}

function layOut(body: string): string {
  if (body.length > LONGEST_LAID_OUT || !/^\s*[[{]/.test(body)) return body
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
