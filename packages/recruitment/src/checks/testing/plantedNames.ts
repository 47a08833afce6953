import { indexParties, type Party } from '../linkedParties/index.ts'
import { indexBarred } from '../rules/index.ts'
import type { PlantedCase } from './plantedCases.ts'
import { OWN_PARTIES, party, SAMPLE_CASE } from './sampleCase.ts'

type Row = readonly [one: string, other: string, isOne: boolean]

/** Two ways of writing a name with the same birth date: of one invented person, or of two. */
const NAMES: readonly Row[] = [
  ['Mohamad Islam Kahn', 'Mohammad Islam Khan', true],
  ['Ram Bahadur Thapa', 'Ram Bdr. Thapa', true],
  ['Maria Dela Cruz', 'Ma. de la Cruz', true],
  ['Md. Rafiqul Islam', 'Mohammed Rafiqul Islam', true],
  ['Abdul Rahman Sheikh', 'Abd al-Rahman Shaikh', true],
  ['Sita Kumari Rai', 'Seeta Kumari Rai', true],
  ['राम बहादुर थापा', 'Ram Bahadur Thapa', true],
  ['محمد إسلام خان', 'Mohammad Islam Khan', true],
  ['মোহাম্মদ ইসলাম খান', 'Mohammad Islam Khan', true],
  ['Nguyễn Văn An', 'Nguyen Van An', true],
  ['José Ángel Peña', 'Jose Angel Pena', true],
  ['Thapa, Ram Bahadur', 'Ram Bahadur Thapa', true],
  ['Fatima Begum', 'Fatema Begam', true],
  ['Krishna Prasad Sharma', 'Krishna Pd. Sharma', true],
  ['Hossain Ahmed', 'Hussein Ahmad', true],
  ['Philip Santos', 'Filip Santos', true],
  ['Catherine Reyes', 'Katherine Reyes', true],
  ['Ram Thapa', 'Ram Bahadur Thapa', true],
  ['Juan Carlos Perez', 'J. C. Perez', true],
  ['Priyanka Wickramasinghe', 'Priyanka Wikramasingha', true],
  // A new family name after marriage: no rule of names finds it.
  ['Anita Gurung', 'Anita Shrestha', false],
  ['Anita Gurung', 'Anita Lama Gurung', true],
  ['Elizabeth Cruz', 'Beth Cruz', true],
  ['Zhang Wei', '张伟', true],
  ['Omar Hassan', 'Amir Hassan', false],
  ['Ram Thapa', 'Hari Thapa', false],
  ['Maria Santos', 'Marta Santos', false],
  ['Sunil Kumar', 'Anil Kumar', false],
  ['Bikash Rai', 'Prakash Rai', false],
  ['Ahmed Ali', 'Ahmed Omar', false],
  ['Gita Sharma', 'Sita Sharma', false],
  ['John Reyes', 'Joan Reyes', false],
  ['Kamal Hossain', 'Jamal Hossain', false],
  ['Nguyen Van An', 'Nguyen Van Binh', false],
  ['Ali Khan', 'Asif Khan', false],
  ['Mary Grace Cruz', 'Mary Joy Cruz', false],
  ['Dil Maya Tamang', 'Phul Maya Tamang', false],
  ['Rosa Lopez', 'Rosario Lopez', false],
  ['Suresh Thapa', 'Ramesh Thapa', false],
  ['Abdul Karim', 'Abdul Rahim', false],
]

const BORN = '1980-06-15'

const linked = (name: string, own: Party, other: Party, isBad: boolean): PlantedCase => ({
  name: `linked: ${name}`,
  facts: {
    ...SAMPLE_CASE,
    linked: {
      ...{ own: [...OWN_PARTIES, own], isComplete: true, isCleared: false },
      barred: indexBarred([
        { organisation: 'delta', status: 'revoked', on: '2027-06-30', parties: [other] },
      ]),
    },
  },
  ...{ bad: isBad ? ['linked_parties'] : [], unknown: [] },
})

const own = (more: Partial<Party>) => party('own', 'Ana Example', { birthDate: BORN, ...more })
const barred = (more: Partial<Party>) =>
  party('gone', 'Zoe Sample', { birthDate: '1971-01-01', ...more })
const passport = (number: string) => [{ kind: 'passport', country: 'XAA', number }]

const TIES: readonly PlantedCase[] = [
  linked(
    'same passport',
    own({ identityNumbers: passport('P 77-88') }),
    barred({ identityNumbers: passport('P7788') }),
    true,
  ),
  linked(
    'same account',
    own({ bankAccounts: ['XA00 1234 5678'] }),
    barred({ bankAccounts: ['XA0012345678'] }),
    true,
  ),
  linked(
    'same telephone',
    own({ phones: ['+977 1 4555012'] }),
    barred({ phones: ['0014555012'] }),
    false,
  ),
  linked(
    'same telephone and address',
    own({ phones: ['+977 98 1234 5678'], addresses: ['12 Example Rd., Ward 3'] }),
    barred({ phones: ['9812345678'], addresses: ['Ward 3, 12 Example Road'] }),
    true,
  ),
  linked(
    'name alone',
    own({ name: 'Ram Thapa', birthDate: BORN }),
    barred({ name: 'Ram Thapa', birthDate: null }),
    false,
  ),
  linked(
    'name, other birth date',
    own({ name: 'Ram Thapa' }),
    barred({ name: 'Ram Thapa' }),
    false,
  ),
  linked(
    'name and birth date, other passport',
    own({ name: 'Ram Thapa', identityNumbers: passport('P1') }),
    barred({ name: 'Ram Thapa', birthDate: BORN, identityNumbers: passport('P2') }),
    false,
  ),
  linked('nothing in common', own({}), barred({}), false),
]

const LISTS: readonly PlantedCase[] = [
  {
    ...{ name: 'linked: list of owners not whole', bad: [], unknown: ['linked_parties'] },
    facts: { ...SAMPLE_CASE, linked: { ...SAMPLE_CASE.linked, isComplete: false } },
  },
]

export const PLANTED_NAMES: readonly PlantedCase[] = [
  ...TIES,
  ...LISTS,
  ...NAMES.map(([one, other, isOne]) =>
    linked(
      `${one} / ${other}`,
      own({ name: one }),
      barred({ name: other, birthDate: BORN }),
      isOne,
    ),
  ),
  ...NAMES.map(([one, other, isOne]): PlantedCase => {
    const worker = party('k-own', one, { role: 'worker', birthDate: BORN })
    const others = indexParties([party('k-other', other, { role: 'worker', birthDate: BORN })])
    return {
      name: `duplicate: ${one} / ${other}`,
      facts: { ...SAMPLE_CASE, identity: { ...SAMPLE_CASE.identity, worker, others } },
      ...{ bad: isOne ? ['identity'] : [], unknown: [] },
    }
  }),
]
