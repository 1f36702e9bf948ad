import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Server } from 'socket.io'
import { UsherChatModel } from '../models/chat-model.ts'
import type { EncoderMethods } from '../models/encoder-service.ts'
import type { GenerateInput, GenerateOutput } from '../models/generator.ts'
import { type ModelProcess, openModelProcess } from '../models/host.ts'
import { readLicence } from '../models/licence.ts'
import { verifyWeights } from '../models/manifest.ts'
import { generatorRows } from '../models/protocol.ts'
import type { TurnInput } from '../models/turn-reader.ts'
import { localPrompt } from '../prompts/engines.ts'
import { planSpec } from '../prompts/plan-spec.ts'
import { createAccessLog } from './access.ts'
import { openAfterOrders } from './after-orders.ts'
import { createCommentModels } from './comment-models.ts'
import type { Config } from './config.ts'
import { readSlots } from './dialogue/slots.ts'
import { openErasure } from './erasure.ts'
import { UsherError } from './errors.ts'
import { explainConversation } from './explain/conversation.ts'
import { explainSpoken } from './explain/nudge.ts'
import { openGuide } from './guide.ts'
import { watchRequests } from './http/access.ts'
import { serveAgents } from './http/agents.ts'
import { serveCopy } from './http/copy.ts'
import { serveCorrections } from './http/corrections.ts'
import { couponClaimRoutes } from './http/coupon-claims.ts'
import { serveCoupons } from './http/coupons.ts'
import { serveDesk } from './http/desk.ts'
import { serveEvents } from './http/events.ts'
import { type Health, serveHealth } from './http/health.ts'
import { serveNudges } from './http/nudges.ts'
import { serveOpenApi } from './http/openapi.ts'
import { orderRoutes } from './http/orders.ts'
import { serveOwner } from './http/owner.ts'
import { servePages } from './http/pages.ts'
import { privacyRoutes } from './http/privacy.ts'
import { profileRoutes, serveProfiles } from './http/profiles.ts'
import { createHttpServer } from './http/server.ts'
import { serveSessions } from './http/sessions.ts'
import { serveSigned } from './http/signed.ts'
import { watchDeeds } from './http/signed-in.ts'
import { serveTeam } from './http/team.ts'
import { guardLines } from './lines.ts'
import type { Logger } from './log.ts'
import { createMetrics } from './metrics.ts'
import { readSimulated } from './month/mark.ts'
import { openNudging } from './nudging.ts'
import { watchStorage } from './operations/storage.ts'
import { openOwnerPage } from './owner-page.ts'
import { createClientIds } from './privacy/client-ids.ts'
import { contactIn, readContact } from './privacy/contact.ts'
import { isPublished } from './privacy/published.ts'
import { redact } from './privacy/redact.ts'
import { createRetention } from './privacy/retention.ts'
import { createSeal } from './privacy/seal.ts'
import { redactAcross } from './privacy/split.ts'
import { createTranscripts } from './privacy/transcript.ts'
import { createProfiles } from './profiles.ts'
import { createProxies } from './proxies.ts'
import { findForShopper } from './recommend/for-shopper.ts'
import { openRecommender } from './recommend/recommender.ts'
import { longestReplyTokens, remoteEngine } from './remote-engine.ts'
import { contactKey, newPassword, signingKey } from './secrets.ts'
import { readAnswerWeights } from './shop/answer-weights.ts'
import { couponsForAdmins } from './shop/coupons/for-admins.ts'
import { couponsForCheckout } from './shop/coupons/for-checkout.ts'
import { openShop } from './shop/shop.ts'
import { createAdmission } from './sockets/admission.ts'
import { type AgentNamespace, serveAgentSockets } from './sockets/agent.ts'
import { agentHours, createTokens } from './sockets/auth.ts'
import { createInbox } from './sockets/inbox.ts'
import { createLimit } from './sockets/limits.ts'
import { createPresence } from './sockets/presence.ts'
import { type ShopperNamespace, serveShoppers } from './sockets/shopper.ts'
import { createSignInTries } from './sockets/sign-in-tries.ts'
import { createTypingRelay } from './sockets/typing.ts'
import { createActionStore } from './store/actions.ts'
import { createCannedReplyStore } from './store/canned-replies.ts'
import { createContactStore } from './store/contacts.ts'
import { createConversationStore } from './store/conversations.ts'
import { removeCopies } from './store/copies.ts'
import { createDeskStore } from './store/desk.ts'
import { createDeskViewStore } from './store/desk-views.ts'
import { createInboxStore } from './store/inbox.ts'
import { createLabelStore } from './store/labels.ts'
import { openMessageSearch } from './store/message-search.ts'
import { openLocked } from './store/open.ts'
import { createPolicyStore } from './store/policies.ts'
import { createReadStore } from './store/reads.ts'
import { rescue } from './store/rescue.ts'
import { createRetentionStore } from './store/retention.ts'
import { createSettingsStore } from './store/settings.ts'
import { watchSoundness } from './store/soundness.ts'
import { databaseBytes, freeBytes } from './store/space.ts'
import { createTurnStore } from './store/turns-taken.ts'
import { openTeach } from './teach.ts'
import { sessionOfToken } from './team/accounts.ts'
import { deviceOf } from './team/name.ts'
import { openTeam } from './team/open.ts'
import { createActions } from './turn/actions.ts'
import { apologise } from './turn/apologise.ts'
import { createAssist } from './turn/assist.ts'
import { createConversations } from './turn/conversations.ts'
import { writeCopy } from './turn/copy.ts'
import { createDesk } from './turn/desk.ts'
import { createLocalEngine, type OnTokens } from './turn/engines.ts'
import { createInTurn } from './turn/in-turn.ts'
import { createLicenceCheck } from './turn/licensed.ts'
import { createTurnQueue } from './turn/queue.ts'
import { respond, skipTurn } from './turn/respond.ts'
import type { Classifier } from './turn/understand.ts'
import type { Engine } from './turn/word.ts'
import { checkHeads } from './understanding/heads.ts'
import { reportUnknownIntents } from './unknown-intents.ts'
import { createVisitors } from './visitors.ts'
import type { ChatEvent, Language, NoteEvent } from './wire.ts'

