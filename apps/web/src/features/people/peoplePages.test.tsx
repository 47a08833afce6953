import type { Me } from '@corridor/contract'
import { act } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import {
  SAMPLE_CHOICES,
  sampleGrant,
  samplePerson,
  sampleSession,
} from '../../testing/deskSample.ts'
import { type Answers, click, mountApp, unmountApp } from '../../testing/mountApp.tsx'

const PERMISSIONS: Me['permissions'] = [
  'read.account',
  'invite.account',
  'recover.account',
  'deactivate.account',
  'grant.mandate',
  'revoke.mandate',
  'read.organisation',
  'read.service-account',
  'issue.service-account',
  'revoke.service-account',
]

const administrator = samplePerson('administrator', {
  roles: [sampleGrant('grant-1', 'administrator')],
})
const officer = samplePerson('officer', {
  factors: [],
  roles: [
    sampleGrant('grant-2', 'inspector', { office: 'home.north' }),
    sampleGrant('grant-3', 'auditor', { from: '2099-01-01', until: '2099-12-31' }),
    sampleGrant('grant-4', 'legal-officer', { until: '2026-01-02' }),
  ],
})
const closed = samplePerson('closed', { state: 'deactivated' })

const ANSWERS: Answers = {
  '/identity/session': sampleSession(administrator, PERMISSIONS),
  '/identity/people': { people: [administrator, officer, closed] },
  '/identity/people/administrator': administrator,
  '/identity/people/officer': officer,
  '/organisations/choices': SAMPLE_CHOICES,
  '/identity/invitations': {
    invitations: [
      {
        id: 'invitation-1',
        email: 'invited@example.org',
        name: 'Example Invited',
        language: 'fr',
        roles: [{ role: 'inspector', organisation: 'home', from: '2026-01-01' }],
        invitedBy: 'administrator',
        created: '2026-01-01T08:00:00.000Z',
        expires: '2026-01-08T08:00:00.000Z',
        state: 'open',
      },
    ],
  },
}

afterEach(unmountApp)

const open = async (address: string, answers = ANSWERS) => {
  const app = await mountApp(address, answers)
  const find = <Found extends Element>(selector: string) => app.page.querySelector<Found>(selector)
  const button = (words: string) =>
    [...app.page.querySelectorAll('button')].find(({ textContent }) =>
      textContent?.startsWith(words),
    )!
  const choose = (label: string, value: string) =>
    act(async () => {
      const named = [...app.page.querySelectorAll('label')].filter(
        ({ textContent }) => textContent === label,
      )
      const field = document.getElementById(named.at(-1)!.htmlFor) as HTMLSelectElement
      field.value = value
      field.dispatchEvent(new Event('change', { bubbles: true }))
    })
  return { ...app, find, button, choose, text: () => app.page.textContent ?? '' }
}

const rows = (page: Element) =>
  [...page.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  )

describe('the list of people', () => {
  test('shows what the address asks for, with factors and roles in words', async () => {
    const app = await open('/desk/people?q=EXAMPLE%20officer')
    await app.until(() => app.text().includes('Example Ministry of Labour, North'))
    const [first] = rows(app.page)
    expect(first).toEqual([
      'Example officer',
      'officer@example.org',
      'open',
      'none',
      'never',
      'Inspector, Example Ministry of Labour, NorthAuditor, Example Ministry of Labour from January 1, 2099 until December 31, 2099',
    ])
    expect(app.text()).toContain('3 accounts, 1 of them closed.')
    expect(app.text()).toContain('1 account fits')
  })

  test('narrows by state and role, in the address', async () => {
    const app = await open('/desk/people?state=deactivated')
    await app.until(() => app.find('tbody tr') !== null)
    expect(app.find('tbody tr')?.textContent).toContain('Example closed')
    await app.choose('Role', 'inspector')
    await app.until(() => app.text().includes('No account fits. Take back'))
    expect(app.router.state.location.searchStr).toBe('?state=deactivated&role=inspector')
  })

  test('open invitations name who invited; withdrawing asks first and says what happens', async () => {
    const app = await open('/desk/people')
    await app.until(() => app.text().includes('Labour, from January 1, 2026'))
    const [invited] = rows(app.page).slice(-1)
    expect(invited?.slice(0, 4)).toEqual([
      'Example Invited',
      'invited@example.org',
      'Inspector, Example Ministry of Labour, from January 1, 2026',
      'Example administrator',
    ])
    await click(app.button('Withdraw Example Invited'))
    expect(app.text()).toContain('The link sent to invited@example.org stops working at once.')
    expect(document.activeElement?.tagName).toBe('FIELDSET')
    await click(app.button('Leave as it is'))
    expect(document.activeElement?.textContent).toContain('Withdraw')
    expect(app.calls.filter((call) => call.includes('invitation-1'))).toEqual([])
  })

  test('is not asked for on behalf of somebody who is not signed in', async () => {
    const app = await open('/desk/people', {
      ...ANSWERS,
      '/identity/session': { state: 'anonymous', firstRun: false },
    })
    await app.until(() => app.text().includes('Sign in'))
    expect(app.calls.filter((call) => call.includes('/people'))).toEqual([])
  })
})

