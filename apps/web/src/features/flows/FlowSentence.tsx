import { topCorridorsRoute } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { useDelayed } from '../search/useDelayed.ts'
import { intervalAfter } from '../simulations/intervalWords.ts'
import { inflowOf, outflowOf, REST } from './flowMatrix.ts'
import type { World } from './useWorld.ts'
import type { Focus } from './walkChord.ts'
import { estimateInput } from './worldQueries.ts'
import type { WorldView } from './worldView.ts'

interface FlowSentenceProps {
  readonly world: World
  readonly view: WorldView
  readonly focus: Focus | null
  readonly name: (code: string) => string
}

/** What is pointed at, in a sentence; announced politely to those who do not see it. */
export function FlowSentence(props: FlowSentenceProps) {
  const t = useMessages()
  const { focus } = props
  return (
    <div className="flow-sentence" role="status">
      {focus === null && <p className="note">{t('chord.hint')}</p>}
      {focus?.kind === 'node' && <NodeSentence {...props} code={focus.code} />}
      {focus?.kind === 'flow' && <PairSentence {...props} from={focus.from} to={focus.to} />}
    </div>
  )
}

function NodeSentence({ world, name, code }: FlowSentenceProps & { readonly code: string }) {
  const t = useMessages()
  const { format } = useReader()
  const { gross } = world
  const index = gross.nodes.findIndex((node) => node.code === code)
  const node = gross.nodes[index]
  if (node === undefined) return <p>{name(code)}</p>
  const within = gross.persons[index]![index]!
  const [arrived, left] = [inflowOf(gross, index) - within, outflowOf(gross, index) - within]
  return (
    <p>
      {t(node.kind === 'region' ? 'chord.region' : 'chord.country', {
        name: name(code),
        arrived: format.inWords(arrived),
        left: format.inWords(left),
        within: format.inWords(within),
        balance: format.signed(arrived - left),
      })}
    </p>
  )
}

function PairSentence({
  world,
  view,
  name,
  from,
  to,
}: FlowSentenceProps & { readonly from: string; readonly to: string }) {
  const t = useMessages()
  const { format } = useReader()
  const { nodes, persons } = world.gross
  const [i, j] = [from, to].map((code) => nodes.findIndex((node) => node.code === code))
  const [there, back] = [persons[i!]?.[j!], persons[j!]?.[i!]]
  const names = { from: name(from), to: name(to), period: format.period(world.selection.period) }
  const settled = useDelayed(`${from}>${to}`, 120) === `${from}>${to}`
  const hasParts =
    there !== undefined && !(nodes[i!]!.kind === 'area' && nodes[j!]!.kind === 'area')
  const parts = useRoute(
    topCorridorsRoute,
    { ...estimateInput(view), from, to, limit: 3 },
    { enabled: settled && hasParts && from !== REST && to !== REST, keepLast: false },
  )
  if (there === undefined || back === undefined) return <p>{t('chord.pair-gathered', names)}</p>
  const bound = (side: 'lower' | 'median' | 'upper') => world.gross.bounds?.[side][i!]?.[j!]
  const interval =
    view.measure === 'net'
      ? ''
      : intervalAfter(t, format, {
          lower: bound('lower'),
          median: bound('median'),
          upper: bound('upper'),
        })
  const figures = { persons: format.inWords(there), reverse: format.inWords(back) }
  return (
    <>
      <p>
        {view.measure === 'net'
          ? t('chord.pair-net', { ...names, ...figures, net: format.inWords(there - back) })
          : t(from === to ? 'chord.pair-inside' : 'chord.pair', { ...names, ...figures })}
        {interval}
      </p>
      {hasParts && (
        <ul className="flow-parts" aria-label={t('chord.parts')}>
          {parts.data?.corridors.map(({ origin, destination, persons: part, ...bounds }) => (
            <li key={`${origin}-${destination}`}>
              {t('chord.part', {
                from: name(origin),
                to: name(destination),
                persons: format.inWords(part),
              })}
              {intervalAfter(t, format, bounds)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
