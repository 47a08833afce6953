import { type DragEvent, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { type Layout, moveDimension, turned, ZONES, type Zone } from './layout.ts'
import type { Arrangement } from './tableState.ts'
import type { Table } from './useTable.ts'

const DRAGGED = 'text/x-dimension'

/** Which dimension stands in lines, in columns, or one code at a time; by dragging or by buttons. */
export function LayoutControl({
  table,
  onChange,
}: {
  readonly table: Table
  readonly onChange: (arrangement: Arrangement) => void
}) {
  const t = useMessages()
  const [told, setTold] = useState('')
  const { arrangement, words } = table
  const { layout, pages } = arrangement
  const change = (next: Layout, text: string) => {
    setTold(text)
    onChange({ layout: next, pages })
  }
  const move = (id: string, zone: Zone, place?: number) =>
    change(
      moveDimension(layout, id, zone, place),
      t('explorer.moved', { name: words.dimension(id), zone: t(`explorer.zone-${zone}`) }),
    )
  const drop = (event: DragEvent, zone: Zone) => {
    const id = event.dataTransfer.getData(DRAGGED)
    if (id === '') return
    event.preventDefault()
    move(id, zone)
  }
  return (
    <div className="explore-layout">
      {ZONES.map((zone) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: buttons do the same without dragging
        <div
          key={zone}
          className="explore-zone"
          onDragOver={(event) => {
            if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault()
          }}
          onDrop={(event) => drop(event, zone)}
        >
          <h3 id={`zone-${zone}`}>{t(`explorer.zone-${zone}`)}</h3>
          <ul aria-labelledby={`zone-${zone}`}>
            {layout[zone].map((id, place) => (
              <li
                key={id}
                draggable
                onDragStart={(event) => {
                  event.dataTransfer.setData(DRAGGED, id)
                  event.dataTransfer.effectAllowed = 'move'
                }}
              >
                <span className="explore-dragged">{words.dimension(id)}</span>
                <span className="explore-moves">
                  {zone !== 'pages' && place > 0 && (
                    <button
                      type="button"
                      className="quiet"
                      aria-label={t('explorer.move-first', { name: words.dimension(id) })}
                      onClick={() => move(id, zone, place - 1)}
                    >
                      {t('explorer.first')}
                    </button>
                  )}
                  {ZONES.filter((other) => other !== zone).map((other) => (
                    <button
                      key={other}
                      type="button"
                      className="quiet"
                      aria-label={t('explorer.move-to', {
                        name: words.dimension(id),
                        zone: t(`explorer.zone-${other}`),
                      })}
                      onClick={() => move(id, other)}
                    >
                      {t(`explorer.to-${other}`)}
                    </button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
          {layout[zone].length === 0 && <p className="note">{t('explorer.zone-empty')}</p>}
        </div>
      ))}
      <p className="actions">
        <button
          type="button"
          className="quiet"
          onClick={() => change(turned(layout), t('explorer.turned'))}
        >
          {t('explorer.turn')}
        </button>
      </p>
      <p role="status" className="off-screen">
        {told}
      </p>
    </div>
  )
}

/** The code at which each dimension stands that is on no axis. */
export function PageChoice({
  table,
  onChange,
}: {
  readonly table: Table
  readonly onChange: (arrangement: Arrangement) => void
}) {
  const { arrangement, words, codesOf } = table
  const { layout, pages } = arrangement
  if (layout.pages.length === 0) return null
  return (
    <div className="explore-pages">
      {layout.pages.map((id) => (
        <Select
          key={id}
          label={words.dimension(id)}
          value={pages.get(id) ?? ''}
          options={codesOf(id).map((code) => ({ value: code, label: words.code(id, code) }))}
          onChange={(code) => onChange({ layout, pages: new Map([...pages, [id, code]]) })}
        />
      ))}
    </div>
  )
}
