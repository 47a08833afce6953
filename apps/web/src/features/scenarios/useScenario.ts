import { Scenario } from '@corridor/contract'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useDelayed } from '../search/useDelayed.ts'
import {
  HOPELESS_CHARACTERS,
  MOST_ADDRESS_CHARACTERS,
  readAddressCode,
  writeAddressCode,
} from './addressCode.ts'
import { beginHistory, change, redo, undo } from './editHistory.ts'
import { NO_CHANGES, type ScenarioBody } from './scenarioChanges.ts'
import { readScenarioFile } from './scenarioFile.ts'

/** Waits until the typing has paused before the address follows. Milliseconds. */
const ADDRESS_DELAY = 400

/** What of the changes is in the address. */
type AddressState = 'held' | 'too-long' | 'unreadable'

/**
 * The reader's changes with undo and redo. They stand in the address after `#`, which a browser does
 * not send: another window with the same address shows the same.
 *
 * @param selection the estimate they are made on, for the address.
 * @param onSelection an address or a file brought changes made on another estimate.
 */
export function useScenario(
  selection: Scenario['selection'] | null,
  onSelection: (selection: Scenario['selection']) => void,
) {
  const [history, setHistory] = useState(() => beginHistory(NO_CHANGES))
  const [inAddress, setInAddress] = useState<AddressState>('held')
  const body = history.present
  const restore = useCallback(
    (scenario: Scenario) => {
      const { nationalTables, edits, constraints } = scenario
      setHistory((last) => change(last, { nationalTables, edits, constraints }))
      onSelection(scenario.selection)
    },
    [onSelection],
  )
  const written = useRef<string | null>(null)
  useFromAddress(written, restore, setInAddress)
  useToAddress(written, body, selection, setInAddress)
  return {
    body,
    inAddress,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    edit: useCallback(
      (next: (body: ScenarioBody) => ScenarioBody, touched: string | null = null) =>
        setHistory((last) => change(last, next(last.present), touched)),
      [],
    ),
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    restore,
  }
}

type Written = React.RefObject<string | null>

/** Reads the changes when the page is opened at an address with some, or the address is changed. */
function useFromAddress(
  written: Written,
  restore: (scenario: Scenario) => void,
  onState: (state: AddressState) => void,
): void {
  const hash = useLocation({ select: (location) => location.hash })
  useEffect(() => {
    if (hash === '' || hash === written.current) return
    let dropped = false
    const read = async () => {
      const text = await readAddressCode(hash)
      if (dropped) return
      const reading = text === null ? null : readScenarioFile(text)
      if (reading !== null && 'scenario' in reading) {
        written.current = hash
        restore(reading.scenario)
      } else onState('unreadable')
    }
    void read()
    return () => {
      dropped = true
    }
  }, [hash, written, restore, onState])
}

/** Lets the address follow the changes. */
function useToAddress(
  written: Written,
  body: ScenarioBody,
  selection: Scenario['selection'] | null,
  onState: (state: AddressState) => void,
): void {
  const navigate = useNavigate()
  const settled = useDelayed(body, ADDRESS_DELAY)
  useEffect(() => {
    const isEmpty = settled === NO_CHANGES
    if (selection === null || (isEmpty && written.current === null)) return
    let dropped = false
    const write = async () => {
      const text = isEmpty ? '' : scenarioText(selection, settled)
      const isHopeless = text.length > HOPELESS_CHARACTERS
      const code = isEmpty || isHopeless ? '' : await writeAddressCode(text)
      if (dropped || (code === written.current && !isHopeless)) return
      const fits =
        !isHopeless &&
        window.location.href.split('#')[0]!.length + code.length <= MOST_ADDRESS_CHARACTERS
      written.current = fits ? code : ''
      onState(fits ? 'held' : 'too-long')
      const search = (previous: unknown) => previous
      void navigate({
        to: '.',
        search: search as never,
        hash: written.current,
        replace: true,
        resetScroll: false,
        hashScrollIntoView: false,
      })
    }
    void write()
    return () => {
      dropped = true
    }
  }, [settled, selection, navigate, written, onState])
}

/** Without blanks and without what is left at its default, so that the address is short. */
function scenarioText(selection: Scenario['selection'], body: ScenarioBody): string {
  return JSON.stringify({ format: 'corridor-scenario', version: 1, selection, ...body })
}

/** The changes as a file of the contract. */
export const scenarioOf = (
  selection: Scenario['selection'],
  body: ScenarioBody,
  inputsChecksum: string,
): Scenario =>
  Scenario.parse({ format: 'corridor-scenario', version: 1, selection, inputsChecksum, ...body })
