/** Columns of a list of ratifications; the file format of the project for them. */
export const RATIFICATION_COLUMNS = {
  required: ['instrument', 'state', 'registered'],
  optional: [
    'territory',
    'action',
    'date_basis',
    'signed',
    'stated_entry_into_force',
    'denunciation_registered',
    'automatic_denunciation',
    'ended_by',
    'excluded',
    'accepted',
    'note',
    'verification',
    'source',
  ],
} as const

/** Columns of a list of declarations. */
export const DECLARATION_COLUMNS = {
  required: ['instrument', 'state', 'act', 'subject'],
  optional: ['date', 'note', 'verification', 'source'],
} as const

/** What a list of units holds when the source says that there are none; empty: it does not say. */
export const NO_UNITS = 'none'
