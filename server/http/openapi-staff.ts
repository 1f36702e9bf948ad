import type { Permission } from '../wire-roles.ts'

/**
 * What agents, admins and the shop's pages ask, one line a route, in the order of the files of this folder. `body` names what it takes as the refusal of anything else does.
 * Who adds a route adds it here, or with its schemas in openapi.ts: test/http/openapi.test.ts finds one that is missing.
 */
type Route = { may: Permission | 'anybody'; route: string; summary: string; body?: string; query?: readonly string[] }

const owner = (part: string, summary: string): Route => ({ may: 'manage', route: `GET /api/v1/owner/${part}`, summary, query: ['days'] })

const routes: readonly Route[] = [
  { may: 'read', route: 'GET /api/v1/conversations', summary: 'The latest conversations', query: ['limit', 'before'] },
  { may: 'read', route: 'GET /api/v1/conversations/:id', summary: 'One with its events and the assistant’s reasons' },
  {
    may: 'read',
    route: 'POST /api/v1/search',
    summary: 'Messages with all of the words, the latest first; without words conversations',
    body: '{ text, stage?, status?, language?, intent?, rating?, agent?, label?, ordered?, since?, until?, limit?, before? }',
  },
  {
    may: 'manage',
    route: 'POST /api/v1/products/:sku/copy',
    summary: 'Posts or subject lines from a product’s own facts',
    body: '{ language: "zh" or "en", form: "post" or "subject", count: 1–5 }',
  },
  { may: 'read', route: 'GET /api/v1/corrections', summary: 'What agents have corrected' },
  { may: 'read', route: 'GET /api/v1/review', summary: 'Messages that are worth a look first', query: ['limit'] },
  {
    may: 'read',
    route: 'GET /api/v1/review/terms',
    summary: 'Products and terms of the shop that a correction may name',
    query: ['language', 'named'],
  },
  { may: 'read', route: 'GET /api/v1/releases', summary: 'What was learnt from corrections, and what answers now' },
  { may: 'read', route: 'GET /api/v1/releases/:id', summary: 'One with its comparison' },
  { may: 'manage', route: 'POST /api/v1/releases', summary: 'Learns from all corrections: 202, it goes on in the background' },
  { may: 'manage', route: 'POST /api/v1/releases/:id/release', summary: 'Lets it answer a share of the conversations', body: '{ share }' },
  { may: 'manage', route: 'POST /api/v1/releases/:id/promote', summary: 'Lets it answer all of them' },
  { may: 'manage', route: 'POST /api/v1/releases/rollback', summary: 'Goes back to what answered before' },
  { may: 'manage', route: 'GET /api/v1/coupons', summary: 'Every coupon, with how it stands' },
  {
    may: 'manage',
    route: 'POST /api/v1/coupons',
    summary: 'Gives one out',
    body: '{ code, off, over?, first_order?, from?, until?, category?, combinable?, uses?, spend?, regular_only?, zh?, en?, replace? }',
  },
  { may: 'manage', route: 'DELETE /api/v1/coupons/:code', summary: 'Ends it: it is offered no more' },
  { may: 'read', route: 'GET /api/v1/desk', summary: 'Labels, canned replies, own views, colleagues' },
  { may: 'work', route: 'PUT /api/v1/desk/replies/:id', summary: 'Keeps a canned reply', body: '{ shortcut, zh?, en? }' },
  { may: 'work', route: 'DELETE /api/v1/desk/replies/:id', summary: 'Forgets it' },
  { may: 'work', route: 'PUT /api/v1/desk/views/:id', summary: 'Keeps filters under a name', body: '{ name, filter }' },
  { may: 'work', route: 'DELETE /api/v1/desk/views/:id', summary: 'Forgets them' },
  owner('nudges', 'Settings of nudges, what became of them, and why the latest visitors were spoken to or left alone'),
  {
    may: 'manage',
    route: 'PUT /api/v1/owner/nudges',
    summary: 'Sets whether, when and how often a word is said at the bubble',
    body: '{ on, triggers: [dwell, exit, shipping, cart_idle, returned], mostAVisit: 1–5, quietHours: { from, to } or null, timeZone }',
  },
  owner('funnel', 'First orders by stage, source, language, device and arm; who comes back'),
  owner('guiding', 'What guiding does and brings, with the interval of each period, and the latest choices'),
  owner('satisfaction', 'Stars and remarks'),
  owner('voices', 'Wishes that nothing met, questions that no text answers, searches in vain, what answering takes'),
  owner('complaints', 'Complaints by what they are about'),
  owner('changes', 'Who changed what on the owner’s page'),
  {
    may: 'manage',
    route: 'POST /api/v1/owner/pages',
    summary: 'Writes a page of the shop, to be quoted from',
    body: '{ language: "zh" or "en", heading: 1–120 characters, text: 1–20,000 characters, replace? }',
  },
  { may: 'manage', route: 'GET /api/v1/owner/settings', summary: 'The shop’s name, currency and shipping numbers' },
  {
    may: 'manage',
    route: 'PUT /api/v1/owner/settings',
    summary: 'Sets the shipping numbers, null forgets them',
    body: '{ shipping: { fee: "10", freeOver?: "199" } or null }',
  },
  {
    may: 'manage',
    route: 'PUT /api/v1/owner/experiment',
    summary:
      'Begins guiding with that share of visitors held out, or gives the running one another share (everybody keeps their arm); null ends it',
    body: '{ experiment: { held: 0.01–0.9 } or null }',
  },
  {
    may: 'manage',
    route: 'PUT /api/v1/owner/strategy',
    summary: 'Sets how often each arm is tried, null as the program has it',
    body: '{ arms: { name: { floor: 0–1, ceiling: 0–1 } } or null }',
  },
  { may: 'manage', route: 'GET /api/v1/owner/products', summary: 'Products by a part of their name or SKU', query: ['named'] },
  { may: 'anybody', route: 'GET /api/v1/products', summary: 'The shop’s name and its first 1,000 products', query: ['language'] },
  { may: 'anybody', route: 'GET /api/v1/policies/:topic', summary: 'A page of the shop', query: ['language'] },
  { may: 'anybody', route: 'GET /api/v1/openapi.json', summary: 'This document' },
  {
    may: 'anybody',
    route: 'POST /api/v1/sessions',
    summary: 'Signs in: { token, agent }, or { needs: "code" }',
    body: '{ email, password, code? }',
  },
  { may: 'read', route: 'DELETE /api/v1/sessions/current', summary: 'Signs out' },
  { may: 'read', route: 'GET /api/v1/account', summary: 'One’s own account and sessions' },
  {
    may: 'read',
    route: 'PUT /api/v1/account/password',
    summary: 'Another password; every other session ends',
    body: '{ old, password }',
  },
  {
    may: 'read',
    route: 'POST /api/v1/account/second-factor',
    summary: 'Begins a second factor: what an authenticator reads',
    body: '{ password }',
  },
  { may: 'read', route: 'PUT /api/v1/account/second-factor', summary: 'Proves it, and shows recovery codes once', body: '{ code }' },
  { may: 'read', route: 'DELETE /api/v1/account/second-factor', summary: 'Ends it', body: '{ password }' },
  { may: 'read', route: 'DELETE /api/v1/account/sessions/:id', summary: 'Ends one of one’s own sessions' },
  { may: 'read', route: 'DELETE /api/v1/account/sessions', summary: 'Ends all but this one' },
  { may: 'read', route: 'PUT /api/v1/account/away', summary: 'Goes away or comes back', body: '{ away: true or false }' },
  { may: 'manage', route: 'GET /api/v1/team', summary: 'Everybody of the team, and who is invited' },
  { may: 'manage', route: 'POST /api/v1/team/invitations', summary: 'Invites somebody: the link is shown once', body: '{ email, role }' },
  { may: 'manage', route: 'DELETE /api/v1/team/invitations/:id', summary: 'Takes an invitation back' },
  {
    may: 'manage',
    route: 'PUT /api/v1/team/members/:email',
    summary: 'Changes somebody’s role, name or languages; `conflict` where somebody else did first',
    body: '{ role?, name?, languages?: ["zh", "en"], revision }',
  },
  { may: 'manage', route: 'DELETE /api/v1/team/members/:email', summary: 'Removes somebody' },
  { may: 'manage', route: 'DELETE /api/v1/team/members/:email/sessions', summary: 'Ends somebody’s sessions' },
  { may: 'manage', route: 'DELETE /api/v1/team/members/:email/second-factor', summary: 'Ends somebody’s second factor' },
  { may: 'manage', route: 'PUT /api/v1/team/turns', summary: 'Whether new conversations are given out in turn', body: '{ on }' },
  {
    may: 'manage',
    route: 'GET /api/v1/team/audit',
    summary: 'Who did what, the latest first',
    query: ['actor', 'action', 'since', 'until', 'before', 'limit'],
  },
  { may: 'anybody', route: 'POST /api/v1/invitations/look', summary: 'Whom an invitation is for', body: '{ secret }' },
  {
    may: 'anybody',
    route: 'POST /api/v1/invitations/join',
    summary: 'Takes an invitation, once: { token, agent }',
    body: '{ secret, name, password }',
  },
]

const least: Record<Permission, string> = { read: 'viewer', work: 'agent', manage: 'admin' }

/** As the document has them, by path and then by method. */
export const staffPaths: Record<string, Record<string, object>> = {}
for (const { may, route, summary, body, query = [] } of routes) {
  const [method = '', path = ''] = route.split(' ')
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const parameter = (where: 'path' | 'query') => (name: string) => ({
    name,
    in: where,
    required: where === 'path',
    schema: { type: 'string' },
  })
  const described = {
    summary,
    ...(may === 'anybody' ? {} : { description: `For the role ${least[may]} or more.`, security: [{ session: [] }] }),
    ...(names.length + query.length === 0 ? {} : { parameters: [...names.map(parameter('path')), ...query.map(parameter('query'))] }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, description: body, content: { 'application/json': { schema: { type: 'object' } } } } }),
    responses: {
      '2XX': { description: 'Done' },
      default: {
        description: 'Refused: the code and the message say why',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
      },
    },
  }
  const place = path.replaceAll(/:(\w+)/g, '{$1}')
  staffPaths[place] = { ...staffPaths[place], [method.toLowerCase()]: described }
}
