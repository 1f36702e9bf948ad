import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFile, type Place } from '../../store/lock.ts'
import { copyBefore, migrationsOf, newestSchema, refuseNewer } from '../../store/migrate.ts'
import { restoreMark } from '../../store/open.ts'
import { databaseBytes, freeBytes } from '../../store/space.ts'
import { type Database, openDatabase } from '../../store/sqlite.ts'
import { integrityFaults, keysOf } from '../backup.ts'
import { type Finding, fail, megabytes, ok, reasonOf, some, warn } from './finding.ts'

export function examineFolder({ data }: Place): Finding[] {
  if (!existsSync(data)) return [ok('folder', `${data} is not there yet: the first start makes it`)]
  const findings = [writable(data), secrets(data)]
  if (existsSync(join(data, restoreMark)))
    findings.push(fail('restore', 'one was cut off', 'Run `usher restore FILE --replace` again with the same backup.'))
  const kept = readdirSync(data).filter(name => name.startsWith('before-restore-') || name.includes('.of-'))
  if (kept.length > 0)
    findings.push(ok('kept', `${some(kept)}: what a restore or an upgrade left, to be deleted when it is no longer wanted`))
  return findings
}

function writable(data: string): Finding {
  try {
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK)
    return ok('folder', `${data} can be written`)
  } catch (error) {
    return fail('folder', `${data} cannot be written: ${reasonOf(error)}`, 'Give it to the user that runs the service, with mode 0700.')
  }
}

/** Keys and the first password belong to the service's user alone. */
function secrets(data: string): Finding {
  const mode = (path: string) => statSync(path).mode & 0o777
  const password = join(data, 'admin-password.txt')
  const files = [...keysOf(data).map(name => join(data, name)), ...(existsSync(password) ? [password] : [])]
  const open = files.filter(path => (mode(path) & 0o077) !== 0)
  if (open.length > 0) return fail('keys', `${some(open)}: others may read it`, `chmod 600 ${open.join(' ')}`)
  if ((mode(data) & 0o077) !== 0 && (mode(data) & 0o005) !== 0) return warn('keys', `others may look into ${data}`, `chmod 700 ${data}`)
  if (existsSync(password)) return warn('keys', `${password} still holds the first password`, 'Sign in at /console, then delete it.')
  return ok('keys', files.length === 0 ? 'none yet' : `${keysOf(data).join(', ')}: read by the owner alone`)
}

/** An upgrade and a backup each want room for a copy of the database. */
export function examineDisk(place: Place): Finding {
  const file = databaseFile(place)
  const free = freeBytes(file)
  const size = databaseBytes(file)
  const found = `${megabytes(free)} free beside a database of ${megabytes(size)}`
  if (free < 50e6) return fail('disk', found, 'Make room: messages are refused when nothing can be stored.')
  if (free < 500e6 || free < size * 2) return warn('disk', found, 'Make room for an upgrade, which keeps a copy of the database.')
  return ok('disk', found)
}

/** Opens the database without changing it, or says why not. */
export function examineDatabase(place: Place): { findings: Finding[]; database?: Database } {
  const file = databaseFile(place)
  if (!existsSync(file)) return { findings: [ok('database', `${file} is not there yet: the first start makes it`)] }
  let database: Database | undefined
  try {
    database = openDatabase(file, { readonly: true })
    const faults = integrityFaults(database)
    if (faults.length > 0) throw new Error(faults.join('; '))
    const done = migrationsOf(database)
    refuseNewer(done, file)
    const schema = done.at(-1) ?? 'none'
    const size = megabytes(databaseBytes(file))
    const upgrade = `${schema}, upgraded to ${newestSchema} by the next start, which keeps ${copyBefore(file, schema)}`
    const found = ok('database', `sound, ${size}, schema ${schema === newestSchema ? schema : upgrade}`)
    if (schema === newestSchema) return { findings: [found], database }
    database.close()
    return { findings: [found, ok('shop', 'looked at when the database is upgraded')] }
  } catch (error) {
    database?.close()
    return { findings: [fail('database', reasonOf(error), 'Stop the service and restore a backup: `usher restore FILE --replace`.')] }
  }
}
