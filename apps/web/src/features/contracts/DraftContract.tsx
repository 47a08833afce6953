import {
  contractsRoute,
  demandChoicesRoute,
  draftContractRoute,
  jobOrdersRoute,
  routeUrl,
  type WorkerSummary,
  workersRoute,
} from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { contractPath, WORKERS_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { useContent } from './ContentFields.tsx'
import { RULES, verbOf } from './contractWords.ts'

type Choices = RouteOutput<typeof demandChoicesRoute>

/** Begins a contract between a worker of the agency and an employer. */
export function DraftContract() {
  const t = useMessages()
  const workers = useRoute(workersRoute, { limit: 200 })
  const choices = useRoute(demandChoicesRoute, {})
  const error = workers.error ?? choices.error
  if (error !== null) {
    const again = () => {
      void workers.refetch()
      void choices.refetch()
    }
    return <DeskProblem error={error} onRetry={again} />
  }
  if (workers.data === undefined || choices.data === undefined) {
    return <Reserved what={t('contracts.act-draft')} />
  }
  if (workers.data.workers.length === 0) {
    return (
      <p>
        {t('contracts.no-workers')} <AppLink to={WORKERS_PATH}>{t('workers.title')}</AppLink>
      </p>
    )
  }
  return <Draft workers={workers.data.workers} choices={choices.data} />
}

function Draft({
  workers,
  choices,
}: {
  readonly workers: readonly WorkerSummary[]
  readonly choices: Choices
}) {
  const t = useMessages()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { agencies, principals, posts } = choices
  const [worker, setWorker] = useState(workers[0]?.id ?? '')
  const [agency, setAgency] = useState(agencies[0]?.id ?? '')
  const [employer, setEmployer] = useState(principals[0]?.id ?? '')
  const [jobOrder, setJobOrder] = useState('')
  const [post, setPost] = useState('')
  const languages = workers.find(({ id }) => id === worker)?.languages ?? []
  const [chosen, setLanguage] = useState('')
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? '')
  const orders = useRoute(jobOrdersRoute, { agency })
  const usable = (orders.data?.jobOrders ?? []).filter(
    ({ status, principal }) =>
      (status === 'approved' || status === 'advertised') && principal.id === employer,
  )
  const keeper = agencies.find(({ id }) => id === agency)
  const named = (one: { readonly id: string; readonly name: string | null }) => ({
    value: one.id,
    label: one.name ?? one.id,
  })
  const none = { value: '', label: t('contracts.not-chosen') }
  const { content, fields } = useContent(employer, language, null)
  return (
    <ActForm
      route={draftContractRoute}
      input={{}}
      payload={{
        worker,
        agency,
        employer,
        jobOrder: jobOrder === '' ? null : jobOrder,
        office: keeper?.office ?? null,
        jurisdiction: keeper?.jurisdiction ?? null,
        post: post === '' ? null : post,
        language,
        content,
      }}
      place={{
        version: 0,
        rules: RULES,
        actWords: (type) => t(`contracts.act-${verbOf(type)}`),
        nameOf: (actor) => actor,
        onDone: async () => undefined,
        onChanged: async () => undefined,
      }}
      action={t('contracts.act-draft')}
      onDone={async ({ record }) => {
        const list = routeUrl(contractsRoute, {})
        await queries.invalidateQueries({
          predicate: ({ queryKey: [key] }) => String(key).startsWith(list),
        })
        await navigate({ to: contractPath(record) })
      }}
    >
      <Select
        label={t('contracts.worker')}
        value={worker}
        options={workers.map(named)}
        onChange={setWorker}
      />
      {agencies.length > 1 && (
        <Select
          label={t('contracts.agency')}
          value={agency}
          options={agencies.map(named)}
          onChange={setAgency}
        />
      )}
      <Select
        label={t('contracts.employer')}
        value={employer}
        options={principals.map(named)}
        onChange={setEmployer}
      />
      <Select
        label={t('contracts.job-order')}
        note={t('contracts.job-order-note')}
        value={jobOrder}
        options={[none, ...usable.map(({ id, number }) => ({ value: id, label: number ?? id }))]}
        onChange={setJobOrder}
      />
      <Select
        label={t('contracts.post')}
        value={post}
        options={[none, ...posts.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))]}
        onChange={setPost}
      />
      <Select
        label={t('contracts.language')}
        value={language}
        options={languages.map((one) => ({ value: one, label: one }))}
        onChange={setLanguage}
      />
      <div key={language}>{fields}</div>
    </ActForm>
  )
}
