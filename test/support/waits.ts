import { createConversationStore } from '../../server/store/conversations.ts'
import { createDeskStore } from '../../server/store/desk.ts'
import { openStore } from '../../server/store/open.ts'

/** Puts into a data folder what agents did on some days until now: in each six shoppers asked for a person, were answered after minutes, and rated it. */
export function workDays(folder: string, agents: readonly { email: string; name: string }[], days: number, until = new Date()): void {
  const database = openStore({ data: folder, database: 'usher.sqlite' })
  let at = 0
  const now = () => new Date(at)
  const store = createConversationStore(database, now)
  const desk = createDeskStore(database, now)
  database.transaction(() => {
    for (let day = days; day > 0; day--)
      for (let n = 0; n < 6; n++) {
        const id = `${day} ${n} ${folder}`
        const { email, name } = agents[n % agents.length]!
        const actor = { email, name, role: 'agent' } as const
        at = until.getTime() - day * 24 * 3600_000 + n * 600_000
        store.create({ id, language: n % 2 === 0 ? 'zh' : 'en', state: '{}', greeting: { kind: 'message', from: 'bot', text: 'Hello' } })
        store.append(id, { kind: 'status', status: 'requested' }, { request: { id: 'h', content: n }, status: 'requested' })
        at += (n + (day % 3) + 1) * 55_000
        desk.claim(id, actor)
        desk.say(id, actor, { kind: 'message', from: 'agent', text: 'How can I help?', agent: name }, 'say')
        const remark = n === 0 ? '<b>很耐心</b> \u202eabc' : undefined
        store.append(id, { kind: 'rating', score: 3 + ((n + day) % 3), ...(remark ? { remark } : {}) })
        at += 600_000
        desk.close(id, actor)
      }
  })
  database.close()
}
