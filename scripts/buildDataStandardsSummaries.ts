// What instruments of which no article is described require as a whole, in a sentence or two for
// each topic they plainly serve. Nothing in the reference copies says it, so that each is
// unverified. A worker's own end is the destination; only recruitment is owed at both.
import type { Provision } from '../packages/standards/src/index.ts'
import { right } from './buildDataStandardsProvisions.ts'

type Summary = Omit<Provision, 'requirement'> & { readonly requirement: string }

const at = (
  article: string,
  subject: string,
  requirement: string,
  classified: ReturnType<typeof right>,
): Summary => ({
  article,
  subject,
  requirement,
  ...classified,
  verification: 'unverified',
  source: null,
})

/** The one sentence that stands for all articles. */
const whole = (topic: Provision['topic'], subject: string, requirement: string): Summary =>
  at('whole', subject, requirement, right(topic, 'destination'))

export const SUMMARIES: Readonly<Record<string, readonly Summary[]>> = {
  C001: [
    whole(
      'working-conditions',
      'hours of work',
      'In industry, hours of work of at most eight in the day and 48 in the week, with limited exceptions',
    ),
  ],
  C029: [
    whole(
      'forced-and-child-labour',
      'forced labour',
      'No work exacted under threat of a penalty from a person who did not offer it freely; exacting it is punished as a crime. Military service, civic duties, supervised prison work after a conviction, emergencies and small communal services are outside',
    ),
  ],
  C047: [
    whole(
      'working-conditions',
      'hours of work',
      'The forty-hour week as a principle, applied so that the standard of living does not fall',
    ),
  ],
  C081: [
    whole(
      'inspection-and-enforcement',
      'labour inspection',
      'Labour inspection in industry, and in commerce unless Part II was left out: enough trained and independent inspectors, who may enter workplaces and enforce the law on conditions of work',
    ),
  ],
  C087: [
    whole(
      'freedom-of-association',
      'freedom of association',
      'Workers, without any distinction, form and join organizations of their own choice without prior permission, and these run their own affairs; armed forces and police as national law decides',
    ),
  ],
  C095: [
    whole(
      'wages-and-earnings',
      'protection of wages',
      'Wages in legal tender, at regular intervals and to the worker directly, who is free to spend them; deductions only as law or collective agreement allow; everything settled when the contract ends',
    ),
  ],
  C098: [
    whole(
      'freedom-of-association',
      'collective bargaining',
      'Protection against harm for belonging to a union, and of organizations against interference; voluntary collective bargaining is promoted. Public servants in the administration of the State are outside',
    ),
  ],
  C100: [
    whole(
      'equality-of-treatment',
      'equal pay of women and men',
      'Equal remuneration of women and men for work of equal value, for all workers',
    ),
  ],
  C103: [
    whole(
      'working-conditions',
      'maternity',
      'Maternity leave of at least twelve weeks, six of them after the birth, no dismissal during it, and paid breaks to nurse',
    ),
    at(
      'whole (benefits)',
      'maternity benefits',
      'Cash and medical benefits during maternity leave, from insurance or public funds and not from the employer alone',
      right('social-security', 'destination'),
    ),
  ],
  C105: [
    whole(
      'forced-and-child-labour',
      'forced labour',
      'No forced labour as political coercion or punishment of opinions, for economic development, as labour discipline, for having taken part in a strike, or as discrimination by race, social origin, nationality or religion',
    ),
  ],
  C111: [
    whole(
      'equality-of-treatment',
      'discrimination',
      'A national policy of equal opportunity and treatment in employment and occupation, against discrimination by race, colour, sex, religion, political opinion, national extraction or social origin; being a foreigner is not by itself among these grounds',
    ),
  ],
  C131: [
    whole(
      'wages-and-earnings',
      'minimum wages',
      'Minimum wages for the groups of workers covered, with the force of law and sanctions, fixed and adjusted after consultation of employers and workers',
    ),
  ],
  C138: [
    whole(
      'forced-and-child-labour',
      'minimum age',
      'Nobody works below the minimum age that the State has declared, in general 15 and at first 14 where the economy is insufficiently developed, nor below 18 in work that endangers health, safety or morals; some light work and limited exceptions are allowed',
    ),
  ],
  C155: [
    whole(
      'safety-and-health',
      'occupational safety and health',
      'Employers keep workplaces safe as far as is reasonably practicable and at no cost to workers; who leaves work in imminent and serious danger is protected; a national policy is reviewed regularly',
    ),
  ],
  C182: [
    whole(
      'forced-and-child-labour',
      'worst forms of child labour',
      'Immediate prohibition and elimination, for everybody under 18, of slavery, trafficking and debt bondage, of use in prostitution, pornography or illicit activities, and of work that harms health, safety or morals',
    ),
  ],
  C183: [
    whole(
      'working-conditions',
      'maternity',
      'Maternity leave of at least 14 weeks, no dismissal for pregnancy or birth, the same or an equivalent job afterwards, no work harmful to mother or child, and paid breaks to nurse',
    ),
    at(
      'whole (benefits)',
      'maternity benefits',
      'Cash benefits during maternity leave, as a rule at least two thirds of earnings where they depend on these, and medical care',
      right('social-security', 'destination'),
    ),
  ],
  P029: [
    whole(
      'forced-and-child-labour',
      'forced labour',
      'Measures to prevent forced labour, and to identify, protect and compensate its victims, whatever their legal status; no punishment for what they were compelled to do',
    ),
    at(
      'whole (recruitment)',
      'abusive recruitment',
      'Protection of persons, migrant workers in particular, from abusive and fraudulent practices in recruitment and placement',
      right('recruitment', 'both'),
    ),
  ],
}
