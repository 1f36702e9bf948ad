import pLimit from 'p-limit'
import type { Config } from '../config.ts'
import type { openShop } from '../facts/open-shop.ts'
import type { Logger } from '../log.ts'
import type { createMetrics } from '../metrics.ts'
import { findForShopper } from '../recommend/for-shopper.ts'
import type { Recommender } from '../recommend/recommender.ts'
import type { ConversationStore } from '../store/conversations.ts'
import type { Database } from '../store/sqlite.ts'
import type { openTeach } from '../teach.ts'
import { apologise } from '../turn/apologise.ts'
import type { Ports } from '../turn/ports.ts'
import { createTurnQueue } from '../turn/queue.ts'
import { respond } from '../turn/respond.ts'
import type { Classifier } from '../turn/understand.ts'
import type { Language } from '../wire.ts'
import type { Known } from './known.ts'
import type { Models } from './models.ts'
import type { Sockets } from './sockets.ts'

type Options = {
  database: Database
  config: Config['turn']
  store: ConversationStore
  shop: Awaited<ReturnType<typeof openShop>>
  models: Models
  /** In place of the one of the release that answers. */
  classifier: Classifier | undefined
  teach: ReturnType<typeof openTeach>
  known: Known
  suggest: Recommender['suggest']
  titleOf(sku: string, language: Language): string | undefined
  sockets: Pick<Sockets, 'shoppers' | 'publish'>
  observe: ReturnType<typeof createMetrics>['observeTurn']
  log: Logger
}

/** Turns that find what to say at a time: neither this thread nor the encoder waits for the other, and no call waits longer for others than it may. */
const atATime = 8
/** While so many wait for that, nobody's reply is looked at a second time. */
const manyWait = 2

/** Which conversation's turn it is, and what a turn is made with. */
export function openTurns(options: Options) {
  const { database, config, store, shop, models, teach, known, log } = options
  const { shoppers, publish } = options.sockets
  let faults = 0
  const inLine = pLimit(atATime)
  const queue = createTurnQueue({
    pauseMs: config.pauseMs,
    hasWaiting: store.waits,
    onFault: (conversation, error) => {
      faults++
      log.error({ conversation, err: error }, 'turn')
    },
    giveUp: conversation => {
      try {
        for (const event of apologise(conversation, store)) publish(event)
      } catch (error) {
        log.error({ conversation, err: error }, 'turn given up')
      }
    },
    async run(conversation, cut) {
      // Nothing is shown that could not be stored; it is queued again when there is room.
      if (database.trouble() !== undefined) return
      for await (const outgoing of respond(conversation, portsOf(conversation), cut)) {
        if (outgoing.name === 'event') publish(outgoing.body)
        else shoppers.to(conversation).emit(outgoing.name, outgoing.body as never)
      }
    },
  })
  return { queue, faults: () => faults, queueWaiting }

  function portsOf(conversation: string): Ports {
    return {
      turns: store,
      facts: {
        ...shop.facts,
        find: findFor(conversation),
        look: async (...asked) => (inLine.pendingCount < manyWait ? shop.look(...asked) : undefined),
        reckon: shop.reckon,
      },
      inLine,
      classifier: options.classifier ?? teach.classifierOf(conversation),
      ...(models.reader && { reader: models.reader }),
      written: models.written,
      ...(models.lookWeights && { lookWeights: models.lookWeights }),
      engines: models.engines,
      observe: options.observe,
      versions: { ...models.versions, release: String(teach.releaseOf(conversation) ?? 'delivered') },
      candidates: config.candidates,
      generatorDeadlineMs: config.generatorDeadlineMs,
      strategy: known.guide,
      orders: known.orders.of,
      sentencePauseMs: 60,
    }
  }

  /** Who asks for nothing in particular is shown what goes with what they have looked at. */
  function findFor(conversation: string) {
    const row = store.find(conversation)
    return findForShopper(shop.facts.find, {
      suggest: options.suggest,
      lookedAt: () => known.profiles.trail({ id: conversation, visitor: row?.visitor ?? null }),
      titleOf: options.titleOf,
    })
  }

  /** What was acknowledged and never answered. */
  function queueWaiting(): void {
    for (const conversation of store.waiting()) queue.nudge(conversation, 'once')
  }
}
