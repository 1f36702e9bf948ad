import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { createTurnQueue } from '../../server/turn/queue.ts'

type Cut = { abort: AbortSignal; stop: AbortSignal; onShow(): void }

/** A queue whose turns end when the test says so. */
function testQueue(pauseMs = 0) {
  const turns: { cut: Cut; end(): void; fail(error: Error): void }[] = []
  let waiting = 0
  let started = () => {}
  const faults: unknown[] = []
  const givenUp: string[] = []
  const queue = createTurnQueue({
    pauseMs,
    hasWaiting: () => waiting > 0,
    onFault: (_conversation, error) => faults.push(error),
    giveUp: conversation => givenUp.push(conversation),
    run: (_conversation, cut) =>
      new Promise((resolve, reject) => {
        turns.push({ cut, end: () => resolve(), fail: reject })
        cut.abort.addEventListener('abort', () => reject(cut.abort.reason))
        cut.stop.addEventListener('abort', () => reject(cut.stop.reason))
        started()
      }),
  })
  return {
    queue,
    turns,
    faults,
    givenUp,
    setWaiting: (count: number) => (waiting = count),
    nextTurn: () => new Promise<void>(resolve => (started = resolve)),
  }
}

describe('the turn queue', () => {
  it('runs one turn of a conversation at a time and the next when something came meanwhile', async () => {
    const { queue, turns, nextTurn, setWaiting } = testQueue()
    const first = nextTurn()
    queue.nudge('a')
    await first
    turns[0]?.cut.onShow()
    queue.nudge('a')
    await new Promise(resolve => setTimeout(resolve, 20))
    assert.equal(turns.length, 1)
    setWaiting(1)
    const second = nextTurn()
    turns[0]?.end()
    await second
    assert.equal(turns.length, 2)
  })

  it('aborts a reply that has not begun to show when a newer message comes, and not one that has', async () => {
    const { queue, turns, nextTurn, setWaiting } = testQueue()
    const first = nextTurn()
    queue.nudge('a')
    await first
    setWaiting(1)
    const second = nextTurn()
    queue.nudge('a')
    await second
    assert.equal(turns[0]?.cut.abort.aborted, true)
    turns[1]?.cut.onShow()
    queue.nudge('a')
    assert.equal(turns[1]?.cut.abort.aborted, false)
  })

  it('tells whether a stop hit a reply on its way, one being shown, or nothing', async () => {
    const { queue, turns, nextTurn } = testQueue()
    assert.equal(queue.stop('a'), 'idle')
    const first = nextTurn()
    queue.nudge('a')
    await first
    assert.equal(queue.stop('a'), 'pending')
    const second = nextTurn()
    queue.nudge('b')
    await second
    turns[1]?.cut.onShow()
    assert.equal(queue.stop('b'), 'showing')
  })

  it('waits for a shopper who is still typing', async () => {
    const { queue, turns, nextTurn } = testQueue(30)
    const first = nextTurn()
    queue.nudge('a')
    queue.typing('a', true)
    await new Promise(resolve => setTimeout(resolve, 150))
    assert.equal(turns.length, 0)
    queue.typing('a', false)
    queue.nudge('a')
    await first
    assert.equal(turns.length, 1)
  })

  it('tries a failing turn again more and more slowly and gives it up after two faults', async () => {
    const { queue, turns, faults, givenUp, nextTurn, setWaiting } = testQueue()
    setWaiting(1)
    const first = nextTurn()
    queue.nudge('a')
    await first
    const second = nextTurn()
    turns[0]?.fail(new Error('broken'))
    await second
    assert.deepEqual(givenUp, [])
    setWaiting(0)
    turns[1]?.fail(new Error('broken'))
    await new Promise(resolve => setImmediate(resolve))
    assert.deepEqual(givenUp, ['a'])
    assert.equal(faults.length, 2)
  })

  it('reports a fault and goes on', async () => {
    const { queue, turns, faults, nextTurn } = testQueue()
    const first = nextTurn()
    queue.nudge('a')
    await first
    turns[0]?.fail(new Error('broken'))
    await new Promise(resolve => setImmediate(resolve))
    assert.equal(faults.length, 1)
    const second = nextTurn()
    queue.nudge('a')
    await second
    assert.equal(turns.length, 2)
  })
})
