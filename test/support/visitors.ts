import { afterEach } from 'mocha'
import { Agent } from './agent.ts'
import { type Service, Shopper } from './service.ts'

/** Agents and shoppers of one spec at a service; their lines are closed after it. */
export function visitorsOf(service: () => Service) {
  const open: { close(): void }[] = []
  afterEach(() => {
    for (const one of open.splice(0)) one.close()
  })
  const keep = <T extends { close(): void }>(one: T): T => {
    open.push(one)
    return one
  }
  return {
    /** Closes what a spec has opened by itself, too. */
    keep,
    agent: (token: string): Agent => keep(new Agent(service().url, token)),
    async shopper(language = 'en'): Promise<Shopper> {
      const made = keep(new Shopper(service().url))
      await made.open({ language })
      return made
    },
  }
}
