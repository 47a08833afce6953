import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type CalendarSection, dueOn, type TimeLimit, type Weekday } from './index.ts'

const page = readFileSync(new URL('../../../docs/methods/deadlines.md', import.meta.url), 'utf8')

/** Cells of the rows of the table below a heading. */
function tableBelow(heading: string): readonly (readonly string[])[] {
  const part = page.split(`## ${heading}`)[1]!.split('\n## ')[0]!
  const lines = part.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const line = (name: string): string => new RegExp(`^- ${name}: (.*)$`, 'm').exec(page)![1]!

test('the worked example of the page follows from its own calendar', () => {
  const [from, until] = line('covered').split(' to ')
  const section: CalendarSection = {
    from: from!,
    until: until!,
    weekend: line('weekend').toLowerCase().split(' and ') as Weekday[],
    holidays: line('holidays')
      .split(', ')
      .map((date) => ({ date, name: 'Example day' })),
  }
  const calendar = { jurisdiction: 'Example', sections: [section] }
  const rows = tableBelow('Worked example')
  expect(rows.length).toBeGreaterThanOrEqual(6)
  for (const [limit, lastDay, missedFrom] of rows) {
    const [count, ...unit] = limit!.split(' ')
    const due = dueOn(
      { count: Number(count), unit: unit.join('_') as TimeLimit['unit'] },
      Date.parse(line('began')),
      calendar,
      line('time zone'),
    )
    const [day, instant] =
      due.kind === 'due'
        ? [due.lastDay, new Date(due.missedFrom).toISOString()]
        : ['cannot tell', due.reason]
    expect([limit, day, instant]).toEqual([limit, lastDay, missedFrom?.replaceAll('`', '')])
  }
})
