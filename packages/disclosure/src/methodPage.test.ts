import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { auditCells, protectTable, suppressCells, USUAL_RULE } from './index.ts'
import { flat } from './testing/randomTables.ts'

const page = readFileSync(new URL('../../../docs/methods/disclosure.md', import.meta.url), 'utf8')

test('the worked examples of the page come out as told', () => {
  const result = protectTable({
    dimensions: [flat('C', 2), flat('S', 2)],
    counts: [3, 40, 25, 32].map((count, at) => ({
      ...{ key: [`C${at >> 1}`, `S${at & 1}`], count },
    })),
  })
  const small = result.kind === 'protected' && result.cells.find(({ status }) => status === 'small')
  expect(page).toContain('the first is at least 1 and at most min(43 − 1, 28 − 1) = 27')
  expect(small).toMatchObject({ low: 1, high: 27 })

  const relations = [{ total: 0, parts: [1, 2, 3, 4] }]
  const isFixed = (cell: number) => cell === 0
  const line = suppressCells({ counts: [14, 1, 1, 3, 9], relations, isFixed }, USUAL_RULE)
  const figures = [14, null, null, null, null]
  expect(line!.hidden).toEqual(figures.map((figure) => figure === null))
  expect(page).toContain('With the 9 they are 14, and each can be anything from 1 to 11.')
  expect(auditCells({ figures, relations, leastOf: () => 1 }).get(1)).toMatchObject({
    ...{ low: 1, high: 11 },
  })
  expect(page).toContain('5 together, each within 1 and 3')
  const alone = auditCells({ figures: [14, null, null, null, 9], relations, leastOf: () => 1 })
  expect(alone.get(3)).toMatchObject({ low: 1, high: 3 })
})

test('the page names the usual threshold', () => {
  expect(page).toContain(`where none is in force it is ${USUAL_RULE.threshold}`)
  expect(page).toContain(`zeros: ${USUAL_RULE.zeros}`)
})
