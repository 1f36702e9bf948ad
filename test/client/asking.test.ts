import assert from 'node:assert/strict'
import { Asking } from '../../client/widget/asking.ts'
import { Listeners } from '../../client/widget/listeners.ts'
import type { UsherCartAnswer } from '../../client/widget/usher.d.ts'

const goods = { sku: 'RUN-1', variant: 'B41', title: 'Runner', quantity: 1 }

function page(...answers: (() => UsherCartAnswer | Promise<UsherCartAnswer>)[]) {
  const changes: string[] = []
  const listeners: Listeners = new Listeners(new EventTarget(), () => changes.push(listeners.handles.join()))
  for (const answer of answers) listeners.add('cart:add', answer)
  return { listeners, asking: new Asking(listeners), changes }
}

describe('What a page is asked', () => {
  it('is done where it says so, refused with its reason, failed where it throws', async () => {
    const outcome = async (answer: () => UsherCartAnswer | Promise<UsherCartAnswer>) => {
      const { tracked: _, ...rest } = await page(answer).asking.ask({ do: 'add', ...goods })
      return rest
    }
    const cart = [{ sku: 'B41', quantity: 2 }]
    assert.deepEqual(await outcome(() => true), { outcome: 'done' })
    assert.deepEqual(await outcome(() => ({ done: true, cart })), { outcome: 'done', cart })
    assert.deepEqual(await outcome(async () => false), { outcome: 'refused' })
    assert.deepEqual(await outcome(() => ({ done: false, reason: 'sold_out', cart: [] })), {
      outcome: 'refused',
      reason: 'sold_out',
      cart: [],
    })
    assert.deepEqual(await outcome(() => ({ done: false, reason: 'mood' }) as never), { outcome: 'refused' })
    assert.deepEqual(await outcome(() => ({ done: true, cart: [{ sku: '', quantity: 1 }, { sku: 'B41', quantity: -1 }, null] }) as never), {
      outcome: 'done',
      cart: [],
    })
    assert.deepEqual(
      await outcome(() => {
        throw new Error('the cart is broken')
      }),
      { outcome: 'failed' },
    )
    assert.deepEqual(await outcome(() => Promise.reject(new Error('no network'))), { outcome: 'failed' })
  })

  it('is done where it says nothing but tracks the change, of that very thing', async () => {
    const { asking } = page(() => undefined)
    const asked = asking.ask({ do: 'add', ...goods })
    asking.tracked('Product Added', 'OTHER')
    asking.tracked('Product Removed', 'B41')
    asking.tracked('Product Added', 'B41')
    assert.deepEqual(await asked, { outcome: 'done', tracked: true })
  })

  it('is refused where one handler of several refuses, and nobody’s where none listens', async () => {
    assert.equal(
      (
        await page(
          () => true,
          () => false,
        ).asking.ask({ do: 'add', ...goods })
      ).outcome,
      'refused',
    )
    assert.equal((await page().asking.ask({ do: 'add', ...goods })).outcome, 'nobody')
    assert.equal((await page(() => true).asking.ask({ do: 'open_checkout' })).outcome, 'nobody')
  })

  it('tells once what a page can do, after all its handlers are there, and again when one is gone', async () => {
    const { listeners, changes } = page()
    const stop = listeners.add('cart:add', () => true)
    listeners.add('checkout:open', () => {})
    listeners.add('message', () => {})
    await Promise.resolve()
    stop()
    await Promise.resolve()
    assert.deepEqual(changes, ['add,open_checkout', 'open_checkout'])
  })
})
