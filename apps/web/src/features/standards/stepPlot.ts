import { type Shape, shape } from '../../ui/picture.ts'
import { niceScale } from '../../ui/plot/niceScale.ts'
import type { Plot, PlotMark, PlotWords } from '../../ui/plot/plot.ts'
import { plotText } from '../../ui/plot/plotText.ts'

/** A number that holds from a day on. */
export interface Step {
  readonly date: string
  readonly count: number
}

export interface StepSpan {
  /** The days between which the line is drawn. */
  readonly from: string
  readonly to: string
  /** The day after which nothing is known; null where the line is known to its end. */
  readonly knownUntil: string | null
}

export interface StepWords extends Pick<PlotWords, 'figure' | 'year' | 'direction'> {
  point(step: Step): string
  /** Written where the list ends. */
  readonly unknown: string
}

const TOP = 16
const FOOT = 24
const SIDE = 38
const END = 14

/** Days since 1 January 1970, on a scale where every day is one long. */
const dayNumber = (iso: string): number => Date.parse(iso) / 86_400_000

/**
 * A line in steps through time, one mark for each step. Beyond the end of the list the ground is
 * hatched and the line dashed: what is known there is the least. Time runs left to right.
 *
 * @param steps in the order of their days, within the span.
 * @param width pixels of the whole drawing.
 */
export function stepPlot(
  steps: readonly Step[],
  { from, to, knownUntil }: StepSpan,
  width: number,
  words: StepWords,
): Plot {
  const height = Math.round(Math.min(320, Math.max(200, width * 0.4)))
  const [first, last] = [dayNumber(from), Math.max(dayNumber(to), dayNumber(from) + 1)]
  const x = (iso: string): number =>
    SIDE + ((dayNumber(iso) - first) / (last - first)) * (width - SIDE - END)
  const scale = niceScale(Math.max(1, ...steps.map(({ count }) => count)), 4)
  const floor = height - FOOT
  const y = (count: number): number => floor - (count / scale.top) * (floor - TOP)
  const known = knownUntil === null || knownUntil > to ? to : knownUntil < from ? from : knownUntil
  const shapes: Shape[] = [
    ...axisShapes(scale.ticks, y, width, words),
    ...yearShapes(from, to, x, floor, words),
    ...unknownShapes(known < to ? x(known) : null, width, floor, words),
  ]
  shapes.push(...lineShapes(steps, known, to, x, y))
  const marks = steps.map((step, index): PlotMark => {
    const left = x(step.date)
    const right = index + 1 < steps.length ? x(steps[index + 1]!.date) : x(to)
    return {
      id: step.date,
      row: 0,
      column: index,
      x: left - 1,
      y: TOP,
      width: Math.max(2, right - left),
      height: floor - TOP,
      text: words.point(step),
    }
  })
  return { picture: { width, height, shapes }, marks }
}

/** The line, dashed from the day after which there may be more. */
function lineShapes(
  steps: readonly Step[],
  known: string,
  to: string,
  x: (iso: string) => number,
  y: (count: number) => number,
): readonly Shape[] {
  const certain = steps.filter(({ date }) => date <= known)
  const later = steps.filter(({ date }) => date > known)
  const level = certain.at(-1)?.count ?? 0
  const look = { fill: 'none', stroke: '$accent', 'stroke-width': 2 }
  return [
    ...(certain.length === 0
      ? []
      : [shape('path', { ...look, d: stepPath(certain, x, y, x(known)) })]),
    ...(known < to && steps.length > 0
      ? [
          shape('path', {
            ...look,
            d: stepPath(later, x, y, x(to), { x: x(known), y: y(level) }),
            'stroke-dasharray': '4 3',
          }),
        ]
      : []),
  ]
}

/** The line: level until the next day on which the number changes, then straight up or down. */
export function stepPath(
  steps: readonly Step[],
  x: (iso: string) => number,
  y: (count: number) => number,
  end: number,
  start: { readonly x: number; readonly y: number } = { x: x(steps[0]!.date), y: y(0) },
): string {
  const round = (value: number): number => Math.round(value * 10) / 10
  const parts = steps.map(({ date, count }) => `H${round(x(date))}V${round(y(count))}`)
  return `M${round(start.x)},${round(start.y)}${parts.join('')}H${round(end)}`
}

const axisShapes = (
  ticks: readonly number[],
  y: (count: number) => number,
  width: number,
  { direction, figure }: StepWords,
): readonly Shape[] =>
  ticks.flatMap((tick) => [
    shape('line', {
      x1: SIDE,
      x2: width - END,
      y1: y(tick),
      y2: y(tick),
      stroke: tick === 0 ? '$line-strong' : '$line',
    }),
    plotText(figure(tick), { x: SIDE - 6, y: y(tick) + 4, side: 'right' }, direction),
  ])

function yearShapes(
  from: string,
  to: string,
  x: (iso: string) => number,
  floor: number,
  { direction, year }: StepWords,
): readonly Shape[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const room = x(to) - x(from)
  const every = [1, 2, 5, 10, 20, 25, 50].find(
    (step) => ((last - first) / step) * 52 <= room || step === 50,
  )!
  const years: number[] = []
  for (let one = Math.ceil(first / every) * every; one <= last; one += every) {
    if (`${one}-01-01` >= from) years.push(one)
  }
  return years.map((one) =>
    plotText(year(one), { x: x(`${one}-01-01`), y: floor + 16, side: 'middle' }, direction),
  )
}

function unknownShapes(
  left: number | null,
  width: number,
  floor: number,
  { direction, unknown }: StepWords,
): readonly Shape[] {
  if (left === null) return []
  return [
    shape('rect', {
      x: left,
      y: TOP,
      width: Math.max(0, width - END - left),
      height: floor - TOP,
      fill: '$missing',
    }),
    plotText(unknown, { x: left - 4, y: TOP - 4, side: 'right' }, direction),
  ]
}
