import type { Config } from '../config.ts'
import type { Logger } from '../log.ts'
import { watchStorage } from '../operations/storage.ts'
import { createRetention } from '../privacy/retention.ts'
import { removeCopies } from '../store/copies.ts'
import { rescue } from '../store/rescue.ts'
import type { createRetentionStore } from '../store/retention.ts'
import { watchSoundness } from '../store/soundness.ts'
import { freeBytes } from '../store/space.ts'
import type { Database } from '../store/sqlite.ts'

type Options = {
  database: Database
  config: Config
  store: ReturnType<typeof createRetentionStore>
  eraseAudit(before: Date): number
  /** Messages are stored again. */
  onUp(): void
  /** Conversations that went by age. */
  onErased(ids: readonly string[], conversations: number): void
  now(): Date
  log: Logger
}

/** What watches over the data folder: whether it can be written, whether it is sound, and what has been kept long enough. */
export function openUpkeep({ database, config, store, eraseAudit, onUp, onErased, now, log }: Options) {
  const storage = watchStorage({
    database,
    freeBytes: () => freeBytes(database.file),
    onDown(reason) {
      log.error({ reason }, 'messages cannot be stored and are refused until they can')
      if (!database.isUnlinked()) return
      try {
        log.error(
          { file: rescue(database, now()) },
          'everything that was acknowledged is in this file: stop the service, put it in place, start',
        )
      } catch (error) {
        log.error({ err: error }, 'the database that lost its file could not be written to another')
      }
    },
    onUp: () => {
      log.info('messages are stored again')
      onUp()
    },
  })
  const soundness = watchSoundness(database.file, {
    onDamage: found => database.condemn(`the database file is damaged (${found}): stop the service and restore a backup`),
    onFault: error => log.error({ err: error }, 'soundness of the database'),
  })
  const retention = createRetention({
    days: config.retention.days,
    classes: [
      { days: config.retention.traceDays, erase: store.eraseTraces },
      { days: config.retention.contactDays, erase: store.eraseContacts },
      { days: config.retention.auditDays, erase: eraseAudit },
      { days: config.retention.copyDays, erase: before => removeCopies(config, before).length },
    ],
    store,
    now,
    monotonic: () => performance.now(),
    onErased: (counts, ids) => {
      log.info(counts, 'erased conversations by age')
      onErased(ids, counts.conversations)
    },
    onFault: error => log.error({ err: error }, 'retention'),
  })
  return {
    start: retention.start,
    async close(): Promise<void> {
      storage.close()
      await Promise.all([retention.close(), soundness.close()])
    },
  }
}
