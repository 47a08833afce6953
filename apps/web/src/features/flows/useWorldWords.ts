import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { World } from './useWorld.ts'
import { rankedFlows, regionFacts, worldFacts } from './worldFacts.ts'
import type { WorldView } from './worldView.ts'

interface WorldWords {
  /** The finding. */
  readonly title: string
  /** The text alternative of the picture. */
  readonly description: string
  readonly tableCaption: string
}

/** Title, text alternative and caption of the world's picture, computed from its figures. */
export function useWorldWords(world: World, view: WorldView, open: string | undefined): WorldWords {
  const t = useMessages()
  const { format } = useReader()
  const { name } = world.areas
  const period = format.period(world.selection.period)
  const tableCaption = t(view.measure === 'net' ? 'matrix.caption-net' : 'matrix.caption', {
    period,
  })
  if (open !== undefined) {
    const { destinations } = regionFacts(world.gross, open)
    const partner = destinations[0]
    const isOwn = (code: string) =>
      world.drawn.nodes.find((node) => node.code === code)?.region === open
    const largest = rankedFlows(world.drawn).find(({ from, to }) => isOwn(from) || isOwn(to))
    return {
      title:
        largest === undefined
          ? name(open)
          : t('world.title-region', {
              from: name(largest.from),
              to: name(largest.to),
              region: name(open),
              persons: format.inWords(largest.persons),
              period,
            }),
      description: t('world.description-region', {
        region: name(open),
        partner: partner === undefined ? '' : name(partner.code),
        persons: format.inWords(partner?.persons ?? 0),
      }),
      tableCaption,
    }
  }
  const { largest, total } = worldFacts(world.drawn)
  const [first] = largest
  return {
    title:
      first === undefined
        ? t('world.title')
        : t(view.measure === 'net' ? 'world.title-net' : 'world.title-flow', {
            from: name(first.from),
            to: name(first.to),
            persons: format.inWords(first.persons),
            period,
          }),
    description: t('world.description', {
      total: format.inWords(total),
      list: largest
        .map(({ from, to, persons }) =>
          t('chord.part', { from: name(from), to: name(to), persons: format.inWords(persons) }),
        )
        .join('; '),
    }),
    tableCaption,
  }
}
