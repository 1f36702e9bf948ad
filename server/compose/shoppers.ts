import type { Config } from '../config.ts'
import type { Erasure } from '../erasure.ts'
import { UsherError } from '../errors.ts'
import type { openShop } from '../facts/open-shop.ts'
import type { Logger } from '../log.ts'
import { createClientIds } from '../privacy/client-ids.ts'
import { contactIn, readContact } from '../privacy/contact.ts'
import { redact } from '../privacy/redact.ts'
import type { createSeal } from '../privacy/seal.ts'
import { redactAcross } from '../privacy/split.ts'
import type { createTranscripts } from '../privacy/transcript.ts'
import type { createProxies } from '../proxies.ts'
import type { Tokens } from '../sockets/auth.ts'
import { createLimit } from '../sockets/limits.ts'
import { serveShoppers } from '../sockets/shopper.ts'
import { createTypingRelay, typingTtlMs } from '../sockets/typing.ts'
import { createActionStore } from '../store/actions.ts'
import type { ConversationStore } from '../store/conversations.ts'
import type { Database } from '../store/sqlite.ts'
import { createActions } from '../turn/actions.ts'
import { createConversations } from '../turn/conversations.ts'
import type { createTurnQueue } from '../turn/queue.ts'
import { skipTurn } from '../turn/respond.ts'
import type { Known } from './known.ts'
import type { Sockets } from './sockets.ts'

/** Shoppers of one address that write at the same time, and requests for a person from it in ten minutes. */
const messagesAnAddress = 10
const handoffsAnAddress = 6

type Options = {
  database: Database
  config: Pick<Config, 'limits' | 'language'>
  store: ConversationStore
  sockets: Pick<Sockets, 'shoppers' | 'desks' | 'publish'>
  queue: ReturnType<typeof createTurnQueue>
  shop: Awaited<ReturnType<typeof openShop>>
  known: Pick<Known, 'visitors' | 'orders'>
  erasure: Erasure
  transcript: ReturnType<typeof createTranscripts>
  tokens: Tokens
  seal: ReturnType<typeof createSeal>
  agentName(email: string): string | undefined
  proxies: ReturnType<typeof createProxies>
  now(): Date
  log: Logger
}

/** All that a shopper's page may ask, and the actions that replies ask of the page. */
export function openShoppers({
  database,
  config,
  store,
  sockets,
  queue,
  shop,
  known,
  erasure,
  transcript,
  tokens,
  seal,
  agentName,
  proxies,
  now,
  log,
}: Options) {
  const { shoppers, desks, publish } = sockets
  const conversations = createConversations({
    store,
    visitors: known.visitors,
    wasErased: erasure.wasErased,
    tokens,
    queue,
    shop,
    redact,
    redactAcross,
    arrived: known.orders.arrive,
    clientId: createClientIds(seal.mark),
    contacts: { read: readContact, within: contactIn, seal: seal.seal, mark: seal.mark },
    agentName,
    skip: conversation => skipTurn(conversation, { turns: store, facts: shop.facts }),
    defaultLanguage: config.language,
  })
  const limits = {
    messages: createLimit({ limit: config.limits.messages, windowMs: 10_000 }),
    opens: createLimit({ limit: config.limits.opens, windowMs: 60_000 }),
    address: createLimit({ limit: config.limits.messages * messagesAnAddress, windowMs: 10_000 }),
    handoffs: createLimit({ limit: handoffsAnAddress, windowMs: 600_000 }),
  }
  const relay = createTypingRelay((conversation, on) => {
    desks.to(conversation).emit('typing', { conversation, who: 'shopper', on, ttlMs: typingTtlMs })
  })
  const typing = (conversation: string, on: boolean) => {
    conversations.typing(conversation, on)
    relay.typing(conversation, on)
  }
  const privacy = {
    export: transcript,
    async erase(conversation: string) {
      const receipt = await erasure.erase({ conversation })
      if (receipt === undefined) throw new UsherError('erased')
      return receipt
    },
  }
  const actions = createActions({
    store: createActionStore(database, now),
    queue,
    publish,
    now,
    onFault: error => log.error({ err: error }, 'action'),
  })
  const { addressOf, keyOf } = proxies
  serveShoppers(
    shoppers,
    { ...conversations, ...privacy, take: actions.take, done: actions.done, typing },
    { ...limits, addressOf, keyOf },
    publish,
    (event, error) => log.error({ event, err: error }, 'socket'),
  )
  return {
    /** What tabs had taken when the service stopped. */
    resume: actions.resume,
    close() {
      actions.close()
      relay.close()
    },
  }
}
