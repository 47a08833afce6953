import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { countryPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { screenColour } from '../../ui/picture.ts'
import { useEstimateQuery } from '../estimates/useEstimateQuery.ts'
import { type FlowMatrix, inflowOf, outflowOf } from './flowMatrix.ts'
import type { Focus } from './walkChord.ts'

interface NodeListProps {
  /** Gross flows of the nodes that are drawn. */
  readonly matrix: FlowMatrix
  readonly colours: readonly string[]
  readonly name: (code: string) => string
  /** Numbers stand in the figure where names have no room. */
  readonly numbered: boolean
  readonly focus: Focus | null
  readonly onFocus: (focus: Focus | null) => void
  readonly onOpen: (region: string) => void
}

/** The figure's key: colour, name, arrivals and departures of every node, small countries by name. */
export function NodeList(props: NodeListProps) {
  const { matrix, colours, name, numbered, focus, onFocus, onOpen } = props
  const t = useMessages()
  const { format } = useReader()
  const query = useEstimateQuery()
  return (
    <table className="node-list" onMouseLeave={() => onFocus(null)}>
      <caption className="off-screen">{t('chord.key')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('chord.node')}</th>
          <th scope="col" className="figure">
            {t('chord.arrivals')}
          </th>
          <th scope="col" className="figure">
            {t('chord.departures')}
          </th>
        </tr>
      </thead>
      <tbody>
        {matrix.nodes.map((node, index) => (
          <tr
            key={node.code}
            data-active={focus?.kind === 'node' && focus.code === node.code}
            onMouseEnter={() => onFocus({ kind: 'node', code: node.code })}
          >
            <th scope="row">
              <span className="node-name">
                <svg className="swatch" width="12" height="12" aria-hidden="true">
                  <rect width="12" height="12" fill={screenColour(colours[index]!)} />
                </svg>
                {numbered && <span className="node-number">{format.number(index + 1)}</span>}
                {node.kind === 'region' && (
                  <button
                    type="button"
                    className="quiet"
                    aria-label={t('chord.open', { region: name(node.code) })}
                    onClick={() => onOpen(node.code)}
                    onFocus={() => onFocus({ kind: 'node', code: node.code })}
                    onBlur={() => onFocus(null)}
                  >
                    {name(node.code)}
                  </button>
                )}
                {node.kind === 'area' && (
                  <AppLink to={countryPath(node.code)} search={query}>
                    {name(node.code)}
                  </AppLink>
                )}
                {node.kind === 'rest' && (
                  <details>
                    <summary>{name(node.code)}</summary>
                    <ul className="rest-list">
                      {node.members.map((member) => (
                        <li key={member}>
                          <AppLink to={countryPath(member)} search={query}>
                            {name(member)}
                          </AppLink>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </span>
            </th>
            <td className="figure">{format.persons(inflowOf(matrix, index))}</td>
            <td className="figure">{format.persons(outflowOf(matrix, index))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
