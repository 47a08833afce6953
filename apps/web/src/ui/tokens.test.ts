import { describe, expect, test } from 'vitest'
import { readTokens } from './palette.ts'
import css from './tokens.css?raw'

const tokens = readTokens(css)
const THEMES = ['light', 'dark'] as const
const REGIONS = Array.from({ length: 10 }, (_, index) => `region-${index + 1}`)

type Rgb = readonly [number, number, number]

const linear = (hex: string): Rgb => {
  const channel = (start: number): number => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue

const contrast = (one: string, other: string): number => {
  const [low, high] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const DEFICIENCIES: Readonly<Record<string, readonly Rgb[]>> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const seenWith = (matrix: readonly Rgb[], colour: Rgb): Rgb => {
  const [red, green, blue] = matrix.map((row) =>
    Math.max(0, row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]),
  )
  return [red!, green!, blue!]
}

/** Ottosson's OKLab, where equal distances look about equally different. */
const oklab = ([red, green, blue]: Rgb): Rgb => {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ]
}

const hex = (name: string, theme: 'light' | 'dark'): string => tokens.get(name)![theme]

describe.each(THEMES)('tokens, %s', (theme) => {
  test.each([
    ['ink', 'paper'],
    ['ink', 'paper-raised'],
    ['ink-soft', 'paper'],
    ['ink-soft', 'paper-raised'],
    ['accent', 'paper'],
    ['accent', 'paper-raised'],
    ['accent', 'accent-ground'],
    ['ink', 'accent-ground'],
    ['warning', 'paper'],
    ['warning', 'paper-raised'],
  ])('text %s on %s has a contrast of 4.5', (text, ground) => {
    expect(contrast(hex(text, theme), hex(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each([...REGIONS, 'line-strong', 'gain-3', 'loss-3'])(
    'mark %s has a contrast of about 3 with the paper',
    (mark) => {
      expect(contrast(hex(mark, theme), hex('paper', theme))).toBeGreaterThanOrEqual(2.95)
    },
  )

  test.each(Object.keys(DEFICIENCIES))('ten regions stay apart with deficiency: %s', (kind) => {
    const seen = REGIONS.map((name) =>
      oklab(seenWith(DEFICIENCIES[kind]!, linear(hex(name, theme)))),
    )
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) {
        const distance = Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
        expect(distance).toBeGreaterThanOrEqual(0.085)
      }
    }
  })

  test.each(Object.keys(DEFICIENCIES))('gain and loss stay apart with deficiency: %s', (kind) => {
    const [gain, loss] = ['gain-2', 'loss-2'].map((name) =>
      oklab(seenWith(DEFICIENCIES[kind]!, linear(hex(name, theme)))),
    )
    const distance = Math.hypot(gain![0] - loss![0], gain![1] - loss![1], gain![2] - loss![2])
    expect(distance).toBeGreaterThanOrEqual(0.12)
  })
})
