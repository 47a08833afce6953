import { deflateRawSync } from 'node:zlib'

/** A PDF of a number of bytes, whole. */
export const pdf = (text = 'x', bytes = 600): Buffer<ArrayBuffer> => {
  const begin = Buffer.from(`%PDF-1.4\n% ${text}\n`)
  const end = Buffer.from('\nstartxref\n0\n%%EOF\n')
  return Buffer.concat([
    begin,
    Buffer.alloc(Math.max(0, bytes - begin.length - end.length), 0x20),
    end,
  ])
}

/** The smallest PNG: one transparent point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

export const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]),
  Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
  Buffer.from([0xff, 0xd9]),
])

/** An archive whose only entry would be a thousand times as large as the archive. */
export function zipBomb(): Buffer<ArrayBuffer> {
  const body = deflateRawSync(Buffer.alloc(10_000_000))
  const name = Buffer.from('[Content_Types].xml')
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(body.length, 18)
  head.writeUInt32LE(10_000_000, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name, body])
}
