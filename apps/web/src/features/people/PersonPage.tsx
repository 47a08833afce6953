import { type Me, type Person, peopleRoute, personRoute } from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { PEOPLE_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Moment } from '../identity/Moment.tsx'
import { isOfIdentity } from '../identity/useIdentity.ts'
import { useToday } from '../standards/useToday.ts'
import { AccountActions } from './AccountActions.tsx'
import { accountLimits } from './accountLimits.ts'
import { PersonEvents } from './PersonEvents.tsx'
import { PersonMandates } from './PersonMandates.tsx'
import './people.css'

/** One member of staff: her account, her roles, and what can be done about either. */
export function PersonPage() {
  const t = useMessages()
  const { person: id = '' } = useParams({ strict: false }) as { readonly person?: string }
  // The name comes with the record, which is asked for once it is known who asks.
  const [name, setName] = useState<string>()
  return (
    <DeskPage title={name ?? t('people.person')} section="people">
      {(me) => (
        <>
          <p>
            <AppLink to={PEOPLE_PATH}>{t('people.back')}</AppLink>
          </p>
          <PersonRecord key={id} id={id} me={me} onName={setName} />
        </>
      )}
    </DeskPage>
  )
}

function PersonRecord({
  id,
  me,
  onName,
}: {
  readonly id: string
  readonly me: Me
  readonly onName: (name: string) => void
}) {
  const t = useMessages()
  const person = useRoute(personRoute, { person: id }, { keepLast: false })
  const name = person.data?.name
  useEffect(() => {
    if (name !== undefined) onName(name)
  }, [name, onName])
  if (person.error !== null) return <DeskProblem error={person.error} />
  if (person.data === undefined) {
    return <Reserved what={t('people.person')} className="reserved-people" />
  }
  return <PersonParts person={person.data} me={me} />
}

function PersonParts({ person, me }: { readonly person: Person; readonly me: Me }) {
  const today = useToday()
  const queries = useQueryClient()
  // Asked only where it matters: every reading of the list is logged.
  const isAdministrator = person.roles.some(({ role }) => role === 'administrator')
  const people = useRoute(peopleRoute, {}, { enabled: isAdministrator })
  const limits = accountLimits(person, me, people.data?.people, today)
  const onChanged = () => queries.invalidateQueries({ predicate: isOfIdentity })
  return (
    <>
      <AccountFacts person={person} />
      <PersonMandates person={person} limits={limits} today={today} onChanged={onChanged} />
      <AccountActions person={person} limits={limits} onChanged={onChanged} />
      {me.permissions.includes('read.log-entry') && <PersonEvents person={person.id} />}
    </>
  )
}

function AccountFacts({ person }: { readonly person: Person }) {
  const t = useMessages()
  const { email, state, factors, created, lastSignIn, language } = person
  return (
    <dl className="people-facts">
      <dt>{t('identity.email')}</dt>
      <dd>
        <bdi dir="ltr">{email}</bdi>
      </dd>
      <dt>{t('people.state')}</dt>
      <dd>{t(`people.state-${state}`)}</dd>
      <dt>{t('people.factors')}</dt>
      <dd>
        {factors.length === 0
          ? t('people.factor-none')
          : factors
              .map((factor) => t(`people.factor-${factor}`))
              .reduce((first, second) => t('people.listed', { first, second }))}
      </dd>
      <dt>{t('people.last-sign-in')}</dt>
      <dd>{lastSignIn === null ? t('people.never') : <Moment iso={lastSignIn} />}</dd>
      <dt>{t('people.created')}</dt>
      <dd>
        <Moment iso={created} />
      </dd>
      <dt>{t('people.language')}</dt>
      <dd>{t(`identity.language-${language}`)}</dd>
    </dl>
  )
}
