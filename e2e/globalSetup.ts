import type { TestProject } from 'vitest/node'
import { startProduct } from './startProduct.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    address: string
    /** What the server printed at its first start, for making the first administrator. */
    firstRunLink: string
  }
}

/** One product that all journeys share which make no people. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const product = await startProduct()
  project.provide('address', product.address)
  project.provide('firstRunLink', product.firstRunLink)
  return () => product.stop()
}
