import { geoArea } from 'd3-geo'
import { feature } from 'topojson-client'
import { describe, expect, test } from 'vitest'
import outline from 'world-atlas/countries-50m.json'
import { mapGeometry, type WorldTopology } from './mapGeometry.ts'

const topology = outline as unknown as WorldTopology
const geometry = mapGeometry(topology, (m49) => m49, 1000)

/** Area of a path made of straight lines, in square pixels. */
const areaOf = (d: string): number =>
  d
    .split('M')
    .slice(1)
    .map((ring) => {
      const points = ring
        .replace(/Z.*/, '')
        .split('L')
        .map((point) => point.split(',').map(Number))
      return points.reduce((sum, [x, y], index) => {
        const [nextX, nextY] = points[(index + 1) % points.length]!
        return sum + (x! * nextY! - nextX! * y!) / 2
      }, 0)
    })
    .reduce((sum, area) => sum + area, 0)

describe('mapGeometry', () => {
  test('leaves Antarctica out and keeps every other shape', () => {
    expect(geometry.shapes.some(({ code }) => code === '010')).toBe(false)
    expect(geometry.shapes).toHaveLength(topology.objects.countries.geometries.length - 1)
    expect(geometry.shapes.every(({ d }) => d.startsWith('M'))).toBe(true)
  })

  test('no outline turns inside out when it is thinned', () => {
    const [land, paper] = [
      geometry.shapes.reduce((sum, { d }) => sum + Math.abs(areaOf(d)), 0),
      geometry.width * geometry.height,
    ]
    const all = feature(topology, topology.objects.countries)
    const ofTheGlobe = geoArea(all) / (4 * Math.PI)
    expect(ofTheGlobe).toBeLessThan(0.4)
    expect(land / paper).toBeLessThan(0.5)
    expect(land / paper).toBeGreaterThan(0.2)
  })

  test('keeps small islands and has a place for them', () => {
    for (const m49 of ['048', '702', '462', '470', '480']) {
      expect(geometry.centres.has(m49), m49).toBe(true)
    }
    const [x, y] = geometry.centres.get('702')!
    expect(x).toBeGreaterThan(700)
    expect(y).toBeGreaterThan(geometry.height / 2)
  })

  test('arcs of France end in Europe', () => {
    const [france, germany] = ['250', '276'].map((m49) => geometry.centres.get(m49)!)
    expect(Math.hypot(france![0] - germany![0], france![1] - germany![1])).toBeLessThan(40)
  })

  test('shapes without a code stand with the area that the United Nations count them to', () => {
    expect(geometry.shapes.filter(({ code }) => code === '706')).toHaveLength(2)
    expect(geometry.shapes.filter(({ code }) => code === '196')).toHaveLength(2)
  })
})
