import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import type { FlowMatrix } from './flowMatrix.ts'

/** Classes of the heat table: a cell darkens by the square root of its share of the largest. */
const CLASSES = 5

interface MatrixTableProps {
  readonly matrix: FlowMatrix
  readonly name: (code: string) => string
  readonly caption: string
}

/** The matrix as a table, origins in rows and destinations in columns, darker for larger. */
export function MatrixTable({ matrix, name, caption }: MatrixTableProps) {
  const t = useMessages()
  const { format } = useReader()
  const { nodes, persons, bounds } = matrix
  const largest = useMemo(() => Math.max(1, ...persons.flat()), [persons])
  const level = (value: number): number => Math.ceil(CLASSES * Math.sqrt(value / largest))
  const text = () =>
    [
      ['', ...nodes.map(({ code }) => name(code))],
      ...persons.map((row, index) => [name(nodes[index]!.code), ...row]),
    ]
      .map((line) => line.join('\t'))
      .join('\n')
  return (
    <div className="data-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <section className="table-scroll" aria-label={caption} tabIndex={0}>
        <table className="matrix">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('matrix.corner')}</th>
              {nodes.map(({ code }) => (
                <th key={code} scope="col" className="figure">
                  {name(code)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {persons.map((row, from) => (
              <tr key={nodes[from]!.code}>
                <th scope="row">{name(nodes[from]!.code)}</th>
                {row.map((value, to) => (
                  <td
                    key={nodes[to]!.code}
                    className="figure"
                    data-level={level(value)}
                    title={format.exact(value)}
                  >
                    {format.persons(value)}
                    <CellInterval
                      lower={bounds?.lower[from]?.[to]}
                      upper={bounds?.upper[from]?.[to]}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="table-foot">
        <span>{t('matrix.inside')}</span>
        <CopyButton label={t('table.copy')} text={text} />
      </p>
    </div>
  )
}

/** The interval below a figure, where there is one. */
function CellInterval({
  lower,
  upper,
}: {
  readonly lower: number | null | undefined
  readonly upper: number | null | undefined
}) {
  const t = useMessages()
  const { format } = useReader()
  if (lower == null || upper == null) return null
  return (
    <span className="cell-interval" title={`${format.exact(lower)} – ${format.exact(upper)}`}>
      <span className="off-screen"> {t('interval.range')} </span>
      <bdi>
        {format.short(Math.round(lower))}–{format.short(Math.round(upper))}
      </bdi>
    </span>
  )
}
