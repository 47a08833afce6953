import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { SECTORS, useSectorWords } from '../agencies/useSectorWords.ts'
import { useAreas } from '../areas/useAreas.ts'
import { numberProblem } from '../bonds/moneyOf.ts'
import { DayField, LineField, ProseField } from '../desk/fields.tsx'
import {
  type ApplicationForm,
  digestOfFile,
  documentType,
  type PersonForm,
} from './applicationForm.ts'
import { RequiredCover } from './RequiredCover.tsx'

interface FieldsProps {
  readonly form: ApplicationForm
  /** Where the licence is decided: whose tiers say what the bond must cover. */
  readonly jurisdiction: string | null
  readonly onChange: (form: ApplicationForm) => void
}

/** Everything an application says. */
export function ApplicationFields({ form, jurisdiction, onChange }: FieldsProps) {
  const t = useMessages()
  const set = (change: Partial<ApplicationForm>) => onChange({ ...form, ...change })
  const volumeProblem = numberProblem(form.plannedVolume, true)
  return (
    <>
      <LineField
        label={t('licences.name')}
        value={form.name}
        onChange={(name) => set({ name })}
        mostCharacters={200}
      />
      <ScopeFields {...form} onChange={set} />
      <LineField
        label={t('licences.volume')}
        value={form.plannedVolume}
        onChange={(plannedVolume) => set({ plannedVolume })}
        isCode
        problem={volumeProblem === null ? null : t(volumeProblem)}
        mostCharacters={7}
        note={
          <div aria-live="polite">
            <RequiredCover plannedVolume={form.plannedVolume} jurisdiction={jurisdiction} />
          </div>
        }
      />
      <ProseField
        label={t('licences.phones')}
        value={form.phones}
        onChange={(phones) => set({ phones })}
        isOptional
      />
      <ProseField
        label={t('licences.addresses')}
        value={form.addresses}
        onChange={(addresses) => set({ addresses })}
        isOptional
      />
      <ProseField
        label={t('licences.bank-accounts')}
        value={form.bankAccounts}
        onChange={(bankAccounts) => set({ bankAccounts })}
        isOptional
      />
      <People people={form.people} onChange={(people) => set({ people })} />
      <Documents form={form} onChange={onChange} />
    </>
  )
}

type Scope = Pick<ApplicationForm, 'destinations' | 'sectors'>

