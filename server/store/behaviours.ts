import type { Language } from '../wire.ts'
import type { BehaviourSchema } from './behaviour-schema.ts'
import type { Database } from './sqlite.ts'

type VisitorTable = BehaviourSchema['visitors']

export type Visitor = {
  id: number
  firstAt: number
  lastAt: number
  consent?: 'given' | 'refused'
  language?: Language
  device?: NonNullable<VisitorTable['device']>
  channel?: string
  arm?: string
  flagged?: string
}
/** What a visit tells of a visitor; the first word counts for where they came from, the last for all else. */
export type Arrival = Partial<Pick<Visitor, 'consent' | 'language' | 'device' | 'channel'>>

export type StoredEvent = {
  key: Uint8Array
  conversation?: string
  name: string
  stage: number
  sku?: string
  quantity?: number
  value?: number
  orderId?: string
  at: number
  source: 'page' | 'server' | 'import'
  properties?: Record<string, unknown>
}

/** What visitors do. Every write belongs in a transaction of the caller, so that a batch costs one. */
export function createBehaviourStore(database: Database) {
  const { build } = database
  const find = (key: Uint8Array): Visitor | undefined => {
    const row = database.get(build.selectFrom('visitors').selectAll().where('key', '=', key))
    return row === undefined ? undefined : toVisitor(row)
  }
  return {
    transaction: database.transaction,
    find,

    withId(id: number): Visitor | undefined {
      const row = database.get(build.selectFrom('visitors').selectAll().where('id', '=', id))
      return row === undefined ? undefined : toVisitor(row)
    },

    /** The visitor of this key, made where there is none, with what the visit tells. */
    meet(key: Uint8Array, at: number, { consent, language, device, channel }: Arrival = {}): Visitor {
      const told = {
        ...(consent === undefined ? {} : { consent }),
        ...(language === undefined ? {} : { language }),
        ...(device === undefined ? {} : { device }),
      }
      const row = database.get(
        build
          .insertInto('visitors')
          .values({
            key,
            first_at: at,
            last_at: at,
            consent: consent ?? null,
            language: language ?? null,
            device: device ?? null,
            channel: channel ?? null,
            arm: null,
            flagged: null,
          })
          .onConflict(conflict =>
            conflict.column('key').doUpdateSet(eb => ({
              ...told,
              first_at: eb.fn<number>('min', ['visitors.first_at', 'excluded.first_at']),
              last_at: eb.fn<number>('max', ['visitors.last_at', 'excluded.last_at']),
              channel: eb.fn.coalesce('visitors.channel', 'excluded.channel'),
            })),
          )
          .returningAll(),
      )
      return toVisitor(row!)
    },

    /** False where it is stored already; a conversation that only now tells of it is put down. */
    add(visitor: number, { key, orderId, properties, ...event }: StoredEvent, receivedAt: number): boolean {
      const { conversation, name, stage, sku, quantity, value, at, source } = event
      const written = database.run(
        build
          .insertInto('behaviour_events')
          .values({
            key,
            visitor,
            conversation: conversation ?? null,
            name,
            stage,
            sku: sku ?? null,
            quantity: quantity ?? null,
            value: value ?? null,
            order_id: orderId ?? null,
            at,
            received_at: receivedAt,
            source,
            properties: properties === undefined || Object.keys(properties).length === 0 ? null : JSON.stringify(properties),
          })
          .onConflict(conflict => conflict.doNothing()),
      )
      if (written > 0) return true
      if (conversation !== undefined)
        database.run(build.updateTable('behaviour_events').set({ conversation }).where('key', '=', key).where('conversation', 'is', null))
      return false
    },

    /** Nothing of this visitor counts or trains from now on. */
    flag: (visitor: number, why: string): void =>
      void database.run(build.updateTable('visitors').set({ flagged: why }).where('id', '=', visitor)),

    /** Everything that was seen of them; whether they refused stays known. */
    forget(visitor: number): number {
      database.sql('DELETE FROM orders WHERE visitor = ?', visitor)
      return database.run(build.deleteFrom('behaviour_events').where('visitor', '=', visitor))
    },
  }
}

function toVisitor(row: Omit<VisitorTable, 'id' | 'arm_period' | 'reached'> & { id: number }): Visitor {
  const { id, consent, language, device, channel, arm, flagged } = row
  return {
    id,
    firstAt: row.first_at,
    lastAt: row.last_at,
    ...(consent === null ? {} : { consent }),
    ...(language === null ? {} : { language }),
    ...(device === null ? {} : { device }),
    ...(channel === null ? {} : { channel }),
    ...(arm === null ? {} : { arm }),
    ...(flagged === null ? {} : { flagged }),
  }
}
