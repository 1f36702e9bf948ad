import { UsherError } from '../errors.ts'
import type { Action, ActionEvent, ChatEvent } from '../wire.ts'
import { type ClientRequest, createEventWriter, toEvent } from './events.ts'
import type { Database } from './sqlite.ts'

/** An action of the assistant's message. */
export type ActionAt = { conversation: string; message: number; action: string }
export type Outcome = Pick<ActionEvent, 'reason' | 'cart'> & { state: Exclude<ActionEvent['state'], 'taken'> }

/** How long an action that waits for nobody's tap may be taken. */
const arrivalMs = 120_000

/**
 * Who carries out what: one tab takes an action, and what became of it is told once. Both are events, written in the transaction that looks
 * whether somebody was faster: of two tabs one is granted, and after a crash it stands written that it was.
 */
export function createActionStore(database: Database, now: () => Date) {
  const { build } = database
  const { insert, earlier, at: eventAt } = createEventWriter(database, now)

  const rowOf = (id: string) => {
    const row = database.get(build.selectFrom('conversations').select(['status']).where('id', '=', id))
    if (row === undefined) throw new UsherError('not_found')
    return row
  }

  const messageOf = ({ conversation, message, action }: ActionAt): { at: string; wanted: Action } => {
    const event = eventAt(conversation, message)
    const wanted = event?.kind === 'message' ? event.actions?.find(({ id }) => id === action) : undefined
    if (event === undefined || wanted === undefined)
      throw new UsherError('not_found', `Expected an action of message ${message}, got "${action}"`)
    return { at: event.at, wanted }
  }

  const latest = ({ conversation, message, action }: ActionAt): ActionEvent | undefined =>
    database
      .all(
        build
          .selectFrom('events')
          .selectAll()
          .where('conversation', '=', conversation)
          .where('kind', '=', 'action')
          .where('seq', '>', message)
          .orderBy('seq', 'desc'),
      )
      .map(row => toEvent(row) as ActionEvent)
      .find(event => event.message === message && event.action === action)

  return {
    /** Whether the asker may carry it out; `event` where that was written now. Throws UsherError `closed` in a closed conversation. */
    take(at: ActionAt, request: ClientRequest, tap: boolean): { granted: boolean; event?: ActionEvent } {
      return database.transaction(() => {
        const { wanted, at: saidAt } = messageOf(at)
        if (earlier(at.conversation, request) !== undefined) return { granted: true }
        if (rowOf(at.conversation).status === 'closed') throw new UsherError('closed')
        const before = latest(at)?.state
        const isFree = before === undefined ? tap || isYoung(wanted, saidAt, now()) : tap && (isHarmless(wanted) || isUndone.has(before))
        if (!isFree) return { granted: false }
        const { conversation, message, action } = at
        const event = insert(conversation, { kind: 'action', message, action, wanted, state: 'taken' }, { request })
        return { granted: true, event: event as ActionEvent }
      })
    },

    /** What became of it: the event that tells so, and whether it was written now. Throws UsherError `not_found` where nobody has taken it. */
    settle(at: ActionAt, request: ClientRequest, outcome: Outcome): { event: ChatEvent; stored: readonly ActionEvent[] } {
      return database.transaction(() => {
        const again = earlier(at.conversation, request)
        if (again !== undefined) return { event: again, stored: [] }
        const { wanted } = messageOf(at)
        const before = latest(at)
        if (before === undefined) throw new UsherError('not_found', `Expected an action that was taken, got "${at.action}"`)
        // The page may tell after it was given up.
        const isOpen = before.state === 'taken' || (before.state === 'unknown' && outcome.state !== 'unknown')
        if (!isOpen) return { event: before, stored: [] }
        const { conversation, message, action } = at
        const { status } = rowOf(conversation)
        // A cart that was opened as asked needs no word.
        const needsReply = status !== 'human' && status !== 'closed' && !(isHarmless(wanted) && outcome.state === 'done')
        const event = insert(conversation, { kind: 'action', message, action, wanted, ...outcome }, { request, needsReply }) as ActionEvent
        return { event, stored: [event] }
      })
    },

    /** What was taken since then and of which nothing was heard. */
    open(since: Date): ActionEvent[] {
      const events = database
        .all(build.selectFrom('events').selectAll().where('kind', '=', 'action').where('at', '>', since.toISOString()).orderBy('seq'))
        .map(row => toEvent(row) as ActionEvent)
      const last = new Map(events.map(event => [`${event.conversation} ${event.message} ${event.action}`, event]))
      return [...last.values()].filter(({ state }) => state === 'taken')
    },
  }
}

const isHarmless = ({ do: what }: Action) => what === 'open_cart' || what === 'open_checkout'

const isUndone: ReadonlySet<ActionEvent['state']> = new Set(['refused', 'failed', 'nobody'])

const isYoung = ({ on }: Action, saidAt: string, now: Date) => on === 'arrival' && now.getTime() - Date.parse(saidAt) <= arrivalMs
