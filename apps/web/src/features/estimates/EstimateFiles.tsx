import type { recordRoute } from '@corridor/contract'
import { Trans } from '@lingui/react'
import type { RouteInput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { useEstimateFiles } from './useEstimateFiles.ts'

/** Everything needed to compute an estimate again, and how to check that it comes out the same. */
export function EstimateFiles({
  selection,
}: {
  readonly selection: RouteInput<typeof recordRoute>
}) {
  const t = useMessages()
  const files = useEstimateFiles(selection)
  return (
    <section aria-labelledby="files-title" className="estimate-files">
      <h2 id="files-title">{t('files.title')}</h2>
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