/** Where and for what work. */
export function ScopeFields({
  destinations,
  sectors,
  onChange,
}: Scope & {
  readonly onChange: (change: Partial<Scope>) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const sectorWords = useSectorWords()
  const areas = useAreas()
  const countries = [...(areas?.areas.values() ?? [])]
    .filter(({ iso2, members }) => iso2 !== null && members.length === 0)
    .map(({ code }) => ({ value: code, label: areas?.name(code) ?? code }))
    .filter(({ value }) => !destinations.includes(value))
    .sort((one, other) => format.compareNames(one.label, other.label))
  return (
    <>
      <fieldset className="licence-set">
        <legend>{t('licences.destinations')}</legend>
        <Chips
          values={destinations}
          nameOf={(code) => areas?.name(code) ?? code}
          onRemove={(code) =>
            onChange({ destinations: destinations.filter((one) => one !== code) })
          }
        />
        <Select
          label={t('licences.country-add')}
          isRequired={destinations.length === 0}
          value=""
          options={[{ value: '', label: '' }, ...countries]}
          onChange={(code) => code !== '' && onChange({ destinations: [...destinations, code] })}
        />
      </fieldset>
      <fieldset className="licence-set">
        <legend>{t('licences.sectors')}</legend>
        {SECTORS.map((sector, at) => (
          <label key={sector} className="licence-check">
            <input
              ref={(box) => {
                const isNeeded = at === 0 && sectors.length === 0
                box?.setCustomValidity(isNeeded ? t('licences.sectors-needed') : '')
              }}
              type="checkbox"
              checked={sectors.includes(sector)}
              onChange={({ target }) =>
                onChange({
                  sectors: target.checked
                    ? [...sectors, sector]
                    : sectors.filter((one) => one !== sector),
                })
              }
            />
            {sectorWords(sector)}
          </label>
        ))}
      </fieldset>
    </>
  )
}

function Chips({
  values,
  nameOf,
  onRemove,
}: {
  readonly values: readonly string[]
  readonly nameOf: (value: string) => string
  readonly onRemove: (value: string) => void
}) {
  const t = useMessages()
  return (
    <ul className="licence-chips">
      {values.map((value) => (
        <li key={value}>
          <bdi>{nameOf(value)}</bdi>{' '}
          <button
            type="button"
            aria-label={t('licences.remove', { name: nameOf(value) })}
            onClick={() => onRemove(value)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}

const NOBODY: PersonForm = { name: '', function: 'director', birthDate: '', identityNumber: '' }
const FUNCTIONS = ['director', 'owner', 'manager'] as const

function People({
  people,
  onChange,
}: {
  readonly people: readonly PersonForm[]
  readonly onChange: (people: readonly PersonForm[]) => void
}) {
  const t = useMessages()
  const set = (at: number, change: Partial<PersonForm>) =>
    onChange(people.map((person, place) => (place === at ? { ...person, ...change } : person)))
  return (
    <fieldset className="licence-set">
      <legend>{t('licences.people')}</legend>
      <p className="note">{t('licences.people-note')}</p>
      {people.map((person, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is what is typed in it
        <div key={at} className="licence-person">
          <LineField
            label={t('licences.person-name')}
            value={person.name}
            onChange={(name) => set(at, { name })}
            mostCharacters={200}
          />
          <Select
            label={t('licences.function')}
            value={person.function}
            options={FUNCTIONS.map((one) => ({ value: one, label: t(`licences.function-${one}`) }))}
            onChange={(one) => set(at, { function: one })}
          />
          <DayField
            label={t('licences.birth-date')}
            value={person.birthDate}
            onChange={(birthDate) => set(at, { birthDate })}
            isOptional
          />
          <LineField
            label={t('licences.identity-number')}
            value={person.identityNumber}
            onChange={(identityNumber) => set(at, { identityNumber })}
            isOptional
            mostCharacters={200}
          />
          <button type="button" onClick={() => onChange(people.filter((_, place) => place !== at))}>
            {t('licences.remove', { name: person.name })}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...people, NOBODY])}>
        {t('licences.add')}
      </button>
    </fieldset>
  )
}

function Documents({ form, onChange }: Pick<FieldsProps, 'form' | 'onChange'>) {
  const t = useMessages()
  const { documents } = form
  const add = async (files: readonly File[]) => {
    const chosen = await Promise.all(
      files.map(async (file) => ({
        type: documentType(file.name),
        digest: await digestOfFile(file),
      })),
    )
    const fresh = chosen.filter(({ digest }) => !documents.some((one) => one.digest === digest))
    onChange({ ...form, documents: [...documents, ...fresh] })
  }
  return (
    <fieldset className="licence-set">
      <legend>{t('licences.documents')}</legend>
      <ul className="licence-documents">
        {documents.map(({ type, digest }) => (
          <li key={digest}>
            <bdi>{type}</bdi> <code dir="ltr">{digest.slice(0, 16)}…</code>{' '}
            <button
              type="button"
              onClick={() =>
                onChange({ ...form, documents: documents.filter((one) => one.digest !== digest) })
              }
            >
              {t('licences.remove', { name: type })}
            </button>
          </li>
        ))}
      </ul>
      <label className="licence-files">
        <span className="field-note">{t('licences.documents-note')}</span>
        <input
          type="file"
          multiple
          onChange={({ target }) => void add([...(target.files ?? [])])}
        />
      </label>
    </fieldset>
  )
}