export type App = {
  url: string
  /** Fulfilled when everything that is built after the start stands: the encoder and the search vectors. */
  settled(): Promise<void>
  close(): Promise<void>
}
/** `reader`: `away` as when it cannot be reached, so that the classifier stands in. */
export type Overrides = {
  /** Ends the warm-up: the service is to be closed again. */
  stop?: AbortSignal
  interactive?: boolean
  classifier?: Classifier
  reader?: 'away'
  /** A process that others ask too: it stays open. */
  encoder?: ModelProcess<EncoderMethods>
  engines?: Engine[]
  now?: () => Date
  /** What the strategy draws its choices by, in [0, 1). */
  random?: () => number
  /** What a release is held against, in place of the project's own held-back lines. */
  heldBack?: readonly { text: string; intent: string; language?: string }[]
}

type GeneratorMethods = { generate(input: GenerateInput): GenerateOutput }

const classifyDeadlineMs = 1500
const readDeadlineMs = 1500
const embedDeadlineMs = 1500

/** Longer lists are for the transcripts' page, not for an inbox. */
const mostInInbox = 100
/** How long a sign of typing holds without another one. */
const typingTtlMs = 6000
/** Shoppers of one address that write at the same time, and requests for a person from it in ten minutes. */
const messagesAnAddress = 10
const handoffsAnAddress = 6
/** How often it is looked whether an agent was removed, a session ended or a grace is over. */
const lookAroundMs = 1000

/** Builds the whole service and starts it. The only place where the rooms meet. */
function weights(name: string): string {
  return fileURLToPath(import.meta.resolve(`#root/models/weights/${name}`))
}

/** The process that reads messages, searches and looks for answers. */
export function openEncoder(config: Config, log: Logger): ModelProcess<EncoderMethods> {
  return openModelProcess<EncoderMethods>({
    role: 'encoder',
    weights: config.models.encoder ?? weights('encoder'),
    intents: config.models.intents ?? weights('intents'),
    english: weights('encoder-en'),
    reader: weights('answers'),
    turns: weights('turns'),
    queueLimit: 64,
    deadlineMs: classifyDeadlineMs,
    onLog: ({ level, message }) => log[level]({ role: 'encoder' }, message),
  })
}

