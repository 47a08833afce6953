/** What a provision is about, as one closed list, in the order in which a worker meets the matters. */
export const TOPICS = [
  'information-and-assistance',
  'recruitment',
  'fees-and-costs',
  'contracts',
  'journey-and-arrival',
  'equality-of-treatment',
  'wages-and-earnings',
  'working-conditions',
  'safety-and-health',
  'social-security',
  'medical-care',
  'housing-and-services',
  'family-life',
  'freedom-and-documents',
  'forced-and-child-labour',
  'freedom-of-association',
  'skills-and-mobility',
  'residence-and-return',
  'irregular-situation',
  'justice-and-complaints',
  'inspection-and-enforcement',
  'agreements-and-cooperation',
  'consultation',
  'policy',
  /** Who and what the instrument covers. */
  'scope',
  /** Ratification, entry into force, reports, denunciation, revision. */
  'final-provisions',
] as const

export type Topic = (typeof TOPICS)[number]
