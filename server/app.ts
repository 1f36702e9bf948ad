import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { createAccessLog } from './access.ts'
import { openAgents } from './compose/agents.ts'
import { introduceAdmin } from './compose/first-admin.ts'
import { readHealth } from './compose/health.ts'
import { openKnown } from './compose/known.ts'
import { openModels, verifyModels } from './compose/models.ts'
import type { Overrides } from './compose/overrides.ts'
import { serveForShops } from './compose/routes-for-shops.ts'
import { serveForStaff } from './compose/routes-for-staff.ts'
import { openShoppers } from './compose/shoppers.ts'
import { openSockets } from './compose/sockets.ts'
import { openTurns } from './compose/turns.ts'
import { openUpkeep } from './compose/upkeep.ts'
import type { Config } from './config.ts'
import { openErasure } from './erasure.ts'
import { UsherError } from './errors.ts'
import { openShop } from './facts/open-shop.ts'
import { watchRequests } from './http/access.ts'
import { serveHealth } from './http/health.ts'
import { serveOpenApi } from './http/openapi.ts'
import { createHttpServer } from './http/server.ts'
import { watchDeeds } from './http/signed-in.ts'
import type { Logger } from './log.ts'
import { createMetrics } from './metrics.ts'
import { readSimulated } from './month/mark.ts'
import { isPublished } from './privacy/published.ts'
import { redact } from './privacy/redact.ts'
import { createSeal } from './privacy/seal.ts'
import { createTranscripts } from './privacy/transcript.ts'
import { createProxies } from './proxies.ts'
import { openRecommender } from './recommend/recommender.ts'
import { contactKey, signingKey } from './secrets.ts'
import { agentHours, createTokens } from './sockets/auth.ts'
import { createPresence } from './sockets/presence.ts'
import { createContactStore } from './store/contacts.ts'
import { createConversationStore } from './store/conversations.ts'
import { createDeskStore } from './store/desk.ts'
import { createInboxStore } from './store/inbox.ts'
import { openMessageSearch } from './store/message-search.ts'
import { openLocked } from './store/open.ts'
import { createPolicyStore } from './store/policies.ts'
import { createRetentionStore } from './store/retention.ts'
import { createSettingsStore } from './store/settings.ts'
import { databaseBytes, freeBytes } from './store/space.ts'
import type { Database } from './store/sqlite.ts'
import { openTeach } from './teach.ts'
import { openTeam } from './team/open.ts'
import { reportUnknownIntents } from './unknown-intents.ts'
import type { Language } from './wire.ts'

