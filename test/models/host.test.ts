import assert from 'node:assert/strict'
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { generateDefaults } from '../../models/chat-model.ts'
import type { EncoderMethods } from '../../models/encoder-service.ts'
import type { GenerateInput, GenerateOutput } from '../../models/generator.ts'
import { type HostOptions, type ModelProcess, openModelProcess } from '../../models/host.ts'

const weights = 'models/weights/encoder'
const generatorWeights = 'models/weights/decoder'
const timings = { heartbeatMs: 50, hangMs: 400, backOffMs: 20 }
const text = { texts: ['有没有大一码的'] }
const many = { texts: Array.from({ length: 400 }, (_, at) => `question number ${at}`) }

describe('a model process', () => {
  const open: ModelProcess<EncoderMethods>[] = []

  function openEncoderProcess(options: Partial<HostOptions> = {}) {
    const model = openModelProcess<EncoderMethods>({ role: 'encoder', weights, timings, ...options })
    open.push(model)
    return model
  }

  async function untilReady(model: ModelProcess<EncoderMethods>, restarts: number) {
    while (model.status().restarts < restarts || model.status().state !== 'ready') await pause(10)
  }

  afterEach(async () => {
    await Promise.all(open.splice(0).map(model => model.close()))
  })

  it('answers in another process and keeps statistics', async () => {
    const model = openEncoderProcess()
    const [vector] = await model.call('embed', text)
    assert.equal(vector?.length, 384)
    assert.ok(vector instanceof Float32Array)
    const { state, pid, calls, timeouts, restarts, p50Ms, p95Ms } = model.status()
    assert.deepEqual({ state, calls, timeouts, restarts }, { state: 'ready', calls: 1, timeouts: 0, restarts: 0 })
    assert.notEqual(pid, process.pid)
    assert.ok(p50Ms !== undefined && p95Ms !== undefined && p50Ms <= p95Ms)
  })

  it('says what the model said of a call that failed', async () => {
    await assert.rejects(openEncoderProcess().call('classify', text), {
      name: 'ModelCallError',
      code: 'model_failed',
      message: /folder of intents/,
    })
  })

  it('restarts after kill -9 and answers the call that was under way', async () => {
    const model = openEncoderProcess()
    await model.ready
    const before = model.status().pid!
    const answer = model.call('embed', many, { deadlineMs: 15_000 })
    process.kill(before, 'SIGKILL')
    assert.equal((await answer).length, many.texts.length)
    assert.notEqual(model.status().pid, before)
    assert.equal(model.status().restarts, 1)
    assert.match(model.status().lastError ?? '', /SIGKILL/)
  })

  it('gives up a call under which two processes went down', async () => {
    const model = openEncoderProcess()
    await model.ready
    const answer = assert.rejects(model.call('embed', many, { deadlineMs: 15_000 }), { name: 'ModelDeadError' })
    process.kill(model.status().pid!, 'SIGKILL')
    await untilReady(model, 1)
    process.kill(model.status().pid!, 'SIGKILL')
    await answer
    assert.equal((await model.call('embed', text)).length, 1)
  })

  it('replaces a process that hangs, idle or at work', async () => {
    const model = openEncoderProcess()
    await model.ready
    process.kill(model.status().pid!, 'SIGSTOP')
    await untilReady(model, 1)
    process.kill(model.status().pid!, 'SIGSTOP')
    await assert.rejects(model.call('embed', text, { deadlineMs: 100 }), { name: 'ModelLateError', code: 'model_late' })
    await untilReady(model, 2)
    assert.equal((await model.call('embed', text)).length, 1)
    assert.equal(model.status().timeouts, 1)
  })

  it('leaves a process alone that is silent over a long call', async () => {
    const model = openEncoderProcess({ timings: { ...timings, hangMs: 100 } })
    await model.ready
    const { pid } = model.status()
    process.kill(pid!, 'SIGSTOP')
    const answer = model.call('embed', text)
    await pause(500)
    process.kill(pid!, 'SIGCONT')
    assert.equal((await answer).length, 1)
    assert.equal(model.status().restarts, 0)
  })

  it('cancels a late call in the process, so that the next one is soon served', async () => {
    const model = openEncoderProcess()
    await model.ready
    await assert.rejects(model.call('embed', { texts: new Array(3000).fill('long work') }, { deadlineMs: 50 }), { name: 'ModelLateError' })
    assert.equal((await model.call('embed', text, { deadlineMs: 1000 })).length, 1)
    assert.equal(model.status().restarts, 0)
  })

  it('stops at an abort, waiting or at work, with its reason', async () => {
    const model = openEncoderProcess()
    await model.ready
    const [first, second] = [new AbortController(), new AbortController()]
    const working = assert.rejects(model.call('embed', many, { signal: first.signal }), /newer message/)
    const waiting = assert.rejects(model.call('embed', many, { signal: second.signal }), /newer message/)
    await pause(20)
    second.abort(new Error('newer message'))
    first.abort(new Error('newer message'))
    await Promise.all([working, waiting])
    await assert.rejects(model.call('embed', text, { signal: AbortSignal.abort(new Error('gone')) }), /gone/)
    assert.equal((await model.call('embed', text)).length, 1)
    assert.equal(model.status().queued, 0)
  })

  it('refuses the call after a full queue', async () => {
    const model = openEncoderProcess({ queueLimit: 2 })
    const answers = [model.call('embed', text), model.call('embed', text)]
    await assert.rejects(model.call('embed', text), { name: 'ModelBusyError', code: 'model_busy' })
    assert.equal((await Promise.all(answers)).length, 2)
  })

  it('refuses at once a call that would wait too long at the usual pace, and takes it when the others are done', async () => {
    const model = openEncoderProcess({ longestWaitMs: 1 })
    const some = { texts: many.texts.slice(0, 40) }
    await model.call('embed', some)
    const working = model.call('embed', some)
    const startedAt = performance.now()
    await assert.rejects(model.call('embed', text), { name: 'ModelBusyError', message: /the calls before this one take about \d+ ms/ })
    assert.ok(performance.now() - startedAt < 50)
    await working
    assert.equal((await model.call('embed', text)).length, 1)
  })

  it('counts nobody as waiting while there is a place, and refuses who would wait too long for one', async () => {
    const model = openEncoderProcess({ parallel: 3, longestWaitMs: 1, deadlineMs: 60_000 })
    await model.call('embed', text)
    const working = [1, 2, 3].map(() => model.call('embed', { texts: many.texts.slice(0, 40) }))
    await assert.rejects(model.call('embed', text), { name: 'ModelBusyError', message: /the calls before this one take about \d+ ms/ })
    assert.equal((await Promise.all(working)).length, 3)
  })

  it('works on half as many calls at a time after one was late, and on more while they are answered well in time', async () => {
    const model = openEncoderProcess({ parallel: 8, deadlineMs: 60_000 })
    await model.ready
    assert.equal(model.status().places, 4)
    const late = Array.from({ length: 4 }, () => model.call('embed', many, { signal: AbortSignal.timeout(20) }))
    for (const one of late) await assert.rejects(one, { name: 'TimeoutError' })
    // All four were sent before the first was late: together they are one sign.
    assert.equal(model.status().places, 2)
    const others = Array.from({ length: 8 }, () => model.call('embed', text))
    assert.deepEqual([model.status().pressed, model.status().queued > 0], [true, true])
    await Promise.all(others)
    assert.ok(model.status().places > 2)
    assert.equal(model.status().restarts, 0)
  })

  it('tells that a generator’s file is damaged', async function () {
    if (!existsSync(`${generatorWeights}/onnx/model_q4.onnx`)) this.skip() // the generator's weights are not in this checkout
    const folder = await mkdtemp(join(tmpdir(), 'usher-damaged-'))
    try {
      await cp(generatorWeights, folder, { recursive: true })
      const data = join(folder, 'onnx/model_q4.onnx_data')
      const bytes = await readFile(data)
      // Every bit set is no number where a scale was.
      await writeFile(data, bytes.fill(0xff, bytes.length >> 1))
      const logged: string[] = []
      const model = openModelProcess<{ generate(input: GenerateInput): GenerateOutput }>({
        role: 'generator',
        weights: folder,
        deadlineMs: 60_000,
        onLog: ({ message }) => logged.push(message),
      })
      try {
        const call = model.call('generate', { ...generateDefaults, prompt: 'en goodbye' })
        await assert.rejects(call, { name: 'ModelDamagedError', code: 'model_damaged' })
        assert.match(logged.join('\n'), /generator: generate failed: Expected the model to give finite numbers/)
        assert.equal(model.status().restarts, 0)
      } finally {
        await model.close()
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('is dead, and says why, when the weights are not there', async () => {
    const model = openEncoderProcess({ weights: 'models/weights/nowhere' })
    const call = assert.rejects(model.call('embed', text, { deadlineMs: 15_000 }), { name: 'ModelDeadError' })
    await assert.rejects(model.ready, { name: 'ModelDeadError', code: 'model_dead', message: /onnx\/model_quantized\.onnx/ })
    await call
    assert.equal(model.status().state, 'dead')
    await assert.rejects(model.call('embed', text), { name: 'ModelDeadError' })
  })

  it('rejects what waits when it is closed, and its process ends', async () => {
    const model = openEncoderProcess()
    await model.ready
    const { pid } = model.status()
    const call = assert.rejects(model.call('embed', many), { name: 'ModelDeadError' })
    await model.close()
    await call
    assert.throws(() => process.kill(pid!, 0), { code: 'ESRCH' })
  })

  it('does not outlive a parent that was killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'usher-host-'))
    const script = join(folder, 'parent.mjs')
    const host = new URL('../../models/host.js', import.meta.url).href
    await writeFile(
      script,
      `import { openModelProcess } from ${JSON.stringify(host)}
       const model = openModelProcess({ role: 'encoder', weights: ${JSON.stringify(weights)} })
       await model.ready
       process.send(model.status().pid)`,
    )
    try {
      const parent = fork(script)
      const [pid] = await once(parent, 'message')
      parent.kill('SIGKILL')
      await once(parent, 'exit')
      const isAlive = async () =>
        !/^Z|^$/.test((await promisify(execFile)('ps', ['-o', 'stat=', '-p', String(pid)]).catch(() => ({ stdout: '' }))).stdout.trim())
      while (await isAlive()) await pause(20)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
