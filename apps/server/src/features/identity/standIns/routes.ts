import {
  absencesRoute,
  addAbsenceRoute,
  addStandInRoute,
  allInterestsRoute,
  allStandInsRoute,
  declareInterestRoute,
  endInterestRoute,
  endStandInRoute,
  interestsRoute,
  removeAbsenceRoute,
  standInsRoute,
} from '@corridor/contract'
import type { Mounting } from '../../../http/mount.ts'
import { mountCommand } from '../../../http/mountCommand.ts'
import { mountPrivate } from '../../../http/mountPrivate.ts'
import type { IdentityParts } from '../IdentityParts.ts'
import { addAbsence, listAbsences, removeAbsence } from './absences.ts'
import { declareInterest, endInterest, listAllInterests, listOwnInterests } from './interests.ts'
import { addStandIn, endStandIn, listAllStandIns, listStandIns } from './standIns.ts'

const DONE = { done: true } as const

/** Standing in for one another, being away, and interests that bar. */
export function standInRoutes(place: Pick<Mounting, 'app' | 'guard'>, parts: IdentityParts): void {
  mountPrivate(place, standInsRoute, (_, sender) => listStandIns(parts, sender))
  mountCommand(place, addStandInRoute, (_, wanted, sender) => addStandIn(parts, sender, wanted))
  mountCommand(place, endStandInRoute, async ({ standIn }, _, sender) => {
    await endStandIn(parts, sender, standIn)
    return DONE
  })
  mountPrivate(place, absencesRoute, async (_, sender) => ({
    absences: await listAbsences(parts, sender),
  }))
  mountCommand(place, addAbsenceRoute, (_, days, sender) => addAbsence(parts, sender, days))
  mountCommand(place, removeAbsenceRoute, async ({ absence }, _, sender) => {
    await removeAbsence(parts, sender, absence)
    return DONE
  })
  mountPrivate(place, interestsRoute, async (_, sender) => ({
    interests: await listOwnInterests(parts, sender),
  }))
  mountCommand(place, declareInterestRoute, (_, given, sender) =>
    declareInterest(parts, sender, given),
  )
  mountCommand(place, endInterestRoute, async ({ interest }, _, sender) => {
    await endInterest(parts, sender, interest)
    return DONE
  })
  mountPrivate(place, allStandInsRoute, async () => ({ standIns: await listAllStandIns(parts) }))
  mountPrivate(place, allInterestsRoute, async (_, sender) => ({
    interests: await listAllInterests(parts, sender),
  }))
}
