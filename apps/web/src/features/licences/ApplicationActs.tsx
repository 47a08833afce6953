import {
  assignLicenceRoute,
  inspectLicenceRoute,
  type LicenceFile,
  reviewLicenceRoute,
  screenLicenceRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { DayField, LineField, localToday, ProseField } from '../desk/fields.tsx'
import { type FormProps, ofFile } from './LicenceAct.tsx'

type Person = LicenceFile['candidates']['inspect'][number]

const optionsOf = (people: readonly Person[], nobody: string | null) => [
  ...(nobody === null ? [] : [{ value: '', label: nobody }]),
  ...people.map(({ id, name }) => ({ value: id, label: name ?? id })),
]

/** States that the documents are complete, and says who inspects. */
export function ScreenForm({ file, place }: FormProps) {
  const t = useMessages()
  const { inspect } = file.candidates
  const [inspector, setInspector] = useState(inspect.length === 1 ? inspect[0]!.id : '')
  return (
    <ActForm
      route={screenLicenceRoute}
      input={ofFile(file)}
      payload={{ complete: true, inspector: inspector === '' ? null : inspector }}
      place={place}
      action={t('licences.act-screen')}
    >
      <Select
        label={t('licences.inspector')}
        value={inspector}
        options={optionsOf(inspect, t('licences.nobody-yet'))}
        onChange={setInspector}
      />
    </ActForm>
  )
}

/** Names who inspects, or who hears the appeal. */
export function AssignForm({ file, place }: FormProps) {
  const t = useMessages()
  const isApplication = file.status === 'submitted' || file.status === 'screened'
  const people = isApplication ? file.candidates.inspect : file.candidates.appeal
  const [person, setPerson] = useState(people[0]?.id ?? '')
  return (
    <ActForm
      route={assignLicenceRoute}
      input={ofFile(file)}
      payload={{ task: isApplication ? 'inspect' : 'appeal', person }}
      place={place}
      action={t('licences.act-assign')}
    >
      <Select
        label={t(isApplication ? 'licences.inspector' : 'licences.appeal-body')}
        value={person}
        options={optionsOf(people, people.length === 0 ? t('licences.nobody-yet') : null)}
        onChange={setPerson}
      />
    </ActForm>
  )
}

const MET = ['yes', 'no', 'cannot_tell'] as const

interface InspectionLine {
  readonly matter: string
  readonly met: (typeof MET)[number]
  readonly words: string
}

/** States what the inspection found, matter by matter. */
export function InspectForm({ file, place }: FormProps) {
  const t = useMessages()
  const [on, setOn] = useState(localToday)
  const [result, setResult] = useState<'passed' | 'not-passed'>('passed')
  const [findings, setFindings] = useState<readonly InspectionLine[]>([])
  const set = (at: number, change: Partial<InspectionLine>) =>
    setFindings(findings.map((line, place) => (place === at ? { ...line, ...change } : line)))
  return (
    <ActForm
      route={inspectLicenceRoute}
      input={ofFile(file)}
      payload={{
        on,
        passed: result === 'passed',
        findings: findings.map((line) => ({ ...line })),
        photographs: [],
      }}
      place={place}
      action={t('licences.act-inspect')}
    >
      <DayField label={t('licences.on')} value={on} onChange={setOn} />
      {findings.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is what is typed in it
        <div key={at} className="licence-person">
          <LineField
            label={t('licences.matter')}
            value={line.matter}
            onChange={(matter) => set(at, { matter })}
            mostCharacters={200}
          />
          <Select
            label={t('licences.met')}
            value={line.met}
            options={MET.map((one) => ({
              value: one,
              label: t(`desk.met-${one.replace('_', '-')}`),
            }))}
            onChange={(met) => set(at, { met })}
          />
          <LineField
            label={t('licences.words')}
            value={line.words}
            onChange={(words) => set(at, { words })}
            isOptional
            mostCharacters={1000}
          />
        </div>
      ))}
      <button
        type="button"
        onClick={() => setFindings([...findings, { matter: '', met: 'yes', words: '' }])}
      >
        {t('licences.add')}
      </button>
      <Select
        label={t('licences.result')}
        value={result}
        options={(['passed', 'not-passed'] as const).map((one) => ({
          value: one,
          label: t(`licences.${one}`),
        }))}
        onChange={setResult}
      />
    </ActForm>
  )
}

const CHECKS = ['linked_parties', 'principal_watch'] as const
const OUTCOMES = ['cleared', 'confirmed'] as const

/** Records what a person found out about a check. */
export function ReviewForm({ file, place }: FormProps) {
  const t = useMessages()
  const [check, setCheck] = useState<(typeof CHECKS)[number]>('linked_parties')
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('cleared')
  const [reason, setReason] = useState('')
  return (
    <ActForm
      route={reviewLicenceRoute}
      input={ofFile(file)}
      payload={{ check, outcome, reason }}
      place={place}
      action={t('licences.act-review')}
      onDone={async () => {
        setReason('')
        await place.onDone()
      }}
    >
      <Select
        label={t('licences.check')}
        value={check}
        options={CHECKS.map((one) => ({ value: one, label: t(`licences.check-${one}`) }))}
        onChange={setCheck}
      />
      <Select
        label={t('licences.result')}
        value={outcome}
        options={OUTCOMES.map((one) => ({ value: one, label: t(`licences.outcome-${one}`) }))}
        onChange={setOutcome}
      />
      <ProseField
        label={t('licences.reason')}
        value={reason}
        onChange={setReason}
        mostCharacters={2000}
      />
    </ActForm>
  )
}
