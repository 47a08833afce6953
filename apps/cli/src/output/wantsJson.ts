/** Whether the user asked for JSON; known also when the command line cannot be parsed. */
export const wantsJson = (args: readonly string[]): boolean =>
  args.some(
    (arg, place) =>
      arg === '--json' ||
      arg === '--format=json' ||
      (arg === '--format' && args[place + 1] === 'json'),
  )
