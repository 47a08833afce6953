import * as emergencies from './emergencies.ts'

export * from './emergencies.ts'

/** Break-glass: opening a record out of scope in an emergency, and judging that it was right. */
export const EMERGENCY_ROUTES = [
  emergencies.emergenciesRoute,
  emergencies.openableRoute,
  emergencies.emergencyRoute,
  emergencies.openEmergencyRoute,
  emergencies.reviewEmergencyRoute,
] as const
