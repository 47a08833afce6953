import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { darkModules } from './QrCode.tsx'

/** The modules that a path of rectangles covers, read back from its text. */
function covered(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(width); at++) {
      expect(rows[Number(y)]![Number(x) + at]).toBe(false)
      rows[Number(y)]![Number(x) + at] = true
    }
  }
  return rows
}

test('covers every dark module once and no light one', () => {
  const uri =
    'otpauth://totp/Corridor:officer%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Corridor'
  const { data, size } = encode(uri, { ecc: 'M', border: 4 })
  expect(covered(darkModules(data), size)).toEqual(data)
  expect(data.slice(0, 4).flat()).not.toContain(true)
})
