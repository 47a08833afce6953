import type { agenciesRoute, WorkerFile } from '@corridor/contract'
import { useState } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { asciiDigits } from '../identity/asciiDigits.ts'
import { Choice } from './Choice.tsx'
import { MeField, MeForm, MeSelect } from './MeForm.tsx'
import { MeProblem } from './MeProblem.tsx'
import { meAct, meGet } from './meCall.ts'
import { Screen } from './Screen.tsx'
import { useMeKey } from './useMeKey.ts'
import { useMeSending } from './useMeSending.ts'

type Particulars = NonNullable<WorkerFile['particulars']>

/** Parts of her file, each on a screen of its own. */
export const FILE_PARTS = ['name', 'born', 'document', 'reach', 'languages', 'open-to'] as const
export type FilePart = (typeof FILE_PARTS)[number]

interface CorrectProps {
  readonly file: WorkerFile
  readonly part: FilePart
  readonly onBack: () => void
  readonly onDone: () => Promise<void>
}

/** Corrects one part of her file; the rest stays as it is, and what stood there before is kept in the log. */
export function CorrectScreens(props: CorrectProps) {
  const { file, part } = props
  if (part === 'open-to') return <OpenTo {...props} />
  if (file.particulars === null) return null
  switch (part) {
    case 'name':
      return <Name {...props} person={file.particulars} />
    case 'born':
      return <Born {...props} person={file.particulars} />
    case 'document':
      return <IdentityDocument {...props} person={file.particulars} />
    case 'reach':
      return <Reach {...props} person={file.particulars} />
    case 'languages':
      return <Languages {...props} person={file.particulars} />
  }
}

type PartProps = CorrectProps & { readonly person: Particulars }

const NOBODY = { way: 'none', address: null, hours: null } as const

