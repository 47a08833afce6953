import { choice, optionalText, type ViewOf } from '../../app/viewState.ts'

/** Which people the list shows, as the address says it. */
export const PEOPLE_VIEW = {
  q: optionalText(/\S/),
  state: choice(['all', 'active', 'deactivated']),
  role: optionalText(/^[a-z-]{2,40}$/),
}

export type PeopleView = ViewOf<typeof PEOPLE_VIEW>
