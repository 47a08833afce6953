import packageJson from '../package.json' with { type: 'json' }

/** Of Corridor as a whole: all its parts have one version. */
export const VERSION: string = packageJson.version

/** Named in every estimate. */
export const ENGINE = `@corridor/flows ${VERSION}`