export async function createApp(config: Config, log: Logger, overrides: Overrides = {}): Promise<App> {
  const now = overrides.now ?? (() => new Date())
  await verifyWeights(dirname(weights('manifest.json')), [
    'encoder',
    'encoder-en',
    'answers',
    'intents',
    'turns',
    'licence',
    ...(config.models.generator ? ['decoder'] : []),
  ])
  if (config.models.intents !== undefined) await reportUnknownIntents(config.models.intents, log)
  const database = openLocked(config)
  const simulated = readSimulated(createSettingsStore(database))
  if (simulated !== undefined && (config.tokens.shopSecret !== undefined || config.limits.origins.length > 0)) {
    database.close()
    throw new UsherError(
      'conflict',
      `Expected the data folder of a shop beside USHER_SHOP_SECRET or USHER_ORIGINS, ${config.data} holds a simulated month: set USHER_DATA to another, or unset both to look at it`,
    )
  }
  const store = createConversationStore(database, now)
  const inboxStore = createInboxStore(database, now)
  const deskStore = createDeskStore(database, now)
  const contacts = createContactStore(database)
  const personalKey = contactKey(config.data, config.agents.contactKey)
  const seal = createSeal(personalKey)
  const presence = createPresence(now)
  const team = openTeam(database, {
    seal,
    sign: (email, role, passwordAt, session) => tokens.forAgent(email, role, passwordAt, session),
    sessionMs: agentHours * 3600_000,
    onEnded: () => agentSockets.cutStale(),
    isOnline: presence.has,
    now,
  })
  const { agents } = team
  const retentionStore = createRetentionStore(database)
  await introduceAdmin()

  const encoder = overrides.encoder ?? openEncoder(config, log)
  const generator = config.models.generator
    ? openModelProcess<GeneratorMethods>({
        role: 'generator',
        weights: weights('decoder'),
        threads: config.models.generatorThreads,
        queueLimit: 48,
        // As many as its batch has rows: whoever comes later waits here, where a wait is estimated and a caller may leave.
        parallel: generatorRows,
        // Half of the deadline is for the work itself: whoever would wait longer gets a template at once, not after it.
        longestWaitMs: config.turn.generatorDeadlineMs / 2,
        deadlineMs: config.turn.generatorDeadlineMs,
        onLog: ({ level, message }) => log[level]({ role: 'generator' }, message),
      })
    : undefined
  const commentModels = createCommentModels(dirname(weights('manifest.json')), (level, message) =>
    log[level]({ role: 'comments' }, message),
  )
  const versions = readVersions(weights)
  checkHeads(headsOf(weights('turns')), weights('turns'))
  const shop = await openShop(database, {
    demo: config.demo,
    embed: texts => encoder.call('embed', { texts }, { deadlineMs: 60_000 }),
    embedSoon: texts => encoder.call('embed', { texts }, { deadlineMs: embedDeadlineMs }).catch(() => undefined),
    embedWords: (texts, { patient, ...how }) =>
      encoder.call('embedWords', { texts, ...how }, { deadlineMs: patient ? 60_000 : embedDeadlineMs }).catch(() => undefined),
    answerWeights: readAnswerWeights(weights('answers/signs.json')),
    read: (question, sentences) => encoder.call('read', { question, sentences }, { deadlineMs: embedDeadlineMs }).catch(() => undefined),
    encoderReady: encoder.ready,
    encoderHash: versions.encoder,
    serverTells: config.tokens.shopSecret !== undefined,
    personThere: () => agents.list().some(({ email, away }) => !away && presence.has(email)),
    now,
    onFault: error => log.error({ err: error }, 'shop'),
  })

  const metrics = createMetrics({
    conversationsInQueue: () => queue.size(),
    sockets: () => io.of('/shopper').sockets.size,
    agentSockets: () => io.of('/agent').sockets.size,
    agentsOnline: presence.online,
    longestWaitMs: () => longestWaitMs(inboxStore.longestWaitSince(), now()),
    turnFaults: () => faults,
    models: () => ({ classifier: encoder.status(), ...(generator === undefined ? {} : { generator: generator.status() }) }),
    conversations: retentionStore.withPeople,
    storageUp: () => database.trouble() === undefined,
    databaseBytes: () => databaseBytes(database.file),
    diskFreeBytes: () => freeBytes(database.file),
  })
  const access = createAccessLog(log, metrics)
  const classifier: Classifier = overrides.classifier ?? {
    classify: (texts, signal) => encoder.call('classify', { texts: [...texts] }, { signal }),
  }
  // Whoever brings a classifier of their own understands by it alone.
  const reader =
    overrides.classifier === undefined && overrides.reader === undefined
      ? { read: (input: TurnInput, signal: AbortSignal) => encoder.call('readTurn', input, { signal, deadlineMs: readDeadlineMs }) }
      : undefined
  const engines = overrides.engines ?? chooseEngines()

  const proxies = createProxies(config.proxies)
  const server = await createHttpServer(error => log.error({ err: error }, 'http'), proxies)
  watchRequests(server, access.http)
  watchDeeds(server, ({ email }, deed, { raw }) => {
    try {
      team.audit.add({ actor: email, ...deed, origin: originOf(raw) })
    } catch (error) {
      log.error({ err: error }, 'audit')
    }
  })
  const io = new Server(server.server, {
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    // Any page may ask and read why it is refused; no cookie goes along.
    cors: { origin: '*' },
    connectTimeout: 10_000,
    // A line that has died without a word is given up after 25 s, on both sides.
    pingInterval: 15_000,
    pingTimeout: 10_000,
  })
  guardLines(io, {
    proxies,
    limits: config.limits,
    tell: access.socket,
    onRefused: access.refused,
  })
  const shoppers = io.of('/shopper') as ShopperNamespace
  const desks = io.of('/agent') as AgentNamespace
  const inbox = createInbox({
    read: () => ({ ...inboxStore.read(mostInInbox), agentsOnline: presence.online() }),
    emit: changed => desks.emit('queue', changed),
    anybody: () => desks.sockets.size > 0,
    onFault: error => log.error({ err: error }, 'inbox'),
  })
  /** Everybody who may see it does: the shopper's own pages, and the agents who watch. */
  const publish = (event: ChatEvent | NoteEvent) => {
    if (event.kind !== 'note') shoppers.to(event.conversation).emit('event', event)
    // The assistant was cut short: nothing else says that it writes no more.
    if (event.kind === 'status' && event.status === 'human')
      shoppers.to(event.conversation).emit('typing', { who: 'bot', on: false, ttlMs: 0 })
    desks.to(event.conversation).emit('event', event)
    inbox.changed()
  }

  const recommender = openRecommender(database.file, error => log.error({ err: error }, 'recommendation'))
  const messageSearch = openMessageSearch(database.file)
  const policies = createPolicyStore(database)
  const published = () => policies.all().map(({ heading, text }) => `${heading} ${text}`)
  const teach = openTeach(database, {
    data: config.data,
    base: config.models.intents ?? weights('intents'),
    encoderFolder: config.models.encoder ?? weights('encoder'),
    encoder,
    vocabulary: shop.facts.vocabulary,
    titles: shop.facts.shown,
    redact,
    redactSpoken: text => redact(text, stretch => isPublished(stretch, published())),
    now,
    lines: overrides.heldBack,
    onFault: (what, error) => log.error({ err: error }, what),
  })
  let faults = 0
  const queue = createTurnQueue({
    pauseMs: config.turn.pauseMs,
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
      const ports = {
        turns: store,
        facts: { ...shop.facts, find: findFor(conversation) },
        classifier: overrides.classifier ?? teach.classifierOf(conversation),
        reader,
        engines,
        observe: metrics.observeTurn,
        versions: { ...versions, release: String(teach.releaseOf(conversation) ?? 'delivered') },
        candidates: config.turn.candidates,
        generatorDeadlineMs: config.turn.generatorDeadlineMs,
        strategy: guide,
        orders: orders.of,
        sentencePauseMs: 60,
      }
      for await (const outgoing of respond(conversation, ports, cut)) {
        if (outgoing.name === 'event') publish(outgoing.body)
        else shoppers.to(conversation).emit(outgoing.name, outgoing.body as never)
      }
    },
  })
  const tokens = createTokens({
    secret: signingKey(config.data, config.tokens.secret),
    shopSecret: config.tokens.shopSecret === undefined ? undefined : new TextEncoder().encode(config.tokens.shopSecret),
    ttlSeconds: config.tokens.ttlSeconds,
    now,
  })
  const orders = openAfterOrders({
    database,
    conversations: store,
    secret: personalKey,
    isThere: conversation => shoppers.adapter.rooms.has(conversation),
    publish,
    nudge: queue.nudge,
    now,
    newId: randomUUID,
  })
  const visitors = createVisitors({
    database,
    secret: personalKey,
    shopSecret: config.tokens.shopSecret,
    origins: config.limits.origins,
    hostOf: proxies.hostOf,
    shop: { productOf: shop.facts.productOf, currency: () => shop.facts.vocabulary().currency },
    now,
    count: metrics.observeBehaviour,
    orders,
  })
  const profiles = createProfiles({ database, visitors, vocabulary: shop.vocabulary, now })
  const guide = openGuide({
    database,
    visitors,
    profiles,
    visitorOf: id => store.find(id)?.visitor,
    now,
    random: overrides.random ?? Math.random,
    onFault: error => log.error({ err: error }, 'strategy'),
  })
  const erasure = openErasure(database, config, {
    keyOf: visitors.keyOf,
    mark: seal.mark,
    sign: tokens.signReceipt,
    onErase(ids) {
      for (const id of ids) {
        queue.cancel(id)
        shoppers.in(id).disconnectSockets(true)
        desks.socketsLeave(id)
      }
      assist.forget()
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
    profileOf: profiles.ofConversation,
  })
  const conversations = createConversations({
    store,
    visitors,
    wasErased: erasure.wasErased,
    tokens,
    queue,
    shop,
    redact,
    redactAcross,
    arrived: orders.arrive,
    clientId: createClientIds(seal.mark),
    contacts: { read: readContact, within: contactIn, seal: seal.seal, mark: seal.mark },
    agentName: email => agents.find(email)?.name,
    skip: conversation => skipTurn(conversation, { turns: store, facts: shop.facts }),
    defaultLanguage: config.language,
  })
  const limits = {
    messages: createLimit({ limit: config.limits.messages, windowMs: 10_000 }),
    opens: createLimit({ limit: config.limits.opens, windowMs: 60_000 }),
    address: createLimit({ limit: config.limits.messages * messagesAnAddress, windowMs: 10_000 }),
    handoffs: createLimit({ limit: handoffsAnAddress, windowMs: 600_000 }),
  }
  const onFault = (event: string, error: unknown) => log.error({ event, err: error }, 'socket')
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
    onFault,
  )

  const admission = createAdmission({
    readToken: tokens.readAgent,
    find: agents.find,
    sessions: team.sessions,
    sessionOf: sessionOfToken,
    now,
  })
  const originOf = (request: IncomingMessage) => seal.mark(`address:${keyOf(request)}`)
  const fromOf = (request: IncomingMessage) => ({ device: deviceOf(request.headers['user-agent']), origin: originOf(request) })
  const labels = createLabelStore(database)
  const desk = createDesk({
    store: deskStore,
    labels,
    agent(email) {
      const found = agents.find(email)
      return found === undefined || found.role === 'viewer'
        ? undefined
        : { email: found.email, name: found.name, there: presence.has(email) }
    },
    contacts: { find: contacts.find, erase: erasure.eraseContact },
    seal,
    item: inboxStore.find,
    eventsAfter: store.eventsAfter,
    queue,
    shop,
    redact,
    redactSpoken: text => redact(text, stretch => isPublished(stretch, published())),
    graceMs: config.agents.graceSeconds * 1000,
    nobodySince: presence.nobodySince,
    now,
  })
  const giveInTurn = createInTurn({
    isOn: team.inTurn.isOn,
    store: { ...createTurnStore(database, now), takeBack: deskStore.takeBack },
    there: presence.emails,
    awayTold: desk.awayTold,
    queue,
    now,
  })
  const assist = createAssist({
    store,
    facts: shop.facts,
    item: inboxStore.find,
    classifier: overrides.classifier ?? teach.classifierOf('drafts'),
    reader,
    engines,
    candidates: config.turn.candidates,
    generatorDeadlineMs: config.turn.generatorDeadlineMs,
  })
  const typingToShopper = createTypingRelay((conversation, on) => {
    shoppers.to(conversation).emit('typing', { who: 'agent', on, ttlMs: typingTtlMs })
  })
  const agentSockets = serveAgentSockets(desks, {
    service: { ...desk, correct: teach.correct },
    assist,
    admit: admission.admit,
    current: admission.current,
    did: ({ email }, event, conversation, request) =>
      team.audit.add({ actor: email, action: event, target: conversation, origin: originOf(request) }),
    presence,
    onArrive: deskStore.returned,
    onLeave: deskStore.left,
    inbox,
    reads: createReadStore(database),
    publish,
    typeToShopper: typingToShopper.typing,
    limit: createLimit({ limit: 60, windowMs: 10_000 }),
    onFault,
  })
  // Nobody is connected yet: who claimed something before a stop or a crash has the grace to come back.
  deskStore.left()
  const lookAround = setInterval(() => {
    try {
      agentSockets.cutStale()
      for (const event of [...desk.takeBackAbandoned(), ...giveInTurn()]) publish(event)
    } catch (error) {
      log.error({ err: error }, 'agents')
    }
  }, lookAroundMs)

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
      queueWaiting()
    },
  })
  const soundness = watchSoundness(database.file, {
    onDamage: found => database.condemn(`the database file is damaged (${found}): stop the service and restore a backup`),
    onFault: error => log.error({ err: error }, 'soundness of the database'),
  })
  const retention = createRetention({
    days: config.retention.days,
    classes: [
      { days: config.retention.traceDays, erase: retentionStore.eraseTraces },
      { days: config.retention.contactDays, erase: retentionStore.eraseContacts },
      { days: config.retention.auditDays, erase: team.audit.erase },
      { days: config.retention.copyDays, erase: before => removeCopies(config, before).length },
    ],
    store: retentionStore,
    now,
    monotonic: () => performance.now(),
    onErased: (counts, ids) => {
      metrics.observeErased(counts.conversations)
      log.info(counts, 'erased conversations by age')
      for (const id of ids) shoppers.in(id).disconnectSockets(true)
      inboxStore.forget()
      inbox.changed()
    },
    onFault: error => log.error({ err: error }, 'retention'),
  })

  let ready = false
  serveHealth(server, {
    ready: () => {
      const trouble = database.trouble()
      if (!ready) return { ready: false, reason: 'the service starts or stops' }
      return trouble === undefined ? { ready: true } : { ready: false, reason: `messages cannot be stored: ${trouble}` }
    },
    health,
    metrics: async () => ({ type: metrics.registry.contentType, text: await metrics.registry.metrics() }),
  })
  await serveEvents(server, visitors.http)
  const checkout = couponsForCheckout(database, {
    secret: personalKey,
    keyOf: visitors.keyOf,
    currency: () => shop.facts.vocabulary().currency,
    now,
  })
  const onRequest = {
    secret: visitors.http.secret,
    now,
    exportAll: (subject: Parameters<typeof erasure.find>[0]) => erasure.find(subject).map(({ id }) => transcript(id)),
    profileOf: (subject: Parameters<typeof erasure.find>[0]) => ('visitor' in subject ? profiles.of(subject) : undefined),
    erase: erasure.erase,
  }
  await serveSigned(server, [
    ...couponClaimRoutes({ ...visitors.http, ...checkout.http }),
    ...orderRoutes({ ...visitors.http, move: orders.move }),
    ...privacyRoutes(onRequest),
    ...profileRoutes({ ...visitors.http, of: profiles.of }),
  ])
  serveOpenApi(server)
  serveSessions(server, {
    admit: admission.admit,
    accounts: team.accounts,
    setAway: ({ email }, away) => {
      agents.setAway(email, away)
      inbox.changed()
    },
    tries: createSignInTries(),
    keyOf,
    from: fromOf,
  })
  serveTeam(server, {
    admit: admission.admit,
    members: team.members,
    inTurn: team.inTurn,
    service: team.service,
    audit: team.audit,
    from: fromOf,
  })
  serveAgents(server, {
    admit: admission.admit,
    conversations: store.list,
    conversation: store.find,
    events: id => store.eventsAfter(id, 0),
    search: messageSearch.find,
    traces: explainConversation({ ...store, limits: guide.limits }),
  })
  serveProfiles(server, {
    admit: admission.admit,
    ofConversation: profiles.ofId,
    spokenTo: id => explainSpoken(profiles.spokenTo(id), guide.limits()),
  })
  const replies = createCannedReplyStore(database, now)
  const views = createDeskViewStore(database)
  serveDesk(server, {
    admit: admission.admit,
    read: email => ({
      labels: labels.all(),
      replies: replies.all(),
      views: views.of(email),
      colleagues: agents.list().map(one => ({ email: one.email, name: one.name, online: presence.has(one.email) })),
    }),
    replies,
    views,
  })
  await serveNudges(
    server,
    openNudging({
      database,
      visitors,
      profiles,
      guide,
      shop: { find: shop.facts.find, titleOf },
      suggest: recommender.suggest,
      isFor: checkout.claims.isFor,
      underWay: orders.isUnderWay,
      admit: admission.admit,
      now,
      newId: randomUUID,
    }),
  )
  serveCoupons(server, { admit: admission.admit, ...couponsForAdmins(database, now) })
  serveCorrections(server, { admit: admission.admit, ...teach.routes })
  serveOwner(
    server,
    openOwnerPage(database, {
      admit: admission.admit,
      embed: texts => encoder.call('embed', { texts }, { deadlineMs: 60_000 }).catch(() => undefined),
      readComments: commentModels.read,
      audit: team.audit.list,
      now,
    }),
  )
  serveCopy(server, {
    admit: admission.admit,
    copy(sku, request, signal) {
      const acts = shop.copyActs(sku, request)
      if (acts === undefined) return undefined
      const { candidates, generatorDeadlineMs: deadlineMs } = config.turn
      return writeCopy(acts, request.language, { engines, candidates, deadlineMs, names: shop.facts.names() }, signal)
    },
  })
  try {
    await servePages(server, { demo: config.demo, products: shop.publicProducts, policy: shop.policy })
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
  actions.resume()
  // The first shopper of a day should not wait for cold models and code; a failure shows in /healthz.
  await Promise.race([Promise.allSettled([encoder.ready, warmUp()]), stopped(overrides.stop)])
  teach.start()
  metrics.startWatching()
  retention.start()

  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return {
    url: `http://${host}:${port}`,
    settled: () => shop.settled(),
    close,
  }

  /** Who asks for nothing in particular is shown what goes with what they have looked at. */
  function findFor(conversation: string) {
    const row = store.find(conversation)
    return findForShopper(shop.facts.find, {
      suggest: recommender.suggest,
      lookedAt: () => profiles.trail({ id: conversation, visitor: row?.visitor ?? null }),
      titleOf,
    })
  }

  function titleOf(sku: string, language: Language) {
    return shop.facts.shown([sku], language)[0]?.title
  }

  /** What was acknowledged and never answered. */
  function queueWaiting(): void {
    for (const conversation of store.waiting()) queue.nudge(conversation, 'once')
  }

  async function close(): Promise<void> {
    ready = false
    storage.close()
    clearInterval(lookAround)
    guide.close()
    await teach.close()
    actions.close()
    inbox.close()
    relay.close()
    typingToShopper.close()
    await Promise.all([queue.close(), retention.close(), soundness.close()])
    await Promise.all([io.close(), server.close()])
    await Promise.all([
      shop.close(),
      recommender.close(),
      messageSearch.close(),
      overrides.encoder === undefined ? encoder.close() : undefined,
      generator?.close(),
      commentModels.close(),
    ])
    metrics.close()
    database.close()
  }

  /** One turn's worth of work that nobody sees. A remote engine is not asked: it may cost money. */
  async function warmUp(): Promise<void> {
    const signal = AbortSignal.timeout(config.turn.generatorDeadlineMs)
    await classifier.classify(['warm up'], signal)
    readSlots('warm up', config.language, shop.facts.vocabulary())
    await generator?.ready
    const local = engines.find(({ by }) => by === 'generator')
    await local?.generate(
      { plan: `${config.language} goodbye`, language: config.language, candidates: config.turn.candidates, seed: 1 },
      signal,
    )
  }

  function chooseEngines(): Engine[] {
    const local =
      generator === undefined
        ? []
        : [localEngine(generator, config.turn.generatorDeadlineMs, tokens => metrics.observeTokens('generator', tokens))]
    const remote = remoteEngine(config, tokens => metrics.observeTokens('remote', tokens))
    return remote === undefined ? local : [{ ...remote, licence: checkLicence() }, ...local]
  }

  /** The heads read this encoder's vectors only. */
  function checkLicence(): NonNullable<Engine['licence']> {
    return createLicenceCheck(readLicence(weights('licence')), async texts =>
      config.models.encoder === undefined
        ? encoder.call('embed', { texts }, { deadlineMs: embedDeadlineMs }).catch(() => undefined)
        : undefined,
    )
  }

  function health(): Health {
    const classifierStatus = encoder.status()
    const generatorStatus = generator?.status()
    const trouble = database.trouble()
    const well =
      trouble === undefined && classifierStatus.state === 'ready' && (generatorStatus === undefined || generatorStatus.state === 'ready')
    return {
      state: well ? 'ok' : 'degraded',
      parts: {
        classifier: { ...classifierStatus, instead: classifierStatus.state === 'ready' ? 'nothing' : 'keywords and quick replies' },
        generator:
          generatorStatus === undefined
            ? { state: 'off', instead: 'templates' }
            : { ...generatorStatus, instead: generatorStatus.state === 'ready' ? 'nothing' : 'templates' },
        storage: trouble === undefined ? { state: 'ready' } : { state: 'refusing', lastError: trouble },
        queue: { conversations: queue.size(), turnFaults: faults },
        eventLoop: { p999Ms: Math.round(metrics.eventLoopDelayMs(99.9) * 10) / 10 },
        versions,
      },
    }
  }

  /** The first start makes an admin. The password is shown once on a terminal, else left in a file only the owner can read. */
  async function introduceAdmin(): Promise<void> {
    if (agents.count() > 0) return
    const password = newPassword()
    await agents.add({ email: config.adminEmail, name: 'Admin', role: 'owner' }, password)
    if (overrides.interactive === true) {
      process.stdout.write(`Sign in at /console as ${config.adminEmail} with the password ${password} (shown once)\n`)
      return
    }
    const file = join(config.data, 'admin-password.txt')
    writeFileSync(file, `${config.adminEmail} ${password}\n`, { mode: 0o600, flush: true })
    log.info({ file }, 'the first admin’s password is in this file: sign in at /console, then delete it')
  }
}

