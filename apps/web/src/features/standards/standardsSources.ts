import type { SourceReference, StandardsSources } from '@corridor/contract'

type List = StandardsSources['lists'][number]

/** Lists of one publisher that reach the same day and came the same way. */
export interface ListGroup {
  readonly publisher: string
  readonly completeThrough: string
  readonly origin: List['origin']
  readonly instruments: readonly string[]
}

/** Lists told together, the one that reaches furthest first. */
export function groupLists({ lists }: StandardsSources): readonly ListGroup[] {
  const groups = new Map<string, ListGroup>()
  for (const { publisher, completeThrough, origin, instrument } of lists) {
    const key = [completeThrough, publisher, origin].join('\n')
    const known = groups.get(key)
    const instruments = [...(known?.instruments ?? []), instrument]
    groups.set(key, { publisher, completeThrough, origin, instruments })
  }
  return [...groups.values()].toSorted(
    (one, other) =>
      Number(one.completeThrough < other.completeThrough) -
        Number(one.completeThrough > other.completeThrough) ||
      other.instruments.length - one.instruments.length,
  )
}

/** The lists as the frame of a chart and a citation name them, one reference for each group. */
export function sourceReferences(sources: StandardsSources): readonly SourceReference[] {
  return groupLists(sources).map(({ publisher, completeThrough, instruments, origin }, index) => {
    const lists = sources.lists.filter(({ instrument }) => instruments.includes(instrument))
    const title = `ratifications of ${instruments.join(', ')}`
    const stated = [...new Set(lists.map(({ source }) => source).filter((one) => one !== null))]
    return {
      release: `list-${index + 1}-${completeThrough}`,
      title,
      publisher,
      revision: `complete to ${completeThrough}${origin === 'imported' ? ', imported' : ''}`,
      vintage: Number(completeThrough.slice(0, 4)),
      licence: { name: lists[0]?.licence ?? '', status: 'unverified' },
      citation: `${publisher}, ${title}, complete to ${completeThrough}${stated.length === 0 ? '' : ` (${stated.join('; ')})`}.`,
      checksum: '',
    }
  })
}
