import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type AccountPorts, createAccounts } from '../../server/team/accounts.ts'

describe('a sign-in that is refused', () => {
  it('writes nothing before it is answered, so that its time does not tell who exists; afterwards only of those who do', async () => {
    const written: { actor: string; action: string }[] = []
    const ports = {
      agents: {
        signIn: async () => undefined,
        find: (email: string) => (email === 'li@shop.example' ? { email } : undefined),
      },
      audit: { add: (row: { actor: string; action: string }) => written.push(row) },
    }
    const accounts = createAccounts(ports as unknown as AccountPorts)
    const from = { device: 'a browser', origin: 'an address' }
    for (const email of ['li@shop.example', 'nobody@shop.example'])
      assert.equal(await accounts.signIn({ email, password: 'a wrong one' }, from as Parameters<typeof accounts.signIn>[1]), undefined)
    assert.deepEqual(written, [])
    for (const email of ['li@shop.example', 'nobody@shop.example'])
      accounts.tellRefused(email, from as Parameters<typeof accounts.tellRefused>[1])
    assert.deepEqual(
      written.map(({ actor, action }) => [actor, action]),
      [['li@shop.example', 'sign_in_refused']],
    )
  })
})
