/** Every step of a report: from where it is taken and where it leads. `none` begins one. */
export const REPORT_TRANSITIONS = {
  draft: { from: ['none'], to: ['drafted'], by: 'secretariat' },
  open: { from: ['drafted'], to: ['open'], by: 'secretariat' },
  begin: { from: ['open', 'returned', 'revised'], to: ['in_progress'], by: 'focal point' },
  submit: { from: ['in_progress'], to: ['submitted'], by: 'focal point' },
  takeBack: { from: ['submitted'], to: ['in_progress'], by: 'focal point' },
  return: { from: ['submitted', 'accepted'], to: ['returned'], by: 'secretariat' },
  accept: { from: ['submitted'], to: ['accepted'], by: 'secretariat' },
  schedule: { from: ['accepted'], to: ['scheduled'], by: 'releaser' },
  reschedule: { from: ['scheduled'], to: ['scheduled'], by: 'releaser' },
  unschedule: { from: ['scheduled'], to: ['accepted'], by: 'releaser' },
  release: { from: ['scheduled'], to: ['released'], by: 'clock' },
  revise: { from: ['released'], to: ['revised'], by: 'focal point' },
} as const
