import { UsherError } from '../errors.ts'
import type { ChatEvent, Correction, NoteEvent, Role } from '../wire.ts'
import { may } from '../wire-roles.ts'
import { type Appended, type ClientRequest, createEventWriter, type EventBody, fingerprintOf } from './events.ts'
import type { Database } from './sqlite.ts'

/** Who does it. An admin may end another's claim. */
export type Actor = { email: string; name: string; role: Role }

/**
 * What agents do in a conversation. Every change is one transaction in which the claim is looked at and changed, so that of two who
 * claim at once exactly one has it, and an assistant's reply that comes later is refused by the same row.
 */
export function createDeskStore(database: Database, now: () => Date) {
  const { build } = database
  const { insert, earlier, lastSpoken } = createEventWriter(database, now)

  function find(conversation: string) {
    const row = database.get(
      build
        .selectFrom('conversations as c')
        .leftJoin('agents as a', 'a.email', 'c.claimed_by')
        .select(['c.status', 'c.claimed_by', 'c.claim_seq', 'c.seq', 'c.answered', 'c.aseq', 'a.name'])
        .where('c.id', '=', conversation),
    )
    if (row === undefined) throw new UsherError('not_found')
    return row
  }
  type Row = ReturnType<typeof find>

  const taken = ({ name, claimed_by }: Row) => new UsherError('conflict', `${name ?? claimed_by} has claimed this conversation`)

  /** Only the one who has claimed it, or an admin, ends a claim. */
  function checkOwn(row: Row, actor: Actor): void {
    if (row.claimed_by !== null && row.claimed_by !== actor.email && !may(actor.role, 'manage')) throw taken(row)
  }

  /** What the agent has left unanswered is the assistant's now; what came before the agent's last word is not. */
  function backToAssistant(conversation: string, row: Row): void {
    const spoken = lastSpoken(conversation)
    const asked = build
      .updateTable('events')
      .where('conversation', '=', conversation)
      .where('seq', '>', row.answered)
      .where('kind', '=', 'message')
      .where('author', 'is', null)
      .where('client_id', 'is not', null)
    database.run(asked.set({ needs_reply: 0 }).where('seq', '<=', spoken))
    database.run(asked.set({ needs_reply: 1 }).where('seq', '>', spoken))
  }

  /** When the wait began that no agent has ended by a word; one that was given and taken back goes on. */
  function waitedSince(conversation: string, { claim_seq }: Row): string | undefined {
    if (claim_seq === null || lastSpoken(conversation) > claim_seq) return undefined
    const [wait] = database.sql<{ at: string | null }>(
      `SELECT min(at) AS at FROM events WHERE conversation = ? AND kind = 'status' AND seq < ? AND body ->> 'status' IN ('requested', 'queued')
         AND seq > coalesce((SELECT max(seq) FROM events WHERE conversation = ? AND seq < ?
           AND (kind = 'message' AND author IS NOT NULL OR kind = 'status' AND body ->> 'status' IN ('bot', 'closed'))), 0)`,
      conversation,
      claim_seq,
      conversation,
      claim_seq,
    )
    return wait?.at ?? undefined
  }

  const unclaimed = { claimed_by: null, claim_seq: null, left_at: null }
  const notWaiting = { requested_at: null, wait_reason: null }

  return {
    /** Takes the conversation over; why a person was wanted stays known. Throws `conflict`, naming who, when somebody else has; claimed already by the same agent is no change. */
    claim(conversation: string, actor: Actor, id?: string): Appended {
      return database.transaction(() => {
        const row = find(conversation)
        const request = requestOf(id, { claim: actor.email })
        const before = earlier(conversation, request)
        if (before !== undefined && row.claimed_by === actor.email) return { event: before, repeated: true, stored: [] }
        if (row.claimed_by === actor.email && row.claim_seq !== null) {
          const event = eventAt(conversation, row.claim_seq)
          if (event !== undefined) return { event, repeated: true, stored: [] }
        }
        if (row.claimed_by !== null) throw taken(row)
        if (before !== undefined) throw new UsherError('conflict', 'This claim has ended: claim again with another id')
        const event = insert(conversation, { kind: 'status', status: 'human', agent: actor.name }, { request, author: actor.email })
        database.run(
          build
            .updateTable('conversations')
            .set({ requested_at: null, status: 'human', claimed_by: actor.email, claim_seq: event.seq, left_at: null })
            .where('id', '=', conversation),
        )
        return { event, repeated: false, stored: [event] }
      })
    },

    /** Gives it to a colleague: one that nobody has, the actor's own, or for an admin anybody's. Of one who is not there the grace runs. */
    assign(conversation: string, actor: Actor, to: { email: string; name: string; there: boolean }, id?: string): Appended {
      return database.transaction(() => {
        const row = find(conversation)
        const request = requestOf(id, { assign: to.email })
        const before = earlier(conversation, request)
        if (before !== undefined) return { event: before, repeated: true, stored: [] }
        checkOwn(row, actor)
        const event = insert(conversation, { kind: 'status', status: 'human', agent: to.name }, { request, author: actor.email })
        database.run(
          build
            .updateTable('conversations')
            .set({
              requested_at: null,
              status: 'human',
              claimed_by: to.email,
              claim_seq: event.seq,
              left_at: to.there ? null : now().toISOString(),
            })
            .where('id', '=', conversation),
        )
        return { event, repeated: false, stored: [event] }
      })
    },

    /** Gives it back to the assistant, which answers what the agent has left unanswered. */
    release(conversation: string, actor: Actor, id?: string): Appended {
      return database.transaction(() => {
        const row = find(conversation)
        const request = requestOf(id, { release: actor.email })
        const before = earlier(conversation, request)
        if (before !== undefined) return { event: before, repeated: true, stored: [] }
        if (row.claimed_by === null) throw new UsherError('conflict', 'Nobody has claimed this conversation')
        checkOwn(row, actor)
        const event = insert(conversation, { kind: 'status', status: 'bot' }, { request, author: actor.email })
        database.run(
          build
            .updateTable('conversations')
            .set({ ...unclaimed, ...notWaiting, status: 'bot' })
            .where('id', '=', conversation),
        )
        backToAssistant(conversation, row)
        return { event, repeated: false, stored: [event] }
      })
    },

    /** Ends it: nothing waits for an answer any more. A shopper who writes again opens it again. */
    close(conversation: string, actor: Actor, id?: string): Appended {
      return database.transaction(() => {
        const row = find(conversation)
        const request = requestOf(id, { close: actor.email })
        const before = earlier(conversation, request)
        if (before !== undefined) return { event: before, repeated: true, stored: [] }
        if (row.status === 'closed') throw new UsherError('closed')
        checkOwn(row, actor)
        const event = insert(conversation, { kind: 'status', status: 'closed', agent: actor.name }, { request, author: actor.email })
        database.run(
          build
            .updateTable('conversations')
            .set({ ...unclaimed, ...notWaiting, status: 'closed', answered: event.seq })
            .where('id', '=', conversation),
        )
        return { event, repeated: false, stored: [event] }
      })
    },

    /** Throws `conflict` unless this agent has claimed the conversation. */
    say(conversation: string, actor: Actor, body: EventBody & { kind: 'message' }, id: string): Appended {
      return database.transaction(() => {
        const row = find(conversation)
        const request = { id, content: { text: body.text, by: actor.email } }
        const before = earlier(conversation, request)
        if (before !== undefined) return { event: before, repeated: true, stored: [] }
        if (row.claimed_by === null) throw new UsherError('conflict', 'Expected you to have claimed this conversation, nobody has')
        if (row.claimed_by !== actor.email) throw taken(row)
        const event = insert(conversation, body, { request, author: actor.email })
        return { event, repeated: false, stored: [event] }
      })
    },

    /** Something for the agents alone; `action` when it is written by what an agent did. What was `corrected` is kept unless it was before. */
    note(
      conversation: string,
      actor: Actor,
      {
        text,
        id,
        action,
        corrected,
      }: { text: string; id?: string; action?: NoteEvent['action']; corrected?: { content: unknown; keep(): Correction } },
    ): { note: NoteEvent; repeated: boolean } {
      return database.transaction(() => {
        const { aseq } = find(conversation)
        const fingerprint = fingerprintOf({ text, by: actor.email, ...(corrected === undefined ? {} : { corrected: corrected.content }) })
        const before =
          id === undefined
            ? undefined
            : database.get(build.selectFrom('notes').selectAll().where('conversation', '=', conversation).where('client_id', '=', id))
        if (before !== undefined) {
          if (before.fingerprint !== fingerprint) throw new UsherError('conflict')
          return { note: toNote(before), repeated: true }
        }
        const row = {
          conversation,
          aseq: aseq + 1,
          at: now().toISOString(),
          author: actor.email,
          client_id: id ?? null,
          fingerprint,
          body: JSON.stringify({
            by: actor.name,
            text,
            ...(action === undefined ? {} : { action }),
            ...(corrected === undefined ? {} : { correction: corrected.keep() }),
          }),
        }
        database.run(build.updateTable('conversations').set({ aseq: row.aseq }).where('id', '=', conversation))
        database.run(build.insertInto('notes').values(row))
        return { note: toNote(row), repeated: false }
      })
    },

    notesAfter(conversation: string, aseq: number): NoteEvent[] {
      return database
        .all(build.selectFrom('notes').selectAll().where('conversation', '=', conversation).where('aseq', '>', aseq).orderBy('aseq'))
        .map(toNote)
    },

    /** Who has claimed it. Throws `not_found`. */
    claimant: (conversation: string): string | null => find(conversation).claimed_by,

    /** The agent's last connection has ended, or everybody's at a start of the service (no e-mail): from now on the grace runs. */
    left(email?: string): void {
      let query = build.updateTable('conversations').set({ left_at: now().toISOString() }).where('status', '=', 'human')
      if (email !== undefined) query = query.where('claimed_by', '=', email)
      database.run(query.where('left_at', 'is', null))
    },

    returned(email: string): void {
      database.run(build.updateTable('conversations').set({ left_at: null }).where('claimed_by', '=', email))
    },

    /** Claimed conversations whose agent left before this time, or is an agent no more. */
    abandoned(before: Date): string[] {
      return database
        .all(
          build
            .selectFrom('conversations as c')
            .leftJoin('agents as a', 'a.email', 'c.claimed_by')
            .select('c.id')
            .where('c.claimed_by', 'is not', null)
            .where(eb => eb.or([eb('c.left_at', '<=', before.toISOString()), eb('a.email', 'is', null)])),
        )
        .map(({ id }) => id)
    },

    /** Conversations that were promised a colleague who is there. */
    promised: (): string[] =>
      database.all(build.selectFrom('conversations').select('id').where('status', '=', 'requested')).map(({ id }) => id),

    /** Nobody is there any more: the shopper keeps the place and is told so by `then`. */
    leaveWaiting(conversation: string, then: readonly EventBody[]): ChatEvent[] {
      return database.transaction(() => {
        if (find(conversation).status !== 'requested') return []
        const bodies: EventBody[] = [{ kind: 'status', status: 'queued' }, ...then]
        const events = bodies.map(body => insert(conversation, body))
        database.run(build.updateTable('conversations').set({ status: 'queued' }).where('id', '=', conversation))
        return events
      })
    },

    /** Takes it from an agent who is gone: the shopper waits again, since when they asked where nobody has answered. `then` follows the status in the same transaction. */
    takeBack(conversation: string, status: 'requested' | 'queued', then: readonly EventBody[]): ChatEvent[] {
      return database.transaction(() => {
        const row = find(conversation)
        if (row.claimed_by === null) return []
        const since = waitedSince(conversation, row)
        const bodies: EventBody[] = [{ kind: 'status', status, reason: 'agent_left' }, ...then]
        const events = bodies.map(body => insert(conversation, body))
        database.run(
          build
            .updateTable('conversations')
            .set({ ...unclaimed, status, requested_at: since ?? now().toISOString(), wait_reason: 'agent_left' })
            .where('id', '=', conversation),
        )
        backToAssistant(conversation, row)
        return events
      })
    },
  }

  function eventAt(conversation: string, seq: number): ChatEvent | undefined {
    const row = database.get(build.selectFrom('events').selectAll().where('conversation', '=', conversation).where('seq', '=', seq))
    if (row === undefined) return undefined
    return { conversation, seq, at: row.at, ...(JSON.parse(row.body) as EventBody) }
  }
}

function requestOf(id: string | undefined, content: unknown): ClientRequest | undefined {
  return id === undefined ? undefined : { id, content }
}

function toNote(row: { conversation: string; aseq: number; at: string; client_id: string | null; body: string }): NoteEvent {
  const body = JSON.parse(row.body) as Pick<NoteEvent, 'by' | 'text' | 'action' | 'correction'>
  const { conversation, aseq, at } = row
  return { kind: 'note', conversation, aseq, at, ...body, ...(row.client_id === null ? {} : { id: row.client_id }) }
}
