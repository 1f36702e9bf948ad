import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.ts'
import { explainConversation } from '../explain/conversation.ts'
import { explainSpoken } from '../explain/nudge.ts'
import type { openShop } from '../facts/open-shop.ts'
import { serveAgents } from '../http/agents.ts'
import { serveCopy } from '../http/copy.ts'
import { serveCorrections } from '../http/corrections.ts'
import { serveCoupons } from '../http/coupons.ts'
import { serveDesk } from '../http/desk.ts'
import { serveOwner } from '../http/owner.ts'
import { serveProfiles } from '../http/profiles.ts'
import type { createHttpServer } from '../http/server.ts'
import { serveSessions } from '../http/sessions.ts'
import { serveTeam } from '../http/team.ts'
import { openOwnerPage } from '../owner-page.ts'
import { couponsForAdmins } from '../shop/coupons/for-admins.ts'
import type { createPresence } from '../sockets/presence.ts'
import { createSignInTries } from '../sockets/sign-in-tries.ts'
import { createCannedReplyStore } from '../store/canned-replies.ts'
import type { ConversationStore } from '../store/conversations.ts'
import { createDeskViewStore } from '../store/desk-views.ts'
import { createLabelStore } from '../store/labels.ts'
import type { openMessageSearch } from '../store/message-search.ts'
import type { Database } from '../store/sqlite.ts'
import type { openTeach } from '../teach.ts'
import type { openTeam } from '../team/open.ts'
import { writeCopy } from '../turn/copy.ts'
import type { Agents } from './agents.ts'
import type { Known } from './known.ts'
import type { Models } from './models.ts'

type Options = {
  database: Database
  config: Config['turn']
  store: ConversationStore
  search: ReturnType<typeof openMessageSearch>
  shop: Awaited<ReturnType<typeof openShop>>
  models: Pick<Models, 'engines' | 'embedOrNothing' | 'readComments'>
  known: Pick<Known, 'profiles' | 'guide'>
  teach: Pick<ReturnType<typeof openTeach>, 'routes'>
  team: ReturnType<typeof openTeam>
  presence: ReturnType<typeof createPresence>
  /** Somebody is away, or back. */
  onAway(): void
  admission: Pick<Agents, 'admit' | 'fromOf'>
  keyOf(request: IncomingMessage): string
  now(): Date
}

type Server = Awaited<ReturnType<typeof createHttpServer>>

/** What the console, the owner's page and the team's may ask over HTTP. */
export function serveForStaff(server: Server, options: Options): void {
  const { database, store, known, teach, team, presence, now } = options
  const { admit, fromOf } = options.admission
  const { agents } = team
  serveSessions(server, {
    admit,
    accounts: team.accounts,
    setAway: ({ email }, away) => {
      agents.setAway(email, away)
      options.onAway()
    },
    tries: createSignInTries(),
    keyOf: options.keyOf,
    from: fromOf,
  })
  serveTeam(server, {
    admit,
    members: team.members,
    inTurn: team.inTurn,
    service: team.service,
    audit: team.audit,
    from: fromOf,
  })
  serveAgents(server, {
    admit,
    conversations: store.list,
    conversation: store.find,
    events: id => store.eventsAfter(id, 0),
    search: options.search.find,
    traces: explainConversation({ ...store, limits: known.guide.limits }),
  })
  serveProfiles(server, {
    admit,
    ofConversation: known.profiles.ofId,
    spokenTo: id => explainSpoken(known.profiles.spokenTo(id), known.guide.limits()),
  })
  const labels = createLabelStore(database)
  const replies = createCannedReplyStore(database, now)
  const views = createDeskViewStore(database)
  serveDesk(server, {
    admit,
    read: email => ({
      labels: labels.all(),
      replies: replies.all(),
      views: views.of(email),
      colleagues: agents.list().map(one => ({ email: one.email, name: one.name, online: presence.has(one.email) })),
    }),
    replies,
    views,
  })
  serveCoupons(server, { admit, ...couponsForAdmins(database, now) })
  serveCorrections(server, { admit, ...teach.routes })
  serveOwner(
    server,
    openOwnerPage(database, {
      admit,
      embed: options.models.embedOrNothing,
      readComments: options.models.readComments,
      audit: team.audit.list,
      now,
    }),
  )
  serveCopy(server, {
    admit,
    copy(sku, request, signal) {
      const acts = options.shop.copyActs(sku, request)
      if (acts === undefined) return undefined
      const { candidates, generatorDeadlineMs: deadlineMs } = options.config
      return writeCopy(
        acts,
        request.language,
        { engines: options.models.engines, candidates, deadlineMs, names: options.shop.facts.names() },
        signal,
      )
    },
  })
}