describe('inviting', () => {
  test('says at once what a role does and which do not go together, and sends nothing half done', async () => {
    const app = await open('/desk/people/invite')
    await app.until(() => app.button('Add a role') !== undefined)
    await click(app.button('Add a role'))
    await app.choose('Role', 'administrator')
    expect(app.text()).toContain('sees no case and no worker’s record')
    await click(app.button('Add a role'))
    await app.choose('Role', 'auditor')
    expect(app.text()).toContain('Administrator and Auditor do not go together')
    await act(async () =>
      app
        .find('form.identity-form')!
        .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
    )
    expect(app.text()).toContain('Choose the organisation for which the role is held.')
    expect(app.calls.filter((call) => call.endsWith('/identity/invitations'))).toEqual([])
    await click(app.button('Leave out role 2'))
    expect(app.text()).not.toContain('do not go together')
    await app.choose('Organisation', 'home')
    await app.until(() => app.text().includes('no office'))
    expect(app.text()).not.toContain('Choose the organisation')
    expect(app.text()).not.toContain('finds its records by')
    await app.choose('Role', 'inspector')
    expect(app.text()).toContain('This role finds its records by office. Without one')
    await app.choose('Office', 'home.north')
    expect(app.text()).not.toContain('finds its records by office')
    await app.choose('Role', 'authority')
    expect(app.text()).toContain('This role finds its records by jurisdiction.')
  })
})

test('a long register is looked through by name; what was chosen stays', async () => {
  const agency = (number: number) => ({
    id: `agency-${number}`,
    name: `Example Agency ${number}`,
    kind: 'agency',
    offices: [],
  })
  const app = await open('/desk/people/invite', {
    ...ANSWERS,
    '/organisations/choices': {
      organisations: Array.from({ length: 25 }, (_, number) => agency(number)),
      jurisdictions: [],
    },
    '/organisations/choices?text=agency%20900': {
      organisations: [agency(900)],
      jurisdictions: [],
    },
  })
  await app.until(() => app.button('Add a role') !== undefined)
  await click(app.button('Add a role'))
  await app.until(() => app.text().includes('Part of the organisation’s name'))
  await app.choose('Organisation', 'agency-7')
  const field = app.find<HTMLInputElement>('.people-draft input[type=search]')!
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(
      field,
      'agency 900',
    )
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await app.until(() => app.text().includes('Example Agency 900'))
  const choices = [...app.page.querySelectorAll('.people-draft option')].map(
    (option) => (option as HTMLOptionElement).value,
  )
  expect(choices.filter((value) => value.startsWith('agency-'))).toEqual(['agency-7', 'agency-900'])
})

describe('one account', () => {
  test('shows roles now, to come and over, and offers what can be done', async () => {
    const app = await open('/desk/people/officer')
    await app.until(() => app.find('tbody tr') !== null)
    expect(app.find('h1')?.textContent).toBe('Example officer')
    expect(rows(app.page).map((row) => [row[0], row[3], row[6]])).toEqual([
      ['Inspector', '–not needed', 'in force'],
      ['Auditor', '–not needed', 'to come'],
      ['Legal officer', 'none: the role reaches nothing by jurisdiction', 'over'],
    ])
    expect(app.button('Withdraw')).toBeDefined()
    expect(
      [...app.page.querySelectorAll('main summary, summary')].map((one) => one.textContent),
    ).toEqual(['Give a role', 'Send a link for a new password', 'Close the account'])
    expect(app.calls.filter((call) => call.endsWith('/identity/people'))).toEqual([])
    expect(app.calls.filter((call) => call.includes('/identity/audit'))).toEqual([])
  })

  test('of the only administrator, who looks at herself: nothing, and why', async () => {
    const app = await open('/desk/people/administrator')
    await app.until(() => app.text().includes('This is the only administrator'))
    expect(app.text()).toContain('Nobody gives or withdraws roles of her own')
    expect(app.text()).toContain('Nobody sends herself such a link')
    expect(app.page.querySelectorAll('summary')).toHaveLength(0)
    expect(app.button('Withdraw')).toBeUndefined()
  })
})

describe('service accounts', () => {
  const account = {
    id: 'service-1',
    name: 'Example monitor',
    scopes: [{ permission: 'read.log-entry', scope: 'all' }],
    state: 'active',
    created: '2026-01-01T08:00:00.000Z',
    keys: [],
  }
  const answers: Answers = {
    ...ANSWERS,
    '/identity/service-accounts': { serviceAccounts: [account] },
    '/identity/service-accounts/service-1/keys': {
      key: 'corridor_example-key',
      id: 'key-1',
      expires: '2026-06-01T08:00:00.000Z',
    },
  }

  test('a key is shown once, and gone when it is put away', async () => {
    const app = await open('/desk/service-accounts', answers)
    await app.until(() => app.text().includes('Example monitor'))
    expect(app.text()).toContain(
      'read the log: who did what, without the content of cases everywhere',
    )
    expect(app.text()).toContain('It has no key yet')
    const forms = [...app.page.querySelectorAll('form')]
    const form = forms.find(({ textContent }) => textContent?.includes('Make a key'))!
    await act(async () =>
      form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
    )
    await app.until(() => app.text().includes('corridor_example-key'))
    expect(app.text()).toContain('The key is shown only now.')
    expect(document.activeElement?.textContent).toBe('New key of Example monitor')
    await click(app.button('I have copied it'))
    expect(document.body.innerHTML).not.toContain('corridor_example-key')
  })

  test('who may only read sees no way to make or close', async () => {
    const app = await open('/desk/service-accounts', {
      ...answers,
      '/identity/session': sampleSession(administrator, ['read.service-account']),
    })
    await app.until(() => app.text().includes('Example monitor'))
    expect(app.page.querySelectorAll('summary')).toHaveLength(0)
  })
})
