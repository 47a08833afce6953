import type { recordRoute } from '@corridor/contract'
import { Trans } from '@lingui/react'
import type { RouteInput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { useEstimateFiles } from './useEstimateFiles.ts'

/** Everything needed to compute an estimate again, and how to check that it comes out the same. */
export function EstimateFiles({
  selection,
  level = 2,
}: {
  readonly selection: RouteInput<typeof recordRoute>
  /** Level of the title; 2 unless it stands in a section. */
  readonly level?: 2 | 3
}) {
  const t = useMessages()
  const Heading = `h${level}` as const
  const files = useEstimateFiles(selection)
  return (
    <section aria-labelledby="files-title" className="estimate-files">
      <Heading id="files-title">{t('files.title')}</Heading>
      <p>
        {files.map(({ label, href }, index) => (
          <span key={href}>
            {index > 0 && ' · '}
            <a href={href} download>
              {label}
            </a>
          </span>
        ))}
      </p>
      <p className="note">
        <Trans
          id="files.verify"
          components={{ 0: <code dir="ltr">corridor flows verify record.json</code> }}
        />
      </p>
    </section>
  )
}
