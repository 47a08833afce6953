// Declarations that stand beside a ratification in the published tables, as facts in our words.
import type { UnitId } from '../packages/standards/src/index.ts'

interface Recorded {
  readonly excluded: readonly UnitId[] | null
  readonly note: string | null
}

const LONG_NOTES: Readonly<Record<string, string>> = {
  'C095 SVN': 'Article 11 given up for claims protected by C173, Part III',
  'C103 AUT': 'Without the work named in Article 7(1)(c)',
  'C103 BRA': 'Without the work named in Article 7(1)(b) and (c)',
  'C103 ESP': 'Without the persons named in Article 7(1)(d)',
  'C103 NLD': 'Without the work named in Article 7(1)(b) and (c)',
  'C103 SMR': 'Without the work named in Article 7(1)(c)',
  'C138 AUS': 'Minimum age 15; underground work 16',
  'C138 BGD': 'Minimum age 14; only the branches of Article 5(3)',
  'C138 CHE': 'Minimum age 15; underground work 19, apprentices 20',
  'C138 DOM': 'Minimum age 14; only industry and the branches of Article 5(3); light work from 12',
  'C138 LBR': 'Minimum age 15; only the branches of Article 5(3)',
  'C138 MMR': 'Minimum age 14; only industry and the branches of Article 5(3)',
  'C138 PAN':
    'Minimum age 14; at sea, in fishing and before the end of schooling 15; underground 18; only the branches of Article 5(3)',
  'C138 SEN': 'Minimum age 15; unpaid pastoral or rural work within the family left out',
  'C138 THA':
    'Minimum age 15; only mining, manufacturing, construction, utilities, sanitation, transport and commercial agriculture',
  'C138 VNM': 'Minimum age 15; underground work 18',
  'C183 AZE': 'Maternity leave 126 days; 140 in agriculture or difficult births; up to 180',
  'C183 BIH': 'Maternity leave one year, 28 days of it before birth; 18 months for later children',
  'C183 KAZ': 'Maternity leave 18 weeks; 20 for difficult or multiple births',
  'C183 MKD': 'Maternity leave 9 months; 12 for several children',
  'C183 MNE': 'Maternity leave 365 days from birth',
  'C183 NOR': 'Leave 12 weeks before and 6 after birth; 12 months for both parents',
  'C183 PER': 'Maternity leave 14 weeks',
  'C183 PRT': 'Parental leave 120 or 150 days',
}

/**
 * What a published note says, or nothing; throws on a note that is not known, so that none is lost.
 * The tables of C081 record Part II where it is left out, so that the others left out nothing.
 */
export function recordedIn(instrument: string, state: string, published: string): Recorded {
  const excluded = instrument === 'C081' ? [] : null
  if (published === '') return { excluded, note: null }
  const long = LONG_NOTES[`${instrument} ${state}`]
  if (long !== undefined) return { excluded, note: long }
  const age = /^Minimum age specified: (\d+) years\.?$/.exec(published)
  if (age !== null) return { excluded, note: `Minimum age ${age[1]}` }
  const leave = /^Period of maternity leave: ([\w ]+)$/.exec(published)
  if (leave !== null) return { excluded, note: `Maternity leave ${leave[1]}` }
  const protocol = /Has ratified the Protocol of (\d{4})\.?$/.exec(published)
  const note = protocol === null ? null : `Bound by the Protocol of ${protocol[1]} as well`
  if (/^Excluding Part II\b/.test(published)) return { excluded: ['part-II'], note }
  if (note !== null) return { excluded, note }
  if (/^Excluding Article 11 .*acceptance of Part II\)$/.test(published)) {
    return { excluded, note: 'Without Article 11, being bound by C173, Part II' }
  }
  throw new Error(`No words are given for the note of ${instrument} ${state}: ${published}`)
}

interface DeclaredFact {
  readonly state: string
  readonly act: 'recognise-procedure' | 'reservation'
  readonly subject: string
  readonly note: string
  /** Whether the article was found by what is said, since the collected text names none. */
  readonly byContent?: boolean
}

const recognises = (state: string, subject: string): DeclaredFact => ({
  state,
  act: 'recognise-procedure',
  subject,
  note: '',
})

const reserves = (state: string, subject: string, note: string): DeclaredFact => ({
  state,
  act: 'reservation',
  subject,
  note,
})

/** Declarations under the United Nations convention, read one by one. */
export const UN_DECLARATIONS: readonly DeclaredFact[] = [
  recognises('SLV', '76'),
  recognises('GTM', '76'),
  recognises('SLV', '77'),
  recognises('GTM', '77'),
  recognises('MEX', '77'),
  recognises('URY', '77'),
  reserves('DZA', '92(1)', 'Disputes go to arbitration only if all parties agree'),
  reserves('ARG', '92(1)', 'Not bound by the clause on arbitration and the International Court'),
  reserves('CHL', '22(5)', 'Does not apply the paragraph'),
  reserves('CHL', '48(2)', 'Held fulfilled by treaties on double taxation'),
  reserves('COL', '15', 'Keeps its own rules of expropriation'),
  reserves('COL', '46-47', 'Keeps its own rules of tax, exchange and currency'),
  {
    ...reserves('EGY', '4', 'States who is a member of the family in its own terms'),
    byContent: true,
  },
  {
    ...reserves('EGY', '18(6)', 'States its own terms of compensation for a wrongful conviction'),
    byContent: true,
  },
  reserves('SLV', '92(1)', 'Not bound by the clause on arbitration and the International Court'),
  reserves('SLV', '46-48, 61(4)', 'Effects exempt and earnings transferred once taxes are paid'),
  reserves('SLV', '32', 'Savings include those of pension schemes'),
  reserves('MEX', 'general', 'Applies the convention in line with national law'),
  reserves('MAR', '92(1)', 'Disputes go to arbitration only if all parties agree'),
  reserves('NIC', 'general', 'Applies the convention in line with national law'),
  reserves('NIC', '42(3)', 'Gives foreigners no political rights'),
  reserves('LKA', 'general', 'Keeps its rules of visas, citizenship and work tied to one employer'),
  reserves('SYR', 'general', 'Accession implies no recognition of Israel'),
  { ...reserves('TUR', '15', 'Keeps limits on land owned by foreigners'), byContent: true },
  { ...reserves('TUR', '40', 'Only citizens may form trade unions'), byContent: true },
  reserves('TUR', '45(2)-(4)', 'Applied in line with its constitution and laws'),
  reserves('TUR', '46', 'Applied in line with national law'),
  reserves('TUR', '76-77', 'Puts off recognising the two procedures'),
  reserves('UGA', '18(3)(d)', 'Cannot promise free legal aid at all times'),
]
