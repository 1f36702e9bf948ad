import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'mocha'
import { type Service, Shopper, startService } from '../support/service.ts'

/** A server that speaks the chat-completions API and answers what a test tells it to. */
describe('an OpenAI-compatible engine', () => {
  let remote: Server
  let url = ''
  /** `endless`: a candidate that is not among the replies and never ends. */
  let answer: (plan: string) => { status?: number; replies: string[]; delayMs?: number; endless?: true }
  let cutOff = 0
  const asked: { authorization: string | undefined; body: { model: string; n?: number; messages: { role: string; content: string }[] } }[] =
    []
  let service: Service

  before(async () => {
    remote = createServer((request, response) => {
      let body = ''
      request.on('data', chunk => (body += String(chunk)))
      request.on('end', () => {
        const read = JSON.parse(body)
        asked.push({ authorization: request.headers.authorization, body: read })
        const { status = 200, replies, delayMs = 0, endless } = answer(read.messages.at(-1).content)
        response.on('close', () => {
          if (!response.writableEnded) cutOff++
        })
        const piece = (more: object) =>
          response.write(
            `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 0, model: read.model, ...more })}\n\n`,
          )
        setTimeout(() => {
          response.writeHead(status, { 'content-type': 'text/event-stream' })
          if (endless) piece({ choices: [{ index: replies.length, delta: { role: 'assistant', content: 'And so' }, finish_reason: null }] })
          for (const [index, content] of replies.entries()) {
            for (const part of content.match(/.{1,9}/gs) ?? [])
              piece({ choices: [{ index, delta: { role: 'assistant', content: part }, finish_reason: null }] })
            piece({ choices: [{ index, delta: {}, finish_reason: 'stop' }] })
          }
          if (endless) return
          piece({ choices: [], usage: { prompt_tokens: 40, completion_tokens: 9, total_tokens: 49 } })
          response.end('data: [DONE]\n\n')
        }, delayMs)
      })
    })
    await new Promise<void>(resolve => remote.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(remote.address() as AddressInfo).port}/v1`
    service = await startService({
      USHER_GENERATOR_URL: url,
      USHER_GENERATOR_MODEL: 'shop-model',
      USHER_GENERATOR_KEY: 'secret-key',
      USHER_GENERATOR_DEADLINE_MS: '1000',
    })
    await service.app.settled()
  })
  after(async () => {
    await service.stop()
    remote.close()
  })

  const hello = async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    const reply = await shopper.say('hello')
    shopper.close()
    return reply
  }
  const good = 'Welcome to [shop], your AI assistant here. What are you after?'

  it('words the plan behind the same guard, with the key and the contract', async () => {
    answer = () => ({ replies: [good] })
    const reply = await hello()
    assert.equal(reply.by, 'remote')
    assert.equal(reply.text, 'Welcome to Spruce & Co, your AI assistant here. What are you after?')
    const last = asked.at(-1)
    assert.equal(last?.authorization, 'Bearer secret-key')
    assert.equal(last?.body.model, 'shop-model')
    assert.match(last?.body.messages.at(-1)?.content ?? '', /^en greet \[shop\] \| ask about=need$/)
    assert.match(last?.body.messages[0]?.content ?? '', /placeholder/)
  })

  it('shows no candidate that invents, and takes the next one that does not', async () => {
    answer = () => ({ replies: ['Welcome to [shop]! Everything is 50% off today.', good] })
    assert.equal((await hello()).text, 'Welcome to Spruce & Co, your AI assistant here. What are you after?')
  })

  it('shows no mark of Markdown, and a link only to the guard', async () => {
    for (const written of [
      '**Welcome to [shop]**, your AI *assistant* here. What are you after?',
      '## Welcome to [shop], your `AI` assistant here.\n\n- What are you after?',
    ]) {
      answer = () => ({ replies: [written] })
      const { by, text } = await hello()
      assert.deepEqual([by, text.replace('\n', ' ')], ['remote', 'Welcome to Spruce & Co, your AI assistant here. What are you after?'])
    }
    answer = () => ({ replies: ['Welcome to [shop], your AI assistant. [What are you after?](https://elsewhere.example)', good] })
    assert.equal((await hello()).text, 'Welcome to Spruce & Co, your AI assistant here. What are you after?')
  })

  it('takes a whole candidate while another goes on and on, which is cut off', async () => {
    answer = () => ({ replies: [good], endless: true })
    const before = cutOff
    assert.equal((await hello()).by, 'remote')
    assert.equal(cutOff, before + 1)
  })

  it('ends the work of an engine that is late', async () => {
    answer = () => ({ replies: [], endless: true })
    const before = cutOff
    assert.equal((await hello()).by, 'template')
    assert.equal(cutOff, before + 1)
  })

  it('counts the tokens it was charged for', async () => {
    const spent = async () => {
      const text = await (await fetch(`${service.url}/metrics`)).text()
      return ['in', 'out'].map(direction =>
        Number(new RegExp(`usher_engine_tokens_total{by="remote",direction="${direction}"} (\\d+)`).exec(text)?.[1]),
      )
    }
    answer = () => ({ replies: [good] })
    await hello()
    const [before, after] = [await spent(), await hello().then(spent)]
    assert.deepEqual(
      after.map((sum, at) => sum - before[at]!),
      [40, 9],
    )
  })

  for (const [what, bad] of [
    ['invents a price', { replies: ['Welcome to [shop], tents from ¥99.'] }],
    ['fails', { status: 500, replies: [] }],
    ['is late', { replies: [good], delayMs: 1500 }],
    ['leaves the shop out', { replies: ['Hello there.'] }],
  ] as const) {
    it(`falls back to templates when the engine ${what}`, async () => {
      answer = () => ({ ...bad, replies: [...bad.replies] })
      const reply = await hello()
      assert.equal(reply.by, 'template')
      assert.match(reply.text, /Spruce & Co/)
    })
  }
})
