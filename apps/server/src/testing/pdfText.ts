import { inflateSync } from 'node:zlib'

/**
 * The text that a PDF draws, without white space, in the order of drawing: enough to see that words
 * are in it. For files as the reports are: objects that are not packed, fonts named on each page,
 * codes of two bytes.
 */
export function pdfText(pdf: Buffer): string {
  const objects = readObjects(pdf)
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\s/.test(head))
  return pages
    .map(({ head }) => {
      const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)![1]!)!
      const fonts = [...head.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(
        ([, name, id]): [string, ReadonlyMap<number, string>] => {
          const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)!.head)![1]!
          return [name!, readCodes(objects.get(table)!.stream)]
        },
      )
      return drawnText(content.stream, new Map(fonts))
    })
    .join('')
    .replaceAll(/\s/g, '')
}

interface PdfObject {
  readonly head: string
  readonly stream: string
}

function readObjects(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const text = pdf.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length
    const end = text.indexOf('\nendobj', start)
    const begins = text.indexOf('stream\n', start)
    const hasStream = begins >= 0 && begins < end
    const head = text.slice(start, hasStream ? begins : end)
    const body = hasStream ? pdf.subarray(begins + 7, text.indexOf('endstream', begins)) : null
    objects.set(match[1]!, { head, stream: body === null ? '' : unpacked(head, body) })
  }
  return objects
}

function unpacked(head: string, body: Buffer): string {
  if (!head.includes('/FlateDecode')) return body.toString('latin1')
  try {
    return inflateSync(body).toString('latin1')
  } catch {
    return ''
  }
}

/** What each code of a typeface stands for, from its table `ToUnicode`. */
function readCodes(table: string): ReadonlyMap<number, string> {
  const codes = new Map<number, string>()
  const add = (code: number, hex: string) =>
    codes.set(code, Buffer.from(hex, 'hex').swap16().toString('utf16le'))
  for (const [, lines] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, hex] of lines!.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) {
      add(Number.parseInt(code!, 16), hex!)
    }
  }
  return codes
}

const STRING = /\/(f\d+) [\d.]+ Tf|\(((?:[^()\\]|\\[\s\S])*)\)/g

function drawnText(
  stream: string,
  codes: ReadonlyMap<string, ReadonlyMap<number, string>>,
): string {
  let font: ReadonlyMap<number, string> | undefined
  let text = ''
  for (const [, name, string] of stream.matchAll(STRING)) {
    if (name !== undefined) font = codes.get(name)
    else {
      const bytes = Buffer.from(unescaped(string!), 'latin1')
      for (let place = 0; place + 1 < bytes.length; place += 2) {
        text += font?.get(bytes.readUInt16BE(place)) ?? ''
      }
    }
  }
  return text
}

const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const unescaped = (string: string): string =>
  string.replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, sign?: string) =>
    octal === undefined ? (SIGNS[sign!] ?? sign!) : String.fromCharCode(Number.parseInt(octal, 8)),
  )
