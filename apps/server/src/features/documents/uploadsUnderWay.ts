/** Records whose files this process is taking in at this moment. */
export const uploadsUnderWay = new Set<string>()
