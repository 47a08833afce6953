import {
  demandChoicesRoute,
  type Me,
  registerWorkerRoute,
  routeUrl,
  workersRoute,
} from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { DayField, LineField } from '../desk/fields.tsx'
import { RULES, registrarOf } from './contractWords.ts'

const EMPTY = {
  givenNames: '',
  familyName: '',
  birthDate: '',
  passport: '',
  country: '',
  languages: '',
  qualification: '',
  occupation: '',
  telephone: '',
}

/** Enters a worker who asked for it: nothing but what bears on the work. */
export function RegisterWorker({ me }: { readonly me: Me }) {
  const t = useMessages()
  const queries = useQueryClient()
  const [typed, setTyped] = useState(EMPTY)
  const organisation = registrarOf(me)
  const isAgency = me.permissions.includes('prepare.job-order')
  const choices = useRoute(demandChoicesRoute, {}, { enabled: isAgency })
  // The office that keeps the agency's own file keeps those of its workers.
  const keeper = choices.data?.agencies.find(({ id }) => id === organisation)
  const field = (name: keyof typeof EMPTY, isOptional = false, isCode = false) => (
    <LineField
      label={t(`workers.${name}`)}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
      isOptional={isOptional}
      isCode={isCode}
      mostCharacters={200}
    />
  )
  const said = (text: string) => (text.trim() === '' ? null : text.trim())
  const passport = said(typed.passport)
  const qualification = said(typed.qualification)
  if (organisation === null) return null
  return (
    <ActForm
      route={registerWorkerRoute}
      input={{}}
      payload={{
        particulars: {
          givenNames: typed.givenNames,
          familyName: typed.familyName,
          ownScript: null,
          birthDate: said(typed.birthDate),
          identityDocument:
            passport === null
              ? null
              : {
                  kind: 'passport',
                  number: passport,
                  country: typed.country.trim().toUpperCase(),
                  validUntil: null,
                },
          contact: {
            way: said(typed.telephone) === null ? 'none' : 'telephone',
            address: said(typed.telephone),
            hours: null,
          },
          languages: typed.languages
            .split(/[\s,;،]+/)
            .map((one) => one.trim())
            .filter((one) => one !== ''),
          qualifications:
            qualification === null
              ? []
              : [
                  {
                    title: qualification,
                    occupation: said(typed.occupation),
                    givenBy: null,
                    on: null,
                  },
                ],
        },
        organisation,
        office: keeper?.office ?? null,
        jurisdiction: keeper?.jurisdiction ?? null,
      }}
      place={{
        version: 0,
        rules: RULES,
        actWords: () => t('workers.register'),
        nameOf: (actor) => actor,
        onDone: async () => undefined,
        onChanged: async () => undefined,
      }}
      action={t('workers.register')}
      onDone={async () => {
        setTyped(EMPTY)
        const list = routeUrl(workersRoute, {})
        await queries.invalidateQueries({
          predicate: ({ queryKey: [key] }) => String(key).startsWith(list),
        })
      }}
    >
      <p className="field-note">{t('workers.register-note')}</p>
      {field('givenNames')}
      {field('familyName', true)}
      <DayField
        label={t('workers.birthDate')}
        value={typed.birthDate}
        onChange={(birthDate) => setTyped({ ...typed, birthDate })}
        isOptional
      />
      {field('passport', true, true)}
      {field('country', true, true)}
      <LineField
        label={t('workers.languages')}
        note={t('workers.languages-note')}
        value={typed.languages}
        onChange={(languages) => setTyped({ ...typed, languages })}
        isCode
        mostCharacters={100}
      />
      {field('telephone', true, true)}
      {field('qualification', true)}
      {field('occupation', true, true)}
    </ActForm>
  )
}
