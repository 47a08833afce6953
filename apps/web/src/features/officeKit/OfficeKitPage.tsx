import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { CLEARANCE_CHECK_PATH, OUTAGE_FORMS_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { ClearKit } from './ClearKit.tsx'
import { IssuedList } from './IssuedList.tsx'
import { IssuePaper } from './IssuePaper.tsx'
import { KitStanding } from './KitStanding.tsx'
import type { OpenKit } from './kitCrypto.ts'
import { SetUpKit } from './SetUpKit.tsx'
import { UnlockKit } from './UnlockKit.tsx'
import { type OfficeKitState, useOfficeKit } from './useOfficeKit.ts'
import '../certificates/certificates.css'
import '../desk/desk.css'
import './officeKit.css'

/** With which an office issues provisional clearances on paper while the system is out. */
export function OfficeKitPage() {
  const t = useMessages()
  const carried = useOfficeKit()
  usePageTitle(t('outage.kit'))
  return (
    <div className="page office-kit">
      <h1>{t('outage.kit')}</h1>
      {carried.state === 'opening' ? (
        <Reserved what={t('outage.kit')} />
      ) : carried.state === 'impossible' ? (
        <p className="problem">{t('outage.kit-impossible')}</p>
      ) : carried.kit === null ? (
        <SetUpKit carried={carried} />
      ) : (
        <Kit key={carried.kit.keyId} carried={carried} kit={carried.kit} />
      )}
    </div>
  )
}

function Kit({
  carried,
  kit,
}: {
  readonly carried: OfficeKitState
  readonly kit: NonNullable<OfficeKitState['kit']>
}) {
  const t = useMessages()
  const [open, setOpen] = useState<OpenKit | null>(null)
  return (
    <>
      <KitStanding carried={carried} kit={kit} />
      {open === null ? (
        <UnlockKit kit={kit} onOpen={setOpen} />
      ) : (
        <>
          <IssuePaper carried={carried} open={open} />
          <IssuedList carried={carried} kit={kit} open={open} />
          <p className="actions office-kit-screen">
            <button type="button" onClick={() => setOpen(null)}>
              {t('outage.lock')}
            </button>
          </p>
        </>
      )}
      <ClearKit carried={carried} kit={kit} />
      <p className="actions office-kit-screen">
        <AppLink to={CLEARANCE_CHECK_PATH}>{t('outage.to-check')}</AppLink>
        <AppLink to={OUTAGE_FORMS_PATH}>{t('outage.to-forms')}</AppLink>
      </p>
    </>
  )
}
