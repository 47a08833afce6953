import type { Shape } from '../../../ui/picture.ts'

/** A page as it was painted, with its texts for searching, copying and reading aloud. */
export interface PaintedPage {
  /** Points. */
  readonly width: number
  readonly height: number
  /** One byte of grey for each pixel, compressed as by zlib. */
  readonly image: { readonly width: number; readonly height: number; readonly packed: Uint8Array }
  readonly shapes: readonly Shape[]
}

/** Numbers of the objects that every file has. */
const CATALOG = 1
const PAGES = 2
const INFO = 3
const FONT = 4
const CID_FONT = 5
const CODES = 6
const FIRST_PAGE = 7
const OBJECTS_A_PAGE = 3

/** Width of every sign of the unseen letters, as a share of their size. */
const SIGN_WIDTH = 0.5

/**
 * A PDF of painted pages. Over each picture its texts lie unseen, in the order in which they are
 * read, so that the file can be searched, copied from and read aloud.
 */
export function writePdf(
  pages: readonly PaintedPage[],
  { title, language }: { readonly title: string; readonly language: string },
): Uint8Array<ArrayBuffer> {
  const texts = pages.map(({ shapes }) => shapes.filter(({ tag }) => tag === 'text'))
  const kids = pages.map((_, place) => `${FIRST_PAGE + place * OBJECTS_A_PAGE} 0 R`).join(' ')
  const file = new PdfFile()
  file.add(
    CATALOG,
    `<< /Type /Catalog /Pages ${PAGES} 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true /Direction /${language === 'ar' ? 'R2L' : 'L2R'} >> >>`,
  )
  file.add(PAGES, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)
  file.add(INFO, `<< /Title <FEFF${hexOf(title)}> /Producer (Corridor) >>`)
  file.add(
    FONT,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [${CID_FONT} 0 R] /ToUnicode ${CODES} 0 R >>`,
  )
  file.add(
    CID_FONT,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${SIGN_WIDTH * 1000} >>`,
  )
  file.addStream(CODES, '', latin(codeTable(texts.flat().map(({ text = '' }) => text))))
  pages.forEach(({ width, height, image }, place) => {
    const page = FIRST_PAGE + place * OBJECTS_A_PAGE
    file.add(
      page,
      `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /f0 ${FONT} 0 R >> /XObject << /i0 ${page + 2} 0 R >> >> /Contents ${page + 1} 0 R >>`,
    )
    const drawn = texts[place]!.map((one) => unseenText(one, height)).join('\n')
    file.addStream(page + 1, '', latin(`q ${width} 0 0 ${height} 0 0 cm /i0 Do Q\n${drawn}`))
    file.addStream(
      page + 2,
      `/Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode `,
      image.packed,
    )
  })
  return file.finish()
}

/** One text in letters that are not drawn, as wide as it was painted. */
function unseenText({ text = '', attributes }: Shape, height: number): string {
  const at = (name: string): number => Number(attributes[name] ?? 0)
  const size = at('font-size')
  // Where its left edge is does not matter for reading; right-hand texts end at their place.
  const endsAtX =
    (attributes['text-anchor'] === 'end') === (attributes.direction !== 'rtl') &&
    attributes['text-anchor'] !== 'middle'
  const width = text.length * SIGN_WIDTH * size
  const left = endsAtX ? Math.max(0, at('x') - width) : at('x')
  const seen = visualOrder(text, attributes.direction === 'rtl' ? 'rtl' : 'ltr')
  return `BT 3 Tr /f0 ${size} Tf 1 0 0 1 ${left.toFixed(2)} ${(height - at('y')).toFixed(2)} Tm (${octalOf(seen)}) Tj ET`
}

/** Words from right to left, with what stands between them. */
const RTL_RUN = /[\u0590-\u08ff](?:[^A-Za-z\u00c0-\u024f0-9]*[\u0590-\u08ff])*/g

/**
 * The signs of a line as they stand from left to right, which is how programs expect them when they
 * take texts out of a page.
 */
export function visualOrder(line: string, direction: 'ltr' | 'rtl'): string {
  const runs: string[] = []
  let from = 0
  for (const { 0: run, index } of line.matchAll(RTL_RUN)) {
    if (index > from) runs.push(line.slice(from, index))
    runs.push([...run].toReversed().join(''))
    from = index + run.length
  }
  if (from < line.length) runs.push(line.slice(from))
  return (direction === 'rtl' ? runs.toReversed() : runs).join('')
}

/** Which sign each code stands for: codes are those of UTF-16. */
function codeTable(texts: readonly string[]): string {
  const codes = [
    ...new Set(
      texts.flatMap((text) =>
        [...Array(text.length).keys()].map((place) => text.charCodeAt(place)),
      ),
    ),
  ].toSorted((one, other) => one - other)
  const blocks: string[] = []
  for (let start = 0; start < codes.length; start += 100) {
    const block = codes.slice(start, start + 100)
    blocks.push(
      `${block.length} beginbfchar\n${block.map((code) => `<${hex(code)}> <${hex(code)}>`).join('\n')}\nendbfchar`,
    )
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Signs def /CMapType 2 def
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${blocks.join('\n')}
endcmap end end`
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')

const hexOf = (text: string): string =>
  Array.from({ length: text.length }, (_, place) => hex(text.charCodeAt(place))).join('')

/** A string of two bytes a sign, without signs that could end it. */
const octalOf = (text: string): string =>
  Array.from({ length: text.length }, (_, place) => {
    const code = text.charCodeAt(place)
    return [code >> 8, code & 255].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  }).join('')

const latin = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Objects one after the other, and at the end the table of where each begins. */
class PdfFile {
  readonly #parts: Uint8Array[] = []
  readonly #starts: number[] = []
  #length = 0

  constructor() {
    this.#write(latin('%PDF-1.7\n'))
    // Signs beyond ASCII tell programs that the file is not text.
    this.#write(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a))
  }

  add(id: number, body: string): void {
    this.#begin(id)
    this.#write(latin(`${body}\nendobj\n`))
  }

  addStream(id: number, entries: string, content: Uint8Array): void {
    this.#begin(id)
    this.#write(latin(`<< ${entries}/Length ${content.length} >>\nstream\n`))
    this.#write(content)
    this.#write(latin('\nendstream\nendobj\n'))
  }

  finish(): Uint8Array<ArrayBuffer> {
    const from = this.#length
    const count = this.#starts.length
    const places = this.#starts
      .slice(1)
      .map((start) => `${String(start).padStart(10, '0')} 00000 n \n`)
    this.#write(
      latin(
        `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${count} /Root ${CATALOG} 0 R /Info ${INFO} 0 R >>\nstartxref\n${from}\n%%EOF\n`,
      ),
    )
    const file = new Uint8Array(this.#length)
    let at = 0
    for (const part of this.#parts) {
      file.set(part, at)
      at += part.length
    }
    return file
  }

  #begin(id: number): void {
    this.#starts[id] = this.#length
    this.#write(latin(`${id} 0 obj\n`))
  }

  #write(part: Uint8Array): void {
    this.#parts.push(part)
    this.#length += part.length
  }
}
