import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SignJWT } from 'jose'
import { after, before, describe, it } from 'mocha'
import { erasables } from '../../server/store/erasure.ts'
import { openStore } from '../../server/store/open.ts'
import type { Exported, Receipt } from '../../server/wire.ts'
import { agentToken } from '../support/agent.ts'
import { adminToken } from '../support/console.ts'
import { newFolder, type Service, Shopper, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'

const shopSecret = 'the secret of a shop, of more than 32 characters'
const env = { USHER_SHOP_SECRET: shopSecret, USHER_DEMO: 'off', USHER_RATE_MESSAGES: '1000', USHER_PAUSE_MS: '0' }

/** Tables that outlive an erasure, and why they may. */
const ofNobody: Record<string, string> = {
  migrations: 'of the file itself',
  products: 'the shop’s',
  variants: 'the shop’s',
  product_kinds: 'the shop’s',
  products_fts: 'the shop’s words',
  passages: 'the shop’s pages',
  vectors: 'of the shop’s products',
  coupons: 'the owner’s; what erased shoppers had of them is a number',
  shop_settings: 'the owner’s',
  messages_fts: 'the index of messages, which deleting them empties',
  canned_replies: 'what agents say to everybody',
  desk_views: 'what an agent narrows the list by',
  releases: 'numbers, and where what was said is read otherwise its place, never its words',
  release_rows: 'numbers of corrections, so that a receipt can name releases',
  release_log: 'who released what',
  agents: 'colleagues',
  agent_sessions: 'colleagues',
  recovery_codes: 'colleagues',
  invitations: 'colleagues',
  audit: 'who did what, never what was said',
}

describe('erasure on request', function () {
  this.timeout(120_000)
  let folder: string
  let service: Service
  before(async () => {
    folder = newFolder()
    service = await startService(env, {}, folder)
  })
  after(async () => {
    await service.stop()
  })
  const visitors = visitorsOf(() => service)

  const usher = (...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> =>
    new Promise(resolve => {
      const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
      const child = spawn(process.execPath, [cli, ...args], { env: { ...env, USHER_DATA: folder, PATH: process.env.PATH } })
      const told = { stdout: '', stderr: '' }
      child.stdout.on('data', chunk => (told.stdout += String(chunk)))
      child.stderr.on('data', chunk => (told.stderr += String(chunk)))
      child.on('close', code => resolve({ code, ...told }))
    })
  /** By another process: a file that this one opens and closes loses SQLite's locks. */
  const holding = (text: string) => spawnSync('grep', ['-rlaF', text, folder], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean)
  const withStore = <T>(look: (database: ReturnType<typeof openStore>) => T): T => {
    const database = openStore({ data: folder, database: 'usher.sqlite' })
    try {
      return look(database)
    } finally {
      database.close()
    }
  }
  /** A shopper who leaves a word that is nowhere else in everything that can be left, a contact and an agent's note too. */
  const talk = async (word: string, open: { visitor?: string; identity?: string } = {}) => {
    const shopper = visitors.keep(new Shopper(service.url))
    await shopper.open({ language: 'en', page: { url: `https://shop.example/search?q=${word}`, title: `${word} teapots` }, ...open })
    await shopper.say(`do you have ${word} teapots?`)
    await shopper.ask('rate', { id: 'r', score: 2, remark: `no ${word}` })
    await shopper.ask('track', { id: 't', name: 'Products Searched', properties: { query: word } })
    await shopper.ask('handoff:request', { id: 'h', reason: `about ${word}` })
    await shopper.ask('contact:leave', { id: 'c', contact: `${word}@example.com` })
    const agent = visitors.agent(await agentToken(folder, 'li@shop.example'))
    assert.ok((await agent.raw('note:add', { conversation: shopper.conversation, id: 'n', text: `wants ${word}` })) as { ok: boolean })
    return shopper
  }
  /** What the owner's page and the team's tell of shoppers: wishes, complaints, remarks, reasons. */
  const toldToOwner = async (): Promise<string> => {
    const token = await adminToken(service)
    const paths = ['owner/voices', 'owner/complaints', 'owner/satisfaction', 'owner/guiding', 'team/service', 'review', 'corrections']
    const told = await Promise.all(
      paths.map(path => fetch(`${service.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })),
    )
    assert.deepEqual(
      told.map(({ status }) => status),
      paths.map(() => 200),
    )
    return (await Promise.all(told.map(answer => answer.text()))).join('\n')
  }
  /** What an agent's page is told to let go. */
  const goneFrom = (agent: ReturnType<typeof visitors.agent>): Promise<string[]> =>
    new Promise(resolve => agent.socket.once('erased', ({ conversations }) => resolve(conversations)))
  const ask = async (what: 'export' | 'erase', subject: unknown, { secret = shopSecret, agoMs = 0 } = {}) => {
    const body = JSON.stringify(subject)
    const seconds = Math.floor((Date.now() - agoMs) / 1000)
    const signature = `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
    const headers = { 'content-type': 'application/json', 'usher-signature': signature }
    const answer = await fetch(`${service.url}/api/v1/privacy/${what}`, { method: 'POST', body, headers })
    return { status: answer.status, body: (await answer.json()) as { conversations?: Exported[]; receipt?: Receipt; code?: string } }
  }

  it('knows of every table whether a shopper is in it', () => {
    const tables = withStore(database =>
      database
        .sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .map(({ name }) => name)
        // An index of words keeps its own tables.
        .filter(name => !/_(?:fts|words)_(?:data|idx|content|docsize|config)$/.test(name))
        .map(name => ({
          name,
          columns: database.sql<{ name: string }>(`PRAGMA table_info("${name}")`).map(column => column.name),
        })),
    )
    const known = erasables.map(({ table }) => table)
    assert.deepEqual(
      tables.map(({ name }) => name).filter(name => !known.includes(name) && !Object.hasOwn(ofNobody, name)),
      [],
      'add them to `erasables` in server/store/erasure.ts, or say here why nothing of a shopper is in them',
    )
    assert.deepEqual(
      Object.keys(ofNobody).filter(name => known.includes(name) || !tables.some(table => table.name === name)),
      [],
      'tables that are not there, or are erased',
    )
    // Who names a shopper by a column has no reason to be kept.
    assert.deepEqual(
      tables
        .filter(
          ({ name, columns }) => !known.includes(name) && columns.some(column => ['conversation', 'visitor', 'shopper'].includes(column)),
        )
        .map(({ name }) => name),
      [],
    )
  })

  it('exports what a shopper has said, heard and left', async () => {
    const shopper = await talk('marzipan')
    const answer = await shopper.ask('conversation:export', {})
    assert.ok(answer.ok)
    const { transcript, contact, status } = answer.value
    assert.deepEqual([contact, status], ['marzipan@example.com', 'queued'])
    assert.deepEqual(
      transcript.map(({ seq }) => seq),
      transcript.map((_event, at) => at + 1),
    )
    assert.ok(transcript.some(event => event.kind === 'message' && event.from === 'bot'))
    assert.doesNotMatch(JSON.stringify(answer.value), /wants marzipan/, 'agents’ notes are the shop’s own')
  })

  it('leaves nothing in tables, files and copies, says so under its signature, and ends every socket of the conversation', async () => {
    const [shopper, other] = [await talk('gingerbread', { visitor: 'v-1' }), await talk('liquorice')]
    // What agents do about it: a label, a correction of what was meant, a reply in their own words, after which others see it in theirs.
    const { conversation } = shopper
    const agent = visitors.agent(await agentToken(folder, 'li@shop.example'))
    const asked = shopper.events.find(event => event.kind === 'message' && event.from === 'shopper')?.seq
    for (const [event, payload] of [
      ['conversation:label', { conversation, label: 'gingerbread', on: true }],
      ['turn:correct', { conversation, id: 'k', message: asked, meant: { intent: 'find_product' }, why: 'gingerbread is meant' }],
      ['conversation:claim', { conversation, id: 'a' }],
      ['message:send', { conversation, id: 'm', text: 'we bake gingerbread on Monday' }],
      ['conversation:watch', { conversation }],
    ] as const) {
      const did = (await agent.raw(event, payload)) as { ok: boolean }
      assert.ok(did.ok, `${event}: ${JSON.stringify(did)}`)
    }
    // What the shop has told of an order, and what was said at the bubble.
    withStore(database => {
      const [visitor] = database.sql<{ id: number }>('SELECT visitor AS id FROM behaviour_events WHERE conversation = ?', conversation)
      assert.ok(visitor !== undefined)
      database.sql(
        `INSERT INTO orders (id, visitor, at, status, status_at, carrier, tracking, lines)
         VALUES ('gingerbread-1', ?, 1, 'shipped', 1, 'gingerbread express', 'gingerbread', '[]')`,
        visitor.id,
      )
      database.sql(
        `INSERT INTO nudges (id, visitor, at, trigger, arm, body, choice) VALUES ('n-1', ?, 1, 'lingers', 'benefit', '{"text":"gingerbread moulds"}', '{}')`,
        visitor.id,
      )
    })
    assert.match(await toldToOwner(), /gingerbread/, 'the owner reads remarks')
    const backup = join(newFolder(), 'night.tar.gz')
    assert.equal((await usher('backup', backup)).code, 0)
    withStore(database => database.sql('VACUUM INTO ?', join(folder, 'usher.sqlite.of-0001-conversations')))
    assert.ok(holding('gingerbread').length >= 2)
    const tab = visitors.keep(new Shopper(service.url))
    await tab.open({ token: shopper.token })
    const cut = new Promise<string>(resolve => tab.socket.once('disconnect', resolve))
    const onPage = goneFrom(agent)

    const answer = await shopper.ask('conversation:erase', {})
    assert.ok(answer.ok, JSON.stringify(answer))
    const { receipt } = answer.value
    for (const table of [
      'conversations',
      'events',
      'traces',
      'notes',
      'contacts',
      'corrections',
      'facets',
      'visitors',
      'behaviour_events',
      'orders',
      'nudges',
    ])
      assert.ok((receipt.counts[table] ?? 0) > 0, `${table}: ${receipt.counts[table]}`)
    assert.equal(await cut, 'io server disconnect')
    assert.deepEqual(await onPage, [conversation], 'agents who have it open are told')
    assert.deepEqual(holding('gingerbread'), [], 'no file of the folder holds the word')
    assert.notDeepEqual(holding('liquorice'), [])
    assert.doesNotMatch(await toldToOwner(), /gingerbread/)
    const refused = (await tab.socket.connect()) && (await tab.ask('conversation:open', { token: shopper.token }))
    assert.equal(refused.ok === false && refused.code, 'erased')
    const late = await shopper.send('still there?')
    assert.equal(late.ok === false && late.code, 'not_open')
    assert.ok((await other.ask('conversation:export', {})).ok)

    const sound = await usher('erase', 'verify', receipt.signed, '--json')
    assert.equal(sound.code, 0, sound.stderr)
    assert.deepEqual([JSON.parse(sound.stdout).id, JSON.parse(sound.stdout).left], [receipt.id, 0])
    const [head, body = '', sign] = receipt.signed.split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object
    const forged = [head, Buffer.from(JSON.stringify({ ...claims, at: '2020-01-01T00:00:00.000Z' })).toString('base64url'), sign].join('.')
    for (const wrong of [forged, 'x', shopper.token]) assert.equal((await usher('erase', 'verify', wrong)).code, 2, wrong)

    // The backup is older than the erasure: what it brings back is erased again, by the start at the latest.
    await service.stop({ keep: true })
    assert.equal((await usher('restore', backup, '--replace')).code, 0)
    assert.notDeepEqual(holding('gingerbread'), [])
    appendFileSync(join(folder, 'erased.jsonl'), '{"id":"cut o')
    service = await startService(env, {}, folder)
    assert.deepEqual(holding('gingerbread'), [])
    assert.notDeepEqual(holding('liquorice'), [])
    rmSync(backup)
  })

  it('names the releases of models that have learnt from it', async () => {
    const [shopper, other] = [await talk('almond'), await talk('walnut')]
    const plant = (word: string, conversation: string, release: number) =>
      withStore(database => {
        database.sql(
          `INSERT INTO corrections (conversation, message, at, author, part, language, text, heard, body)
           VALUES (?, 2, '2026-01-01', 'li@shop.example', 'meaning', 'en', ?, ?, ?)`,
          ...[conversation, `${word} teapots`, `["${word}"]`, `{"why":"${word}"}`],
        )
        database.sql(`INSERT INTO releases (id, state, created_at, author) VALUES (?, 'ready', '2026-01-01', 'li@shop.example')`, release)
        database.sql(`INSERT INTO release_rows (release, correction) SELECT ?, max(id) FROM corrections`, release)
      })
    plant('almond', shopper.conversation, 4)
    plant('walnut', other.conversation, 5)
    const answer = await shopper.ask('conversation:erase', {})
    assert.ok(answer.ok, JSON.stringify(answer))
    assert.deepEqual([answer.value.receipt.releases, answer.value.receipt.counts.corrections], [[4], 1])
    assert.deepEqual(holding('almond'), [])
    assert.equal((await usher('erase', 'verify', answer.value.receipt.signed)).code, 0)
    const told = await usher('erase', '--conversation', other.conversation)
    assert.match(told.stdout, /Releases that learnt from it[^\n]*: 5\.\n/)
  })

  it('is asked for by the shop’s own server with a signature, for a visitor or a customer, and by nobody else', async () => {
    const identity = await new SignJWT({ sub: 'customer-7' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(shopSecret))
    const [first, second] = [await talk('nougat', { visitor: 'v-9', identity }), await talk('nougatine', { visitor: 'v-9' })]
    const all = await ask('export', { visitor: 'v-9' })
    assert.deepEqual([all.status, all.body.conversations?.length], [200, 2])
    assert.equal((await ask('export', { shopper: 'customer-7' })).body.conversations?.length, 1)

    const refusals = await Promise.all([
      ask('erase', { visitor: 'v-9' }, { secret: 'another secret of more than 32 characters' }),
      ask('erase', { visitor: 'v-9' }, { agoMs: 6 * 60_000 }),
      ask('erase', { visitor: 'v-9', shopper: 'customer-7' }),
      ask('erase', {}),
      ask('erase', { visitor: { $ne: '' } }),
      ask('erase', [['visitor', 'v-9']]),
    ])
    assert.deepEqual(
      refusals.map(({ status }) => status),
      [401, 401, 400, 400, 400, 400],
    )
    assert.notDeepEqual(holding('nougat'), [])
    assert.equal((await fetch(`${service.url}/api/v1/privacy/erase`, { method: 'POST' })).status, 401)

    const erased = await ask('erase', { visitor: 'v-9' })
    assert.deepEqual([erased.status, erased.body.receipt?.counts.conversations, erased.body.receipt?.counts.visitors], [200, 2, 1])
    assert.deepEqual(holding('nougat'), [])
    for (const { token } of [first, second]) {
      const back = visitors.keep(new Shopper(service.url))
      const refused = await back.ask('conversation:open', { token })
      assert.equal(refused.ok === false && refused.code, 'erased')
    }
    assert.equal((await ask('erase', { visitor: 'v-9' })).status, 404)
  })

  it('works from the command line beside the running service; a file of transcripts belongs to its owner', async () => {
    const shopper = await talk('praline', { visitor: 'v-3' })
    const file = join(newFolder(), 'lines.jsonl')
    assert.equal((await usher('transcripts', 'export', '--visitor', 'v-3', '--out', file)).code, 0)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    const line = JSON.parse(readFileSync(file, 'utf8')) as {
      contact: string
      notes: { text: string }[]
      events: unknown[]
      traces: unknown[]
    }
    assert.deepEqual([line.contact, line.notes[0]?.text], ['praline@example.com', 'wants praline'])
    assert.ok(line.events.length > 4 && line.traces.length > 0)
    const agent = visitors.agent(await agentToken(folder, 'li@shop.example'))
    assert.ok((await agent.ask('conversation:watch', { conversation: shopper.conversation })).ok)
    const onPage = goneFrom(agent)
    const cut = new Promise<string>(resolve => shopper.socket.once('disconnect', resolve))
    const { code, stdout } = await usher('erase', '--conversation', shopper.conversation, '--json')
    assert.equal(code, 0)
    assert.deepEqual(await onPage, [shopper.conversation])
    assert.deepEqual(holding('praline'), [])
    assert.equal(await cut, 'io server disconnect')
    const back = await visitors.keep(new Shopper(service.url)).ask('conversation:open', { token: shopper.token })
    assert.equal(back.ok === false && back.code, 'erased')
    const receipts = join(newFolder(), 'receipt.json')
    writeFileSync(receipts, stdout)
    assert.equal((await usher('erase', 'verify', receipts)).code, 0)
    for (const [wrong, expected] of [
      [['--conversation', 'none'], /^Expected a conversation that something is kept of, got none/m],
      [[], /^Expected one of --conversation ID, --visitor ID, --shopper ID, got none/m],
      [['--visitor', 'a', '--shopper', 'b'], /got several/],
    ] as const) {
      const { code, stderr } = await usher('erase', ...wrong)
      assert.equal(code, 2)
      assert.match(stderr, expected)
    }
  })
})
