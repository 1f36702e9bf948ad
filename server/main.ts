import { createApp } from './app.ts'
import { ConfigError, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { StorageError } from './store/sqlite.ts'

/** Read settings → create the service → wait for a signal → close it. */
export async function serve(env: Record<string, string | undefined>): Promise<void> {
  const config = readConfig(env)
  const log = createLog(config.log)
  // From the first moment on: a service that is only half started is stopped as well.
  const stopping = new AbortController()
  const asked = new Promise<string>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal))
  })
  void asked.then(() => stopping.abort())
  const app = await createApp(config, log, { interactive: process.stdout.isTTY === true, stop: stopping.signal })
  void asked.then(async signal => {
    log.info({ signal }, 'stopping')
    await app.close()
    process.exitCode = 0
  })
  if (!stopping.signal.aborted) process.stdout.write(`Usher is ready at ${app.url}\n`)
}

const expectedFaults: ReadonlySet<string> = new Set([
  'DatabaseError',
  'WeightsError',
  'BundleError',
  'UsherError',
  'BackupError',
  'KeyError',
])

/** By the system's code of a fault. */
const remedies: Record<string, string> = {
  ENOSPC: 'make room on that disk',
  SQLITE_FULL: 'make room on the disk of USHER_DATA',
  SQLITE_READONLY: 'its disk may have turned read-only; else give the folder of USHER_DATA to the user that runs this',
  SQLITE_IOERR: 'make room on the disk of USHER_DATA, or see whether it is damaged',
  EACCES: 'give that file to the user that runs this',
  EROFS: 'choose a folder on a disk that may be written',
}

/** What a person on the command line needs to read of a failure to start; a stack only for what nobody expected. */
export function startFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const expected = error instanceof ConfigError || expectedFaults.has(error.name)
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `Expected the port to be free, it is in use: set USHER_PORT. (${error.message})`
  const { message, code = '' } = (error instanceof StorageError ? error.cause : error) as NodeJS.ErrnoException
  const remedy = remedies[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code]
  if (remedy !== undefined) return `${message}: ${remedy}.`
  return expected ? error.message : (error.stack ?? error.message)
}

if (process.argv[1]?.endsWith('/server/main.js') === true) {
  serve(process.env).catch((error: unknown) => {
    process.stderr.write(`${startFault(error)}\n`)
    // What had begun before the fault, a model process perhaps, must not keep a failed start alive.
    process.exit(error instanceof ConfigError ? 2 : 1)
  })
}
