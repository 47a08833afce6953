import {
  appointRoute,
  closeOfficeRoute,
  endAppointmentRoute,
  type Me,
  type OrganisationFile,
  openOfficeRoute,
  peopleRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DayField, LineField, localToday } from '../desk/fields.tsx'
import { Act, isPossible } from './Act.tsx'
import { JurisdictionField } from './RegisterOrganisation.tsx'

interface FormProps {
  readonly file: OrganisationFile
  readonly place: ActPlace
}

type Office = OrganisationFile['offices'][number]
type Appointment = OrganisationFile['appointments'][number]

/** Offices and the people appointed in them. */
export function Offices({ me, file, place }: FormProps & { readonly me: Me }) {
  const t = useMessages()
  return (
    <>
      <section aria-labelledby="offices">
        <h2 id="offices">{t('organisations.offices')}</h2>
        {file.offices.length === 0 && <p>{t('organisations.offices-none')}</p>}
        <ul className="organisation-parts">
          {file.offices.map((office) => (
            <li key={office.office}>
              <OfficeLine office={office} file={file} place={place} />
            </li>
          ))}
        </ul>
        <Act file={file} type="organisation.openOffice">
          <OpenOffice file={file} place={place} />
        </Act>
      </section>
      <section aria-labelledby="appointments">
        <h2 id="appointments">{t('organisations.appointments')}</h2>
        {file.appointments.length === 0 && <p>{t('organisations.appointments-none')}</p>}
        <ul className="organisation-parts">
          {file.appointments.map((appointment) => (
            <li key={JSON.stringify(appointment)}>
              <AppointmentLine appointment={appointment} file={file} place={place} />
            </li>
          ))}
        </ul>
        {me.permissions.includes('read.account') && (
          <Act file={file} type="organisation.appoint">
            <Appoint file={file} place={place} />
          </Act>
        )}
      </section>
    </>
  )
}

function OfficeLine({ office, file, place }: FormProps & { readonly office: Office }) {
  const t = useMessages()
  const { format } = useReader()
  const [on, setOn] = useState(localToday)
  const { id, name, jurisdiction, openedOn, closedOn } = office
  const days =
    closedOn === null
      ? t('organisations.office-since', { day: format.date(openedOn) })
      : t('organisations.office-closed', {
          from: format.date(openedOn),
          until: format.date(closedOn),
        })
  return (
    <>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        (<bdi>{jurisdiction}</bdi>)
      </p>
      <p className="note">
        {days} <code dir="ltr">{id}</code>
      </p>
      {closedOn === null && isPossible(file, 'organisation.closeOffice') && (
        <details className="act">
          <summary>
            {t('organisations.act-close-office')}
            <span className="off-screen"> {name}</span>
          </summary>
          <ActForm
            route={closeOfficeRoute}
            input={{ organisation: file.id }}
            payload={{ office: office.office, on }}
            place={place}
            action={t('organisations.act-close-office')}
            consequence={t('organisations.consequence-close-office', { name })}
          >
            <DayField label={t('organisations.on')} value={on} onChange={setOn} />
          </ActForm>
        </details>
      )}
    </>
  )
}

function AppointmentLine({
  appointment,
  file,
  place,
}: FormProps & { readonly appointment: Appointment }) {
  const t = useMessages()
  const { format } = useReader()
  const [on, setOn] = useState(localToday)
  const { person, function: what, office, from, until } = appointment
  const name = person.name ?? person.id
  const days =
    until === null
      ? t('organisations.appointed-since', { day: format.date(from) })
      : t('organisations.appointed-until', { from: format.date(from), until: format.date(until) })
  const where = file.offices.find((one) => one.office === office)?.name
  return (
    <>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        , <bdi>{what}</bdi>
        {where !== undefined && (
          <>
            , <bdi>{where}</bdi>
          </>
        )}
      </p>
      <p className="note">{days}</p>
      {until === null && isPossible(file, 'organisation.endAppointment') && (
        <details className="act">
          <summary>
            {t('organisations.act-end-appointment')}
            <span className="off-screen"> {name}</span>
          </summary>
          <ActForm
            route={endAppointmentRoute}
            input={{ organisation: file.id }}
            payload={{ person: person.id, function: what, office, on }}
            place={place}
            action={t('organisations.act-end-appointment')}
          >
            <DayField label={t('organisations.on')} value={on} onChange={setOn} />
          </ActForm>
        </details>
      )}
    </>
  )
}

/** A short id from a name: what is not a letter or digit becomes a hyphen. */
const shortId = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)

function OpenOffice({ file, place }: FormProps) {
  const t = useMessages()
  const [name, setName] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const [jurisdiction, setJurisdiction] = useState(file.country ?? '')
  const [from, setFrom] = useState(localToday)
  const office = typed ?? shortId(name)
  return (
    <ActForm
      route={openOfficeRoute}
      input={{ organisation: file.id }}
      payload={{ office, name, jurisdiction: jurisdiction.toUpperCase(), from }}
      place={place}
      action={t('organisations.act-open-office')}
      onDone={async () => {
        setName('')
        setTyped(null)
        await place.onDone()
      }}
    >
      <LineField
        label={t('organisations.office-name')}
        value={name}
        onChange={setName}
        mostCharacters={200}
      />
      <LineField
        label={t('organisations.office-id')}
        note={t('organisations.office-id-note')}
        value={office}
        onChange={setTyped}
        isCode
        pattern="[a-z0-9][a-z0-9\-]{0,63}"
        mostCharacters={64}
      />
      <JurisdictionField value={jurisdiction} onChange={setJurisdiction} />
      <DayField label={t('organisations.from')} value={from} onChange={setFrom} />
    </ActForm>
  )
}

function Appoint({ file, place }: FormProps) {
  const t = useMessages()
  const people = useRoute(peopleRoute, {})
  const [person, setPerson] = useState('')
  const [what, setWhat] = useState('')
  const [office, setOffice] = useState('')
  const [from, setFrom] = useState(localToday)
  const active = (people.data?.people ?? []).filter(({ state }) => state === 'active')
  const open = file.offices.filter(({ closedOn }) => closedOn === null)
  return (
    <ActForm
      route={appointRoute}
      input={{ organisation: file.id }}
      payload={{
        person,
        function: what,
        office: office === '' ? null : office,
        from,
      }}
      place={place}
      action={t('organisations.act-appoint')}
      onDone={async () => {
        setWhat('')
        await place.onDone()
      }}
    >
      <Select
        label={t('organisations.person')}
        value={person}
        options={[
          { value: '', label: t('organisations.choose') },
          ...active.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setPerson}
      />
      <LineField
        label={t('organisations.function')}
        note={t('organisations.function-note')}
        value={what}
        onChange={setWhat}
        mostCharacters={100}
      />
      <Select
        label={t('organisations.where')}
        value={office}
        options={[
          { value: '', label: t('organisations.whole') },
          ...open.map((one) => ({ value: one.office, label: one.name })),
        ]}
        onChange={setOffice}
      />
      <DayField label={t('organisations.from')} value={from} onChange={setFrom} />
    </ActForm>
  )
}