/** Fulfilled by the signal, if ever. */
async function stopped(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return new Promise(() => undefined)
  if (!signal.aborted) await once(signal, 'abort')
}

function longestWaitMs(since: string | undefined, now: Date): number {
  return since === undefined ? 0 : Math.max(0, now.getTime() - Date.parse(since))
}

function localEngine(generator: ModelProcess<GeneratorMethods>, deadlineMs: number, onTokens: OnTokens): Engine {
  const port = { generate: (input: GenerateInput, signal: AbortSignal) => generator.call('generate', input, { signal, deadlineMs }) }
  // One candidate is enough where there is no time for more; alone, a shopper gets the best of all.
  const affordable = (candidates: number) => (generator.status().pressed ? 1 : candidates)
  return createLocalEngine(
    localPrompt,
    ({ candidates, seed }) =>
      new UsherChatModel({ generator: port, candidates: affordable(candidates), fewest: 1, seed, maxTokens: longestReplyTokens }),
    onTokens,
  )
}

/** For which lists of commands a turn reader's weights were made. */
function headsOf(folder: string): string {
  const { turns } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as { turns?: { fingerprint?: string } }
  return turns?.fingerprint ?? ''
}

/** Which weights and which contract a reply came from, for its trace. */
function readVersions(weights: (name: string) => string) {
  const manifest = JSON.parse(readFileSync(weights('manifest.json'), 'utf8')) as { files: { path: string; sha256: string }[] }
  const hashOf = (start: string) =>
    manifest.files.find(({ path }) => path.startsWith(start) && path.includes('.onnx'))?.sha256.slice(0, 12) ?? 'none'
  const intents = manifest.files.find(({ path }) => path.startsWith('intents/'))?.sha256.slice(0, 12) ?? 'none'
  return { encoder: hashOf('encoder/'), intents, turns: hashOf('turns/'), generator: hashOf('decoder/'), plan: String(planSpec.version) }
}
