import { type Conversation, newConversation } from '../dialogue/conversation.ts'
import type { FreeArm } from '../dialogue/free-choice.ts'
import { inCart, lookedAt, visitSince } from '../profile/visit.ts'
import type { Visitor } from '../store/behaviours.ts'
import type { Doing } from '../store/doings.ts'
import type { createNudgeStore, StoredNudge } from '../store/nudges.ts'
import { fromStoredChoice, toStoredChoice } from '../strategy/stored-choice.ts'
import type { Choice } from '../strategy/strategist.ts'
import type { Language, Nudge, NudgeAnswer, NudgeAsked } from '../wire.ts'
import type { Ask, NudgeSettings } from '../wire-nudges.ts'
import { type BackPorts, backWords, lastBought } from './coming-back.ts'
import { isQuietHour } from './settings.ts'
import { isPending, restOf, silenceFor } from './silence.ts'
import { nudgeWords } from './words.ts'

type Found = { key: Buffer; visitor: Visitor }

type Ports = {
  store: ReturnType<typeof createNudgeStore>
  settings(): NudgeSettings
  /** The visitor of that name with the key they are kept under, where anything is known of them and may be made use of. */
  find(visitor: string): Found | undefined
  /** What a visitor did since then, the latest first. */
  doings(visitor: number, since: number, most: number): Doing[]
  /** Nothing for who is held out. */
  choose(found: Found, at: { state: Conversation; possible: readonly FreeArm[] }): Choice | undefined
  /** A visitor has seen it, or that nothing was said. */
  keep(at: { nudge: string }, chosen: Choice): void
  shop: {
    titleOf(sku: string, language: Language): string | undefined
    /** What is said of the offer that this visitor may have by the ledger, where there is one; `again`: they have ordered before. */
    offer(visitor: Buffer, language: Language, again: boolean): Promise<string | undefined>
  } & BackPorts
  /** Whether something that they have ordered is on its way. */
  underWay(visitor: number): boolean
  /** Puts down as an event of the visitor what became of a nudge. */
  tell(visitor: string, id: string, name: string, nudge: string): void
  now(): Date
  newId(): string
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** So far back it matters what a visitor did. */
const rememberedMs = 30 * dayMs
const mostDoings = 500
const mostNudges = 50
/** What was decided longer ago than this and not shown suits no more. */
const freshMs = 10 * minuteMs
/** Where nudges are off, or nothing is known of a visitor. */
const offMs = 10 * minuteMs

const eventNames: Record<NudgeAnswer, string> = {
  shown: 'Nudge Shown',
  opened: 'Nudge Opened',
  later: 'Nudge Dismissed',
  never: 'Nudge Dismissed',
}

/** Decides whether something is said at the bubble of a page, and remembers what became of it. */
export function createNudger({ store, settings, find, doings: doingsOf, choose, keep, shop, underWay, tell, now, newId }: Ports) {
  return {
    async ask({ visitor: name, trigger, language, sku }: Ask): Promise<NudgeAsked> {
      const set = settings()
      const found = set.on && set.triggers.includes(trigger) && !isQuietHour(set, now()) ? find(name) : undefined
      if (found === undefined) return nothing(offMs)
      const { key, visitor } = found
      const time = now().getTime()
      const doings = doingsOf(visitor.id, time - rememberedMs, mostDoings)
      const nudges = store.ofVisitor(visitor.id, mostNudges)
      const wantsNone = store.wantsNone(visitor.id)
      const withPerson = store.isWithPerson(key.toString('base64url'))
      const seen = { visitor, trigger, settings: set, nudges, doings, wantsNone, withPerson, underWay: underWay(visitor.id), now: time }
      const silence = silenceFor(seen)
      if (silence !== undefined) return nothing(restOf[silence])
      const waiting = nudges.find(one => isPending(one) && one.at > time - freshMs)
      if (waiting !== undefined) return { nudge: nudgeOf(waiting), restMs: 0 }

      const skus = lookedAt(doings, visitSince(doings, time)).filter(one => shop.titleOf(one, language) !== undefined)
      const lines = inCart(doings).size
      const cart = lines === 0 ? [] : [{ sku: '', quantity: lines }]
      const [one, other] = skus
      const firstWords = (offer: string | undefined) => {
        const facts = {
          title: sku === undefined ? undefined : shop.titleOf(sku, language),
          pair:
            one === undefined || other === undefined
              ? undefined
              : ([shop.titleOf(one, language)!, shop.titleOf(other, language)!] as const),
          offer,
        }
        const possible: FreeArm[] = ['plain', 'ask_need']
        if (lines === 0 && trigger !== 'shipping') possible.push('bestsellers')
        if (lines === 0 && facts.pair !== undefined) possible.push('help_decide')
        if (offer !== undefined) possible.push('coupon')
        return { possible, wordsOf: (arm: FreeArm) => nudgeWords(arm, trigger, language, facts) }
      }
      const bought = lastBought(doings)
      const comesBack = trigger === 'returned' && bought !== undefined
      const mayOffer = !wasOffered(nudges, time) && (comesBack || bought === undefined)
      const offer = mayOffer ? await shop.offer(key, language, comesBack) : undefined
      const { possible, wordsOf } = comesBack ? await backWords(bought, language, offer, shop) : firstWords(offer)
      const chosen = choose(found, { state: { ...newConversation(language), seen: skus, cart }, possible })
      if (chosen === undefined) return nothing(offMs)
      const words = wordsOf(chosen.arm)
      const id = newId()
      const body = words === undefined ? null : JSON.stringify(words)
      const told: StoredNudge = {
        id,
        visitor: visitor.id,
        at: time,
        trigger,
        arm: chosen.arm,
        body,
        choice: toStoredChoice(chosen),
        shown_at: null,
        answer: null,
        answered_at: null,
      }
      return store.transaction(() => {
        // Another tab may have asked in the meantime.
        const before = store.ofVisitor(visitor.id, 1)[0]
        if (before !== undefined && before.id !== nudges[0]?.id)
          return isPending(before) ? { nudge: nudgeOf(before), restMs: 0 } : nothing(restOf.decided)
        store.add(told)
        if (body !== null) return { nudge: nudgeOf(told), restMs: 0 }
        keep({ nudge: id }, chosen)
        return nothing(restOf.decided)
      })
    },

    /** `granted` to `shown`: to one page, once, while it is fresh and nothing speaks against it. */
    answer({ visitor: name, nudge, answer }: { visitor: string; nudge: string; answer: NudgeAnswer }): { granted: boolean } {
      const found = find(name)
      if (found === undefined) return { granted: false }
      const time = now().getTime()
      return store.transaction(() => {
        const told = store.find(nudge, found.visitor.id)
        if (told === undefined) return { granted: false }
        const granted = answer === 'shown' ? mayShow(told, time) && store.show(nudge, time) : store.answer(nudge, answer, time)
        if (!granted) return { granted }
        if (answer === 'shown') keep({ nudge }, fromStoredChoice(told.choice))
        tell(name, `${nudge}:${answer}`, eventNames[answer], nudge)
        return { granted }
      })
    },
  }

  /** The owner may have turned it off since, or the visitor have said no in another tab. */
  function mayShow(told: StoredNudge, time: number): boolean {
    const set = settings()
    return set.on && told.body !== null && told.at > time - freshMs && !isQuietHour(set, now()) && !store.wantsNone(told.visitor)
  }
}

const nothing = (restMs: number): NudgeAsked => ({ nudge: null, restMs })
const nudgeOf = ({ id, body }: StoredNudge): Nudge => ({ id, ...(JSON.parse(body!) as Omit<Nudge, 'id'>) })

function wasOffered(nudges: readonly StoredNudge[], time: number): boolean {
  return nudges.some(({ arm, shown_at }) => arm === 'coupon' && shown_at !== null && shown_at > time - 7 * dayMs)
}
