import {
  type AgencyImport,
  checkAgencyFileRoute,
  LARGEST_AGENCY_FILE_BYTES,
} from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { LineField } from '../desk/fields.tsx'
import { FileForm } from '../fileImport/FileForm.tsx'
import { OfficeChoice } from '../organisations/OfficeChoice.tsx'
import { JurisdictionField } from '../organisations/RegisterOrganisation.tsx'

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** Chooses a file and says where its agencies belong. */
export function AgencyFileForm({
  onChecked,
}: {
  readonly onChecked: (found: AgencyImport) => void
}) {
  const t = useMessages()
  const [register, setRegister] = useState('')
  const [office, setOffice] = useState('')
  const [jurisdiction, setJurisdiction] = useState('')
  return (
    <FileForm
      largestBytes={LARGEST_AGENCY_FILE_BYTES}
      notFoundWords={t('agency-import.office-needed')}
      onSend={async (file) => {
        const where = { office: orNull(office), jurisdiction: orNull(jurisdiction.toUpperCase()) }
        onChecked(await identityCall(checkAgencyFileRoute, {}, { ...file, register, ...where }))
      }}
    >
      <LineField
        label={t('agency-import.register')}
        note={t('agency-import.register-note')}
        value={register}
        onChange={setRegister}
        mostCharacters={200}
      />
      <OfficeChoice
        value={office}
        onChange={(chosen, where) => {
          setOffice(chosen)
          if (where !== null && jurisdiction === '') setJurisdiction(where)
        }}
      />
      <JurisdictionField value={jurisdiction} onChange={setJurisdiction} isOptional />
    </FileForm>
  )
}
