import { UsherError } from '../errors.ts'
import type { Database } from './sqlite.ts'

export const releaseStates = ['queued', 'training', 'failed', 'refused', 'ready', 'canary', 'live', 'retired'] as const
export type ReleaseState = (typeof releaseStates)[number]
/** A training whose worker was silent for so long is dead. */
const silentMs = 60_000
const mostTries = 3
/** More than this nobody looks at. */
const listed = 50

/** What ended a training, where it was none of its own faults: in words for the command line, by its name for the console. */
export const trainingFaults = {
  ended: `The training was ended ${mostTries} times before it was done`,
  erased: 'There is nothing to learn from: the corrections were erased meanwhile',
} as const
export type TrainingFault = keyof typeof trainingFaults
/**
 * `against`: the release it was compared with; null: the models as delivered. `forgotten`: so many of its rows were erased or corrected anew since.
 * `tries`: how often its training was begun; each but the last was ended half-way.
 */
export type Release = {
  id: number
  state: ReleaseState
  progress: number
  createdAt: string
  author: string
  dataSet: string | null
  rows: number
  forgotten: number
  against: number | null
  share: number | null
  tries: number
  report: unknown
  error: string | null
  fault: TrainingFault | null
}
export type ReleaseStep = { at: string; author: string; action: string; release: number | null; share: number | null }

