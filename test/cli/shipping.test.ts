import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, describe, it } from 'mocha'
import { addShopCommands } from '../../server/commands/shop.ts'
import { runCommand } from '../support/command-line.ts'
import { newFolder } from '../support/service.ts'

describe('usher shop shipping', () => {
  const env = { USHER_DATA: newFolder() }
  after(() => rmSync(env.USHER_DATA, { recursive: true, force: true }))
  const shop = (...args: string[]) => runCommand(addShopCommands, ['shop', ...args], env)

  it('wants the shop’s currency first', async () => {
    await shop('name', '--en', 'Hill & Field')
    const { code, stderr } = await shop('shipping', '--fee', '10')
    assert.equal(code, 2)
    assert.match(stderr, /usher shop currency CNY/)
  })

  it('keeps what a parcel costs, shows it, and forgets it when cleared', async () => {
    await shop('currency', 'CNY')
    await shop('shipping', '--fee', '10')
    assert.deepEqual(JSON.parse((await shop('shipping', '--free-over', '199', '--json')).stdout), {
      fee: { amount: '10.00', currency: 'CNY' },
      freeOver: { amount: '199.00', currency: 'CNY' },
    })
    assert.match((await shop('shipping')).stdout, /A parcel costs ¥10, nothing from ¥199 /)
    assert.equal((await shop('shipping', '--clear', '--json')).stdout, 'null\n')
    assert.match((await shop('shipping', '--fee', '0')).stdout, /A parcel costs nothing/)
  })

  it('says what it cannot take, and changes nothing', async () => {
    await shop('shipping', '--fee', '12', '--free-over', '99')
    for (const [at, ...wrong] of [
      ['--fee', '--fee', '-5'],
      ['--fee', '--fee', '10.005'],
      ['--fee', '--fee', '1e9'],
      ['--fee', '--fee', '十块'],
      ['--free-over', '--free-over', '0'],
      ['--fee', '--fee', '0', '--free-over', '5'],
      ['--clear', '--clear', '--fee', '1'],
    ]) {
      const { code, stdout, stderr } = await shop('shipping', ...wrong)
      assert.deepEqual([code, stdout], [2, ''], wrong.join(' '))
      assert.match(stderr, new RegExp(`Expected ${at} `), wrong.join(' '))
    }
    assert.match((await shop('shipping')).stdout, /¥12, nothing from ¥99 /)
  })
})
