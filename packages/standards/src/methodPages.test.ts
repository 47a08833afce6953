import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SHIPPED_BOOK as book, SHIPPED } from '../testing/readShipped.ts'
import {
  type BindingPattern,
  bindingOn,
  POLICY_QUESTIONS,
  rightsOn,
  statesOfFigure,
  undescribedOn,
  whatWouldAdd,
} from './index.ts'

const page = (name: string): string =>
  readFileSync(new URL(`../../../docs/methods/${name}.md`, import.meta.url), 'utf8')

const standards = page('standards')
const MAY_2014 = '2014-05-28'
const NEPAL_TO_QATAR = { origin: 'NPL', destination: 'QAT' }

describe('numbers on the page about standards', () => {
  test.each<[string, BindingPattern]>([
    ['bind both', 'both'],
    ['bind Nepal only', 'origin-only'],
    ['bind Qatar only', 'destination-only'],
    ['bind neither', 'neither'],
    ['cannot be told (no list)', 'cannot-tell'],
    ['guidance', 'guidance'],
  ])('instruments that %s', (words, pattern) => {
    const own = bindingOn(book, NEPAL_TO_QATAR, MAY_2014).filter((one) => one.pattern === pattern)
    const ids = own.map(({ instrument }) => instrument).join(', ')
    expect(standards).toContain(`| ${words} | ${ids} |`)
  })

  test('topics, and what ratification would add', () => {
    const topics = rightsOn(book, NEPAL_TO_QATAR, MAY_2014)
    const count = (state: string) => topics.filter((topic) => topic.state === state).length
    expect(standards).toContain(
      `Of ${topics.length} topics on which some instrument described here gives a right, ${count('held')} are held, ${count('missing')} are missing and ${count('cannot-tell')} cannot be told.`,
    )
    const held = topics.filter(({ state }) => state === 'held').flatMap(({ rights }) => rights)
    const holding = held.filter(({ state }) => state === 'held')
    const names = [...new Set(holding.map(({ instrument }) => instrument))].toSorted()
    expect(standards).toContain(`What is held rests on ${names.join(', ')}, each described`)
    expect(holding.every(({ provision }) => provision.verification === 'unverified')).toBe(true)
    expect(undescribedOn(book, NEPAL_TO_QATAR, MAY_2014)).toEqual([])
    expect(standards).toContain('In force without a description: none.')
    const rows = whatWouldAdd(book, NEPAL_TO_QATAR, MAY_2014)
      .slice(0, 5)
      .map(({ end, instrument, newTopics, articles }) => {
        const state = end === 'origin' ? 'Nepal' : 'Qatar'
        return `| ${state} | ${instrument} | ${newTopics.length} | ${articles.length} |`
      })
    expect(standards).toContain(rows.join('\n'))
    const binding = SHIPPED.instruments.filter(({ lifeCycle }) => lifeCycle !== null)
    const [summarised, others] = [true, false].map((isWhole) =>
      binding.filter(({ provisions }) =>
        provisions.some(({ article }) => article.startsWith('whole') === isWhole),
      ),
    )
    expect(standards).toContain(
      `Of ${binding.length} binding instruments ${others!.length} are described by article and ${summarised!.length} in a sentence or two as a whole`,
    )
  })

  test('figures of May 2014 and lists that are not held', () => {
    for (const figure of SHIPPED.publishedFigures.filter(({ on }) => on === MAY_2014)) {
      const computed = statesOfFigure(book, figure).length
      expect(standards).toContain(`| ${figure.label.en} | ${figure.published} | ${computed} |`)
    }
    const listed = new Set(SHIPPED.lists.map(({ instrument }) => instrument))
    const without = SHIPPED.instruments.filter((one) => one.lifeCycle && !listed.has(one.id))
    expect(standards).toContain(`no list of ${without.map(({ id }) => id).join(', ')}.`)
  })
})

test('the page about the policy check', () => {
  const text = page('policy-check')
  expect(text).toContain(`There are ${POLICY_QUESTIONS.length}: three for each`)
  expect(POLICY_QUESTIONS.some(({ id }) => text.includes(`\`${id}\``))).toBe(true)
})
