import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bibtexCitation,
  type CitedView,
  cslCitation,
  fullCitation,
  shortCitation,
} from './citations.ts'
import { framePicture, wrapText } from './framePicture.ts'
import { paperColour, pictureToSvg, screenColour, shape } from './picture.ts'

const SEED = { seed: 20140528, numRuns: 300 }

const VIEW: CitedView = {
  title: 'Nepal to Qatar & back',
  subtitle: 'Persons, 2015-2020, closed-minimum, un-ims-2020 + un-wpp-2022',
  sources: [
    {
      release: 'un-ims-2020',
      title: 'International Migrant Stock 2020',
      publisher: 'United Nations',
      revision: '2020',
      vintage: 2020,
      licence: { name: 'CC BY 3.0 IGO', status: 'unverified' },
      citation: 'United Nations (2020). International Migrant Stock 2020.',
      checksum: '0123456789abcdef'.repeat(4),
    },
  ],
  link: 'https://corridor.example/corridors/NPL-QAT?lang=en',
  accessed: '2026-11-21',
}

describe('pictures', () => {
  const chart = {
    width: 600,
    height: 300,
    shapes: [shape('path', { d: 'M0,0L9,9', fill: '$region-1', stroke: '$missing' })],
  }

  test('stand alone: plain colours, nothing from outside, text escaped', () => {
    const svg = pictureToSvg(chart, 'A < B & "C"')
    expect(svg).toContain('fill="#e25d81"')
    expect(svg).toContain('<title>A &lt; B &amp; &quot;C&quot;</title>')
    expect(svg).not.toMatch(/var\(|class=|style=|href|light-dark/)
    expect(svg.match(/url\([^)]*\)/g)).toEqual(['url(#missing-hatch)'])
    expect(
      new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('path'),
    ).not.toBeNull()
  })

  test('carry title, subtitle, source, date and link', () => {
    const framed = framePicture(chart, {
      title: 'The finding',
      subtitle: 'Persons',
      notes: ['Source: United Nations', 'Corridor, 21 November 2026, https://corridor.example/'],
      direction: 'rtl',
    })
    const svg = pictureToSvg(framed, 'The finding')
    for (const words of ['The finding', 'Persons', 'United Nations', 'corridor.example']) {
      expect(svg).toContain(words)
    }
    expect(framed.height).toBeGreaterThan(chart.height)
    expect(svg).toContain('direction="rtl"')
  })

  test('lines fit the paper and no letter is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400 }),
        fc.integer({ min: 60, max: 900 }),
        (text, width) => {
          const lines = wrapText(text, width, 12)
          expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
          const room = Math.max(8, Math.floor(width / (12 * 0.62)))
          expect(lines.every((line) => line.length <= room)).toBe(true)
        },
      ),
      SEED,
    )
  })

  test('a share of a token is mixed with paper, on screen by the browser, in files here', () => {
    expect(screenColour('$region-1/40')).toBe(
      'color-mix(in srgb, var(--region-1) 40%, var(--paper))',
    )
    expect(paperColour('$region-1/0')).toBe(paperColour('$paper'))
    expect(paperColour('$region-1/100')).toBe(paperColour('$region-1'))
    expect(paperColour('none')).toBe('none')
    expect(() => paperColour('$no-such')).toThrow('no-such')
  })
})

describe('citations', () => {
  test('name producer, view, sources in their own words, checksum, address and day', () => {
    expect(shortCitation(VIEW)).toBe(
      'Corridor (2026), Nepal to Qatar & back. https://corridor.example/corridors/NPL-QAT?lang=en (2026-11-21)',
    )
    expect(fullCitation(VIEW)).toContain(
      'United Nations (2020). International Migrant Stock 2020. [un-ims-2020, SHA-256 0123456789ab]',
    )
  })

  test('are entries that LaTeX and reference managers read', () => {
    expect(bibtexCitation(VIEW)).toMatch(/^@misc\{corridor2026nepaltoqatar,\n/)
    expect(bibtexCitation(VIEW)).toContain('title = {{Nepal to Qatar \\& back}}')
    const [entry] = JSON.parse(cslCitation(VIEW))
    expect(entry).toMatchObject({
      type: 'dataset',
      URL: VIEW.link,
      accessed: { 'date-parts': [[2026, 11, 21]] },
    })
  })
})
