import {
  assignOrganisationRoute,
  confirmOrganisationRoute,
  correctOrganisationRoute,
  declineOrganisationRoute,
  type Me,
  noteOrganisationRoute,
  type OrganisationFile,
  proposeOrganisationRoute,
  renameOrganisationRoute,
  withdrawOrganisationRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DayField, LineField, localToday, ProseField } from '../desk/fields.tsx'
import { Moment } from '../identity/Moment.tsx'
import { Act } from './Act.tsx'
import { OfficeChoice } from './OfficeChoice.tsx'
import { CountryField, JurisdictionField } from './RegisterOrganisation.tsx'

interface FormProps {
  readonly file: OrganisationFile
  readonly place: ActPlace
}

/** What can be decided on the organisation itself. */
export function Decisions({ file, place }: FormProps & { readonly me: Me }) {
  const t = useMessages()
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{t('organisations.decide')}</h2>
      {file.proposal !== null && <Waiting file={file} place={place} />}
      {file.proposal === null && file.status !== 'closed' && (
        <Act file={file} type="organisation.propose">
          <Propose file={file} place={place} />
        </Act>
      )}
      <Act file={file} type="organisation.note">
        <Note file={file} place={place} />
      </Act>
      <Act file={file} type="organisation.rename">
        <Rename file={file} place={place} />
      </Act>
      <Act file={file} type="organisation.correct">
        <Correct file={file} place={place} />
      </Act>
      <Act file={file} type="organisation.assign">
        <Assign file={file} place={place} />
      </Act>
    </section>
  )
}

const ofFile = ({ id }: OrganisationFile) => ({ organisation: id })

/** A proposal that waits for a second person. */
function Waiting({ file, place }: FormProps) {
  const t = useMessages()
  const { act, reason, proposedAt, by } = file.proposal!
  const { name } = file
  return (
    <div className="organisation-waiting">
      <p className="problem-title">{t(`organisations.waits-${act}`)}</p>
      <p>
        <bdi>{reason ?? t('organisations.erased')}</bdi>
      </p>
      <p className="note">
        {t('organisations.proposed-by')} <bdi>{by.map((one) => one.name ?? one.id).join(', ')}</bdi>
        , <Moment iso={proposedAt} />
      </p>
      <Act file={file} type="organisation.confirm">
        <ActForm
          route={confirmOrganisationRoute}
          input={ofFile(file)}
          payload={{}}
          place={place}
          action={t(`organisations.confirm-${act}`)}
          consequence={t(`organisations.consequence-${act}`, { name })}
        />
      </Act>
      <Act file={file} type="organisation.decline">
        <WithReason route={declineOrganisationRoute} file={file} place={place} />
      </Act>
      <Act file={file} type="organisation.withdraw">
        <WithReason route={withdrawOrganisationRoute} file={file} place={place} />
      </Act>
    </div>
  )
}

function WithReason({
  route,
  file,
  place,
}: FormProps & {
  readonly route: typeof declineOrganisationRoute | typeof withdrawOrganisationRoute
}) {
  const t = useMessages()
  const [reason, setReason] = useState('')
  return (
    <ActForm
      route={route as typeof declineOrganisationRoute}
      input={ofFile(file)}
      payload={{ reason }}
      place={place}
      action={t(
        route === declineOrganisationRoute
          ? 'organisations.act-decline'
          : 'organisations.act-withdraw',
      )}
    >
      <ProseField
        label={t('organisations.reason')}
        value={reason}
        onChange={setReason}
        mostCharacters={2000}
      />
    </ActForm>
  )
}

function Propose({ file, place }: FormProps) {
  const t = useMessages()
  const acts =
    file.status === 'suspended' ? (['lift', 'close'] as const) : (['suspend', 'close'] as const)
  const [act, setAct] = useState<'suspend' | 'lift' | 'close'>(acts[0])
  const [reason, setReason] = useState('')
  return (
    <ActForm
      route={proposeOrganisationRoute}
      input={ofFile(file)}
      payload={{ act, reason }}
      place={place}
      action={t('organisations.act-propose')}
      onDone={async () => {
        setReason('')
        await place.onDone()
      }}
    >
      <Select
        label={t('organisations.proposed-act')}
        value={act}
        options={acts.map((one) => ({ value: one, label: t(`organisations.propose-${one}`) }))}
        onChange={setAct}
        note={t('organisations.propose-note')}
      />
      <ProseField
        label={t('organisations.reason')}
        value={reason}
        onChange={setReason}
        mostCharacters={2000}
      />
    </ActForm>
  )
}

function Note({ file, place }: FormProps) {
  const t = useMessages()
  const [text, setText] = useState('')
  return (
    <ActForm
      route={noteOrganisationRoute}
      input={ofFile(file)}
      payload={{ text }}
      place={place}
      action={t('organisations.act-note')}
      onDone={async () => {
        setText('')
        await place.onDone()
      }}
    >
      <ProseField
        label={t('organisations.note')}
        value={text}
        onChange={setText}
        mostCharacters={2000}
      />
    </ActForm>
  )
}

function Rename({ file, place }: FormProps) {
  const t = useMessages()
  const [name, setName] = useState(file.name)
  const [from, setFrom] = useState(localToday)
  return (
    <ActForm
      route={renameOrganisationRoute}
      input={ofFile(file)}
      payload={{ name, from }}
      place={place}
      action={t('organisations.act-rename')}
    >
      <LineField
        label={t('organisations.new-name')}
        value={name}
        onChange={setName}
        mostCharacters={200}
      />
      <DayField label={t('organisations.from')} value={from} onChange={setFrom} />
    </ActForm>
  )
}

function Correct({ file, place }: FormProps) {
  const t = useMessages()
  const [country, setCountry] = useState(file.country ?? '')
  const [registration, setRegistration] = useState(file.registration ?? '')
  return (
    <ActForm
      route={correctOrganisationRoute}
      input={ofFile(file)}
      payload={{
        country: country === '' ? null : country,
        registration: registration.trim() === '' ? null : registration.trim(),
      }}
      place={place}
      action={t('organisations.act-correct')}
    >
      <CountryField value={country} onChange={setCountry} />
      <LineField
        label={t('organisations.registration')}
        value={registration}
        onChange={setRegistration}
        isOptional
        mostCharacters={100}
      />
    </ActForm>
  )
}

function Assign({ file, place }: FormProps) {
  const t = useMessages()
  const [office, setOffice] = useState(file.office ?? '')
  const [jurisdiction, setJurisdiction] = useState(file.jurisdiction ?? '')
  return (
    <ActForm
      route={assignOrganisationRoute}
      input={ofFile(file)}
      payload={{
        office: office === '' ? null : office,
        jurisdiction: jurisdiction === '' ? null : jurisdiction.toUpperCase(),
      }}
      place={place}
      action={t('organisations.act-assign')}
    >
      <OfficeChoice value={office} onChange={setOffice} />
      <JurisdictionField value={jurisdiction} onChange={setJurisdiction} isOptional />
    </ActForm>
  )
}
