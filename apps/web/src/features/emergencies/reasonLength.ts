/**
 * Characters of a reason as the server counts them: without the space round it, and a letter
 * outside the basic plane as one.
 */
export const reasonLength = (reason: string): number => Array.from(reason.trim()).length