export type App = {
  url: string
  /** Fulfilled when everything that is built after the start stands: the encoder and the search vectors. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Longer lists are for the transcripts' page, not for an inbox. */
const mostInInbox = 100

/** Builds the whole service and starts it. The only place where the rooms meet. */
export async function createApp(config: Config, log: Logger, overrides: Overrides = {}): Promise<App> {
  const now = overrides.now ?? (() => new Date())
  if (overrides.verified !== true) await verifyModels(config)
  if (config.models.intents !== undefined) await reportUnknownIntents(config.models.intents, log)
  const database = openOfShop(config)
  const store = createConversationStore(database, now)
  const inboxStore = createInboxStore(database, now)
  const deskStore = createDeskStore(database, now)
  const contacts = createContactStore(database)
  const personalKey = contactKey(config.data, config.agents.contactKey)
  const seal = createSeal(personalKey)
  const presence = createPresence(now)
  const tokens = createTokens({
    secret: signingKey(config.data, config.tokens.secret),
    shopSecret: config.tokens.shopSecret === undefined ? undefined : new TextEncoder().encode(config.tokens.shopSecret),
    ttlSeconds: config.tokens.ttlSeconds,
    now,
  })
  const team = openTeam(database, {
    seal,
    sign: tokens.forAgent,
    sessionMs: agentHours * 3600_000,
    onEnded: () => agents.cutStale(),
    isOnline: presence.has,
    now,
  })
  const retentionStore = createRetentionStore(database)
  await introduceAdmin(team.agents, config, log, overrides.interactive)

  const models = openModels(config, log, overrides, by => tokens => metrics.observeTokens(by, tokens))
  const { encoder } = models
  const shop = await openShop(database, {
    demo: config.demo,
    ...models.forShop,
    serverTells: config.tokens.shopSecret !== undefined,
    personThere: () => team.agents.list().some(({ email, away }) => !away && presence.has(email)),
    now,
    onFault: error => log.error({ err: error }, 'shop'),
  })
  const titleOf = (sku: string, language: Language) => shop.facts.shown([sku], language)[0]?.title
  const metrics = createMetrics({
    conversationsInQueue: () => queue.size(),
    sockets: () => io.of('/shopper').sockets.size,
    agentSockets: () => io.of('/agent').sockets.size,
    agentsOnline: presence.online,
    longestWaitMs: () => longestWaitMs(inboxStore.longestWaitSince(), now()),
    turnFaults: () => faults(),
    models: models.status,
    conversations: retentionStore.withPeople,
    storageUp: () => database.trouble() === undefined,
    databaseBytes: () => databaseBytes(database.file),
    diskFreeBytes: () => freeBytes(database.file),
  })

  const proxies = createProxies(config.proxies)
  const originOf = (request: IncomingMessage) => seal.mark(`address:${proxies.keyOf(request)}`)
  const server = await createHttpServer(error => log.error({ err: error }, 'http'), proxies)
  const access = createAccessLog(log, metrics)
  watchRequests(server, access.http)
  watchDeeds(server, ({ email }, deed, { raw }) => {
    try {
      team.audit.add({ actor: email, ...deed, origin: originOf(raw) })
    } catch (error) {
      log.error({ err: error }, 'audit')
    }
  })
  const sockets = openSockets({
    server: server.server,
    proxies,
    limits: config.limits,
    access,
    readInbox: () => ({ ...inboxStore.read(mostInInbox), agentsOnline: presence.online() }),
    onFault: error => log.error({ err: error }, 'inbox'),
  })
  const { io, shoppers, desks, inbox, publish } = sockets

  const recommender = openRecommender(database.file, error => log.error({ err: error }, 'recommendation'))
  const messageSearch = openMessageSearch(database.file)
  const policies = createPolicyStore(database)
  const published = () => policies.all().map(({ heading, text }) => `${heading} ${text}`)
  const redactSpoken = (text: string) => redact(text, stretch => isPublished(stretch, published()))
  const teach = openTeach(database, {
    data: config.data,
    ...models.ofIntents,
    encoder,
    vocabulary: shop.facts.vocabulary,
    titles: shop.facts.shown,
    redact,
    redactSpoken,
    now,
    lines: overrides.heldBack,
    onFault: (what, error) => log.error({ err: error }, what),
  })
  const known = openKnown({
    database,
    config,
    conversations: store,
    secret: personalKey,
    shop,
    hostOf: proxies.hostOf,
    isThere: conversation => shoppers.adapter.rooms.has(conversation),
    publish,
    nudge: conversation => queue.nudge(conversation),
    count: metrics.observeBehaviour,
    now,
    random: overrides.random ?? Math.random,
    onFault: error => log.error({ err: error }, 'strategy'),
  })
  const { queue, faults, queueWaiting } = openTurns({
    database,
    config: config.turn,
    store,
    shop,
    models,
    classifier: overrides.classifier,
    teach,
    known,
    suggest: recommender.suggest,
    titleOf,
    sockets,
    observe: metrics.observeTurn,
    log,
  })
  const erasure = openErasure(database, config, {
    keyOf: known.visitors.keyOf,
    mark: seal.mark,
    sign: tokens.signReceipt,
    onErase(ids) {
      for (const id of ids) {
        queue.cancel(id)
        shoppers.in(id).disconnectSockets(true)
        desks.socketsLeave(id)
      }
      desks.emit('erased', { conversations: [...ids] })
      agents.forget()
      inboxStore.forget()
      inbox.changed()
    },
    onUnreached: reasons => log.warn({ reasons }, 'erased, but not everywhere yet'),
    now,
  })
  const transcript = createTranscripts({
    find: store.find,
    eventsAfter: store.eventsAfter,
    contacts,
    seal,
    profileOf: known.profiles.ofConversation,
  })
  const shopperSide = openShoppers({
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
    agentName: email => team.agents.find(email)?.name,
    proxies,
    now,
    log,
  })
  const agents = openAgents({
    database,
    config,
    store,
    inboxStore,
    deskStore,
    contacts,
    sockets,
    queue,
    shop,
    models,
    classifier: overrides.classifier,
    teach,
    team,
    presence,
    tokens,
    seal,
    eraseContact: erasure.eraseContact,
    noticeErased: erasure.notice,
    redactSpoken,
    originOf,
    now,
    log,
  })
  const upkeep = openUpkeep({
    database,
    config,
    store: retentionStore,
    eraseAudit: team.audit.erase,
    onUp: queueWaiting,
    onErased(ids, conversations) {
      metrics.observeErased(conversations)
      for (const id of ids) shoppers.in(id).disconnectSockets(true)
      desks.emit('erased', { conversations: [...ids] })
      inboxStore.forget()
      inbox.changed()
    },
    now,
    log,
  })

  let ready = false
  serveHealth(server, {
    ready: () => {
      const trouble = database.trouble()
      if (!ready) return { ready: false, reason: 'the service starts or stops' }
      return trouble === undefined ? { ready: true } : { ready: false, reason: `messages cannot be stored: ${trouble}` }
    },
    health: () => readHealth({ models, trouble: database.trouble, queue, faults, eventLoopDelayMs: metrics.eventLoopDelayMs }),
    metrics: async () => ({ type: metrics.registry.contentType, text: await metrics.registry.metrics() }),
  })
  serveOpenApi(server)
  serveForStaff(server, {
    database,
    config: config.turn,
    store,
    search: messageSearch,
    shop,
    models,
    known,
    teach,
    team,
    presence,
    onAway: inbox.changed,
    admission: agents,
    keyOf: proxies.keyOf,
    now,
  })
  try {
    await serveForShops(server, {
      database,
      secret: personalKey,
      demo: config.demo,
      shop,
      titleOf,
      suggest: recommender.suggest,
      known,
      erasure,
      transcript,
      admit: agents.admit,
      now,
    })
    await server.listen({ host: config.host, port: config.port })
  } catch (error) {
    // The model processes would keep a failed start alive.
    await close()
    throw error
  }
  // A database that came back from a backup is held to what was erased since.
  const again = await erasure.replay()
  if (again > 0) log.warn({ conversations: again }, 'erased again: they had come back from a backup')
  ready = true
  queueWaiting()
  shopperSide.resume()
  // The first shopper of a day should not wait for cold models and code; a failure shows in /healthz.
  await Promise.race([Promise.allSettled([encoder.ready, models.warmUp(shop.facts.vocabulary())]), stopped(overrides.stop)])
  teach.start()
  metrics.startWatching()
  upkeep.start()

  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return {
    url: `http://${host}:${port}`,
    settled: () => shop.settled(),
    close,
  }

  async function close(): Promise<void> {
    ready = false
    const upkeepEnds = upkeep.close()
    agents.close()
    known.guide.close()
    await teach.close()
    inbox.close()
    shopperSide.close()
    await Promise.all([queue.close(), upkeepEnds])
    await Promise.all([io.close(), server.close()])
    await Promise.all([shop.close(), recommender.close(), messageSearch.close(), models.close()])
    metrics.close()
    database.close()
  }
}

/** The data folder of a shop; one of a simulated month is none where real shoppers may come. */
function openOfShop(config: Config): Database {
  const database = openLocked(config)
  const simulated = readSimulated(createSettingsStore(database))
  if (simulated !== undefined && (config.tokens.shopSecret !== undefined || config.limits.origins.length > 0)) {
    database.close()
    throw new UsherError(
      'conflict',
      `Expected the data folder of a shop beside USHER_SHOP_SECRET or USHER_ORIGINS, ${config.data} holds a simulated month: set USHER_DATA to another, or unset both to look at it`,
    )
  }
  return database
}

/** Fulfilled by the signal, if ever. */
async function stopped(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return new Promise(() => undefined)
  if (!signal.aborted) await once(signal, 'abort')
}

function longestWaitMs(since: string | undefined, now: Date): number {
  return since === undefined ? 0 : Math.max(0, now.getTime() - Date.parse(since))
}
