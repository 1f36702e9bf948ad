import type { Context, Runnable, Suite } from 'mocha'

/** A test that hangs is found a little later; one that a busy or slow machine takes its time over is not taken for it. */
const times = 5

export const mochaHooks = {
  beforeAll(this: Context) {
    if (this.test?.parent !== undefined) giveTime(this.test.parent)
  },
}

function giveTime(suite: Suite): void {
  const { getHooks } = suite as unknown as { getHooks(kind: string): Runnable[] }
  const hooks = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'].flatMap(kind => getHooks.call(suite, kind))
  for (const runnable of [...suite.tests, ...hooks]) runnable.timeout(runnable.timeout() * times)
  for (const inner of suite.suites) giveTime(inner)
}
