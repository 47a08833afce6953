// Run as a program by the launcher's tests: holds the database of a folder until it is told to go.
import { openDatabase } from '../db/openDatabase.ts'

const [dataDir, purpose] = process.argv.slice(2)
const database = await openDatabase(
  { dataDir: dataDir ?? '', databaseUrl: null },
  (line) => console.error(line),
  purpose === 'server' ? 'server' : 'command',
)
console.log(`open ${process.pid}`)
process.stdin.once('data', () => {
  void database.close().then(() => process.exit(0))
})