/** Sends the whole as it shall stand, with one part changed. */
function useCorrecting({ file, onDone }: CorrectProps) {
  const { send, ...state } = useMeSending()
  const keyOf = useMeKey()
  return {
    state,
    correct: (person: Particulars, change: Partial<Particulars>) =>
      send(async () => {
        const particulars = { ...person, contact: person.contact ?? NOBODY, ...change }
        const path = `/workers/${encodeURIComponent(file.id)}/correct`
        await meAct(path, file.version, { particulars }, keyOf([file.version, particulars]))
        await onDone()
      }),
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function Name(props: PartProps) {
  const t = useMessages()
  const { person, onBack } = props
  const { state, correct } = useCorrecting(props)
  const [givenNames, setGivenNames] = useState(person.givenNames)
  const [familyName, setFamilyName] = useState(person.familyName)
  const [ownScript, setOwnScript] = useState(person.ownScript ?? '')
  const save = () => correct(person, { givenNames, familyName, ownScript: orNull(ownScript) })
  return (
    <Screen title={t('me.correct-name')} onBack={onBack}>
      <MeForm {...state} action={t('me.correct-save')} onSend={save}>
        <MeField
          label={t('me.given-names')}
          value={givenNames}
          onChange={setGivenNames}
          mostCharacters={200}
        />
        <MeField
          label={t('me.family-name')}
          value={familyName}
          onChange={setFamilyName}
          mostCharacters={200}
          isOptional
        />
        <MeField
          label={t('me.file-own-script')}
          value={ownScript}
          onChange={setOwnScript}
          mostCharacters={200}
          isOptional
        />
      </MeForm>
    </Screen>
  )
}

function Born(props: PartProps) {
  const t = useMessages()
  const { person, onBack } = props
  const { state, correct } = useCorrecting(props)
  const [birthDate, setBirthDate] = useState(person.birthDate ?? '')
  return (
    <Screen title={t('me.correct-born')} onBack={onBack}>
      <MeForm
        {...state}
        action={t('me.correct-save')}
        onSend={() => correct(person, { birthDate: orNull(birthDate) })}
      >
        <MeField label={t('me.file-born')} value={birthDate} onChange={setBirthDate} type="date" />
      </MeForm>
    </Screen>
  )
}

const KINDS = ['passport', 'national_identity_card', 'seafarer_book'] as const

function IdentityDocument(props: PartProps) {
  const t = useMessages()
  const { person, onBack } = props
  const { state, correct } = useCorrecting(props)
  const known = person.identityDocument
  const [kind, setKind] = useState<(typeof KINDS)[number]>(known?.kind ?? 'passport')
  const [number, setNumber] = useState(known?.number ?? '')
  const [country, setCountry] = useState(known?.country ?? '')
  const [validUntil, setValidUntil] = useState(known?.validUntil ?? '')
  const save = () =>
    correct(person, {
      identityDocument: {
        kind,
        number: asciiDigits(number).trim(),
        country: country.trim().toUpperCase(),
        validUntil: orNull(validUntil),
      },
    })
  return (
    <Screen title={t('me.correct-document')} onBack={onBack}>
      <MeForm {...state} action={t('me.correct-save')} onSend={save}>
        <MeSelect
          label={t('me.identity-kind')}
          value={kind}
          options={KINDS.map((value) => ({
            value,
            label: t(`me.identity-${value.replaceAll('_', '-')}`),
          }))}
          onChange={setKind}
        />
        <MeField
          label={t('me.identity-number')}
          value={number}
          onChange={setNumber}
          isCode
          mostCharacters={50}
        />
        <MeField
          label={t('me.identity-country')}
          note={t('me.identity-country-note')}
          value={country}
          onChange={setCountry}
          isCode
          mostCharacters={3}
        />
        <MeField
          label={t('me.identity-until')}
          value={validUntil}
          onChange={setValidUntil}
          type="date"
          isOptional
        />
      </MeForm>
    </Screen>
  )
}

const WAYS = ['telephone', 'message', 'email', 'resource_centre', 'none'] as const

function Reach(props: PartProps) {
  const t = useMessages()
  const { person, onBack } = props
  const { state, correct } = useCorrecting(props)
  const contact = person.contact ?? NOBODY
  const [way, setWay] = useState<(typeof WAYS)[number]>(contact.way)
  const [address, setAddress] = useState(contact.address ?? '')
  const [hours, setHours] = useState(contact.hours ?? '')
  const save = () =>
    correct(person, { contact: { way, address: orNull(address), hours: orNull(hours) } })
  return (
    <Screen title={t('me.correct-reach')} onBack={onBack}>
      <p>{t('me.reach-text')}</p>
      <MeForm {...state} action={t('me.correct-save')} onSend={save}>
        <MeSelect
          label={t('me.reach-way')}
          value={way}
          options={WAYS.map((value) => ({
            value,
            label: t(`me.reach-${value.replaceAll('_', '-')}`),
          }))}
          onChange={setWay}
        />
        <MeField
          label={t('me.reach-address')}
          value={address}
          onChange={setAddress}
          mostCharacters={200}
          isOptional
        />
        <MeField
          label={t('me.reach-hours')}
          note={t('me.reach-hours-note')}
          value={hours}
          onChange={setHours}
          mostCharacters={200}
          isOptional
        />
      </MeForm>
    </Screen>
  )
}

function Languages(props: PartProps) {
  const t = useMessages()
  const { person, onBack } = props
  const { state, correct } = useCorrecting(props)
  const [languages, setLanguages] = useState(person.languages.join(', '))
  const save = () =>
    correct(person, {
      languages: languages
        .split(/[\s,،;]+/)
        .map((one) => one.trim().toLowerCase())
        .filter((one) => one !== ''),
    })
  return (
    <Screen title={t('me.correct-languages')} onBack={onBack}>
      <MeForm {...state} action={t('me.correct-save')} onSend={save}>
        <MeField
          label={t('me.file-languages')}
          note={t('me.languages-note')}
          value={languages}
          onChange={setLanguages}
          isCode
          mostCharacters={60}
        />
      </MeForm>
    </Screen>
  )
}

type Agency = RouteOutput<typeof agenciesRoute>['agencies'][number]

/** Which agencies may open her file; she opens and closes it. */
function OpenTo({ file, onBack, onDone }: CorrectProps) {
  const t = useMessages()
  const { send, error } = useMeSending()
  const keyOf = useMeKey()
  const [chosen, setChosen] = useState<Pick<Agency, 'organisation' | 'name'> | null>(null)
  const [isLooking, setIsLooking] = useState(false)
  const path = `/workers/${encodeURIComponent(file.id)}`
  const act = (verb: 'admit' | 'dismiss', agency: string) =>
    send(async () => {
      await meAct(`${path}/${verb}`, file.version, { agency }, keyOf([file.version, verb, agency]))
      await onDone()
    })
  if (chosen !== null) {
    return (
      <Screen title={t('me.open-file')} onBack={() => setChosen(null)}>
        <MeProblem error={error} />
        <p>{t('me.open-means', { agency: chosen.name })}</p>
        <Choice words={t('me.open-now')} onChoose={() => void act('admit', chosen.organisation)} />
      </Screen>
    )
  }
  if (isLooking) {
    return <LookUp file={file} onBack={() => setIsLooking(false)} onChoose={setChosen} />
  }
  return (
    <Screen title={t('me.correct-open-to')} onBack={onBack}>
      <MeProblem error={error} />
      <p>{t('me.open-to-text')}</p>
      {file.openTo.length === 0 && <p>{t('me.open-to-none')}</p>}
      {file.openTo.map(({ id, name }) => (
        <Choice
          key={id}
          words={t('me.close-file', { agency: name ?? id })}
          onChoose={() => void act('dismiss', id)}
        />
      ))}
      <Choice words={t('me.open-file')} onChoose={() => setIsLooking(true)} />
    </Screen>
  )
}

/** Finds an agency in the public register, by a name in any spelling. */
function LookUp({
  file,
  onBack,
  onChoose,
}: {
  readonly file: WorkerFile
  readonly onBack: () => void
  readonly onChoose: (agency: Agency) => void
}) {
  const t = useMessages()
  const { send, ...state } = useMeSending()
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly Agency[] | null>(null)
  const look = () =>
    send(async () => {
      const asked = new URLSearchParams({ text: text.trim(), limit: '5' })
      const { agencies } = await meGet<RouteOutput<typeof agenciesRoute>>(`/agencies?${asked}`)
      const open = new Set(file.openTo.map(({ id }) => id))
      setFound(agencies.filter(({ organisation }) => !open.has(organisation)))
    })
  return (
    <Screen title={t('me.open-file')} onBack={onBack}>
      <MeForm {...state} action={t('me.open-find')} onSend={look}>
        <MeField label={t('me.open-name')} value={text} onChange={setText} mostCharacters={100} />
      </MeForm>
      <div aria-live="polite">
        {found?.length === 0 && <p>{t('me.open-found-none')}</p>}
        {found?.map((agency) => (
          <Choice
            key={agency.organisation}
            words={
              agency.status === 'licensed' || agency.status === 'provisional'
                ? agency.name
                : t('me.open-unlicensed', { agency: agency.name })
            }
            onChoose={() => onChoose(agency)}
          />
        ))}
      </div>
    </Screen>
  )
}
