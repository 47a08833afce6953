import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'

/** Facts of a record as pairs; `label` is an id of words. */
export function Particulars({
  lines,
}: {
  readonly lines: readonly (readonly [label: string, value: ReactNode])[]
}) {
  const t = useMessages()
  return (
    <dl className="organisation-particulars">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
