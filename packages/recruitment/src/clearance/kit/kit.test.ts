import { describe, expect, test } from 'vitest'
import { testKey, verifier } from '../../../../ledger/testing/nodeCrypto.ts'
import type { CertificateKey } from '../certificate/index.ts'
import {
  formOrdinal,
  formSerial,
  isGenuineSnapshot,
  judgeForm,
  type KitState,
  type OfficeSnapshot,
  signSnapshot,
} from './index.ts'

const KEY: CertificateKey = {
  ...{ keyId: '8a88e3dd7409f195', publicKey: '8a'.repeat(32), office: 'home.north', most: 250 },
  ...{ validFrom: '2030-03-01T00:00:00.000Z', validUntil: '2030-03-15T00:00:00.000Z' },
  revokedFrom: null,
}

const SNAPSHOT: OfficeSnapshot['body'] = {
  ...{ v: 1, kind: 'clearance.snapshot', keyId: '00'.repeat(8), office: 'home.north' },
  ...{ issuedAt: '2030-03-04T09:45:00.000Z', timeZone: 'UTC', origin: 'XAA' },
  licences: [
    {
      ...{ number: 'LIC-0001', agency: 'Bravo Agency', inForce: true, until: '2031-01-31' },
      destinations: ['XBB'],
    },
    { number: 'LIC-0002', agency: 'Lapsed', inForce: false, until: null, destinations: [] },
  ],
  bans: [
    { destination: 'XCC', sector: null, site: null, from: '2030-03-01', until: null },
    { destination: 'XBB', sector: 'mining', site: null, from: '2030-03-01', until: null },
  ],
  jobOrders: [
    {
      ...{ number: 'JO-9', licence: 'LIC-0001', destination: 'XBB', sector: 'construction' },
      ...{ left: 2, until: '2030-12-31', stopped: false },
    },
    {
      ...{ number: 'JO-8', licence: 'LIC-0001', destination: 'XBB', sector: null },
      ...{ left: 2, until: null, stopped: true },
    },
  ],
}

const FORM = { licence: 'lic 0001', jobOrder: 'JO-9', destination: 'XBB', sector: 'construction' }

const judged = (form: Partial<typeof FORM> | object = {}, state: Partial<KitState> = {}) => {
  const { outcome, findings, snapshot } = judgeForm(
    { ...FORM, ...form },
    {
      ...{ key: KEY, snapshot: SNAPSHOT, issued: 0, onJobOrder: () => 0 },
      ...{ now: '2030-03-05T10:00:00.000Z', today: '2030-03-05', ...state },
    },
  )
  return {
    outcome,
    snapshot,
    unmet: findings.filter(({ met }) => met !== 'yes').map(({ rule, met }) => `${rule} ${met}`),
  }
}

describe('the kit of an office', () => {
  test('issues what the snapshot allows, and says how old it is', () => {
    expect(judged()).toEqual({ outcome: 'good', snapshot: { hours: 24, age: 'amber' }, unmet: [] })
    expect(judged({ jobOrder: null }).outcome).toBe('good')
  })

  test('refuses number 251, and a delegation whose days are over', () => {
    expect(judged({}, { issued: 249 }).outcome).toBe('good')
    expect(judged({}, { issued: 250 })).toMatchObject({
      outcome: 'refused',
      unmet: ['kit.under_cap no'],
    })
    const late = { now: '2030-03-15T00:00:01.000Z', today: '2030-03-15' }
    expect(judged({}, late).unmet).toEqual(['kit.in_days no'])
    expect(judged({}, { now: '2030-02-28T00:00:00.000Z' }).unmet).toEqual(['kit.in_days no'])
  })

  test('refuses what the system would refuse; what the snapshot does not know is never a yes', () => {
    expect(judged({ licence: 'LIC-0002', jobOrder: null }).unmet).toEqual([
      'kit.licence_in_force no',
    ])
    expect(judged({ licence: 'LIC-9', jobOrder: null })).toMatchObject({
      outcome: 'asks',
      unmet: ['kit.licence_in_force cannot_tell'],
    })
    expect(judged({ destination: 'XCC', jobOrder: null }).unmet).toEqual([
      'kit.licence_destination no',
      'kit.no_ban no',
    ])
    expect(judged({ sector: 'mining', jobOrder: null }).unmet).toEqual(['kit.no_ban no'])
    expect(judged({ sector: null, jobOrder: null }).unmet).toEqual(['kit.no_ban cannot_tell'])
    expect(judged({ jobOrder: 'JO-8' }).unmet).toEqual(['kit.job_order no'])
    expect(judged({ jobOrder: 'JO-7' }).unmet).toEqual(['kit.job_order cannot_tell'])
    expect(judged({}, { onJobOrder: () => 2 }).unmet).toEqual(['kit.vacancy no'])
  })

  test('numbers its forms by office and key, so that a missing one shows', () => {
    expect(formSerial('home.north', KEY.keyId, 7)).toBe('NORTH-8A88E3-0007')
    expect(formSerial('home.district-office-12', KEY.keyId, 1000)).toBe('DISTRICT-8A88E3-1000')
    expect(formOrdinal('NORTH-8A88E3-0198')).toBe(198)
    expect(formOrdinal('NORTH')).toBeNull()
  })

  test('believes no snapshot but the authority’s', async () => {
    const { publicKey } = testKey('', '01'.repeat(32))
    const keyId = publicKey.slice(0, 16)
    const { v: _, kind: __, keyId: ___, ...content } = SNAPSHOT
    const snapshot = await signSnapshot(content, testKey(keyId, '01'.repeat(32)))
    const keys = (more: Partial<CertificateKey>) =>
      new Map([[keyId, { ...KEY, office: null, keyId, publicKey, ...more }]])
    expect(await isGenuineSnapshot(snapshot, keys({}), verifier)).toBe(true)
    expect(await isGenuineSnapshot(snapshot, keys({ office: 'home.north' }), verifier)).toBe(false)
    const altered = { ...snapshot, body: { ...snapshot.body, bans: [] } }
    expect(await isGenuineSnapshot(altered, keys({}), verifier)).toBe(false)
  })
})