/** Trainings and what became of them. Each step is one transaction that looks at the state first: of two admins one is told `conflict`. */
export function createReleaseStore(database: Database, now: () => Date) {
  const { build } = database
  const at = () => now().toISOString()
  const one = (state: ReleaseState) =>
    database.get(build.selectFrom('releases').selectAll().where('state', '=', state).orderBy('id', 'desc').limit(1))
  const find = (id: number) => {
    const row = database.get(build.selectFrom('releases').selectAll().where('id', '=', id))
    if (row === undefined) throw new UsherError('not_found', `Expected a release, there is no ${id}`)
    return row
  }
  /** The training that waits or runs. */
  const underway = (): number | undefined => (one('queued') ?? one('training'))?.id
  const set = (id: number, values: Partial<Omit<ReturnType<typeof find>, 'id'>>) =>
    database.run(build.updateTable('releases').set(values).where('id', '=', id))
  const log = (author: string, action: string, release: number | null, share: number | null = null) =>
    database.run(build.insertInto('release_log').values({ at: at(), author, action, release, share }))
  const refuse = (id: number, state: string, wanted: string): never => {
    throw new UsherError('conflict', `Expected release ${id} to be ${wanted}, it is ${state}`)
  }
  const toRelease = (row: ReturnType<typeof find>): Release => {
    const [counted] = database.sql<{ rows: number; forgotten: number }>(
      `SELECT count(*) AS rows, count(*) - count(c.id) AS forgotten FROM release_rows r
       LEFT JOIN (SELECT max(id) AS id FROM corrections GROUP BY conversation, message) c ON c.id = r.correction WHERE r.release = ?`,
      row.id,
    )
    const { id, state, progress, author, against, share, tries, error } = row
    const fault = error !== null && isFault(error) ? error : null
    return {
      id,
      state: state as ReleaseState,
      progress,
      createdAt: row.created_at,
      author,
      dataSet: row.data_set,
      rows: counted?.rows ?? 0,
      forgotten: counted?.forgotten ?? 0,
      against,
      share,
      tries,
      report: row.report === null ? null : JSON.parse(row.report),
      error: fault === null ? error : trainingFaults[fault],
      fault,
    }
  }

  return {
    list: (): Release[] => database.all(build.selectFrom('releases').selectAll().orderBy('id', 'desc').limit(listed)).map(toRelease),
    find: (id: number): Release => toRelease(find(id)),
    log: (): ReleaseStep[] =>
      database.all(
        build.selectFrom('release_log').select(['at', 'author', 'action', 'release', 'share']).orderBy('id', 'desc').limit(listed),
      ),
    /** Which release a conversation is answered by; asked at every turn, so that a step holds from the next message on, whoever made it. */
    serving(): { live: number | null; canary: { id: number; share: number } | null } {
      const canary = one('canary')
      return { live: one('live')?.id ?? null, canary: canary === undefined ? null : { id: canary.id, share: canary.share ?? 0 } }
    },

    underway,
    /** What may answer somebody yet: what is being trained, may be tried, is tried or live, and what rolling back leads to. */
    reachable(): Set<number> {
      const live = one('live')?.id ?? null
      const rows = database.all(
        build
          .selectFrom('releases')
          .select(['id', 'state', 'against'])
          .where('state', 'in', ['queued', 'training', 'ready', 'canary', 'live', 'retired']),
      )
      const against = new Map(rows.map(row => [row.id, row.against]))
      const reached = new Set(
        rows.flatMap(({ id, state, against }) => (state === 'retired' || (state === 'ready' && against !== live) ? [] : [id])),
      )
      for (let id = live; id != null; id = against.get(id) ?? null) reached.add(id)
      return reached
    },
    /** Asks for a training; one that waits or runs is enough: `conflict`. */
    queue(author: string): number {
      return database.transaction(() => {
        const busy = underway()
        if (busy !== undefined) throw new UsherError('conflict', `Release ${busy} is being trained`)
        database.run(build.insertInto('releases').values({ state: 'queued', created_at: at(), author }))
        const id = database.sql<{ id: number }>('SELECT last_insert_rowid() AS id')[0]!.id
        log(author, 'train', id)
        return id
      })
    },
    /** The training that waits, for this worker alone. */
    take(worker: number): { id: number; against: number | null } | undefined {
      return database.transaction(() => {
        const row = one('queued')
        if (row === undefined || one('training') !== undefined) return undefined
        const against = one('live')?.id ?? null
        set(row.id, { state: 'training', worker, heard_at: at(), tries: row.tries + 1, progress: 0, against })
        return { id: row.id, against }
      })
    },
    /** Told before it learns, so that whoever is erased meanwhile is told of it too. */
    learnsFrom(id: number, corrections: readonly number[]): void {
      database.transaction(() => {
        database.run(build.deleteFrom('release_rows').where('release', '=', id))
        for (const correction of corrections) database.run(build.insertInto('release_rows').values({ release: id, correction }))
      })
    },
    hear: (id: number, progress: number): boolean =>
      database.run(build.updateTable('releases').set({ progress, heard_at: at() }).where('id', '=', id).where('state', '=', 'training')) >
      0,
    /** Trainings that were left half-way, by a kill or a crash, wait again; after the third time they have failed and say so. `isAlive`: of a worker. */
    takeBack(isAlive: (worker: number) => boolean): void {
      database.transaction(() => {
        const row = one('training')
        if (row === undefined) return
        const silent = row.heard_at === null || now().getTime() - Date.parse(row.heard_at) > silentMs
        if (!silent && row.worker !== null && isAlive(row.worker)) return
        const fault: TrainingFault = 'ended'
        if (row.tries >= mostTries) set(row.id, { state: 'failed', error: fault })
        else set(row.id, { state: 'queued', worker: null, progress: 0 })
        log(row.author, 'interrupted', row.id)
      })
    },
    /** False where the training was taken from this worker meanwhile: then nothing of it counts. */
    finish(id: number, worker: number, done: { passed: boolean; report: unknown; dataSet: string }): boolean {
      return database.transaction(() => {
        const row = find(id)
        if (row.state !== 'training' || row.worker !== worker) return false
        set(id, { state: done.passed ? 'ready' : 'refused', progress: 1, report: JSON.stringify(done.report), data_set: done.dataSet })
        log(row.author, done.passed ? 'trained' : 'refused', id)
        return true
      })
    },
    fail(id: number, error: TrainingFault | string): void {
      database.transaction(() => {
        const row = find(id)
        if (row.state !== 'training' && row.state !== 'queued') return
        set(id, { state: 'failed', error })
        log(row.author, 'failed', id)
      })
    },

    /** To a share of the conversations, or to another share where it is there already. */
    release(id: number, share: number, author: string): void {
      database.transaction(() => {
        const row = find(id)
        const canary = one('canary')
        if (row.state !== 'ready' && row.state !== 'canary') refuse(id, row.state, 'ready')
        if (canary !== undefined && canary.id !== id)
          throw new UsherError('conflict', `Release ${canary.id} is being tried: promote it or roll it back first`)
        const live = one('live')?.id ?? null
        if (row.state === 'ready' && row.against !== live)
          throw new UsherError(
            'conflict',
            `Release ${id} was compared with ${row.against ?? 'the models as delivered'}, which is live no more: train again`,
          )
        set(id, { state: 'canary', share })
        log(author, 'release', id, share)
      })
    },
    /** To everybody. */
    promote(id: number, author: string): void {
      database.transaction(() => {
        const row = find(id)
        if (row.state !== 'canary') refuse(id, row.state, 'released to a share first')
        const live = one('live')
        if (live !== undefined) set(live.id, { state: 'retired' })
        set(id, { state: 'live', share: null, against: live?.id ?? null })
        log(author, 'promote', id)
      })
    },
    /** Ends the trial; without one, the live release gives way to the one before it, or to the models as delivered. What answers everybody then. */
    rollBack(author: string): { from: number; to: number | null } {
      return database.transaction(() => {
        const canary = one('canary')
        const live = one('live')
        if (canary !== undefined) {
          set(canary.id, { state: 'retired', share: null })
          log(author, 'rollback', canary.id)
          return { from: canary.id, to: live?.id ?? null }
        }
        if (live === undefined) throw new UsherError('conflict', 'There is no release: the models as delivered answer')
        set(live.id, { state: 'retired' })
        if (live.against !== null) set(live.against, { state: 'live' })
        log(author, 'rollback', live.id)
        return { from: live.id, to: live.against }
      })
    },
  }
}

const isFault = (error: string): error is TrainingFault => Object.hasOwn(trainingFaults, error)
