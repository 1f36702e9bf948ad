import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import type { Action, MessageEvent } from '../../server/wire.ts'
import { CartPage, isBot, type PageAnswer } from '../support/cart-page.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

/** Puts a variant of the demo shop's running shoes (black 42: two in stock) into words. */
const wishes = {
  zh: { see: '想看看云驰缓震跑鞋', add: '要一双黑色42码的', label: '黑色 · 42' },
  en: { see: 'show me the Skyglide Cushioned Running Shoes', add: 'add it in black, size 42', label: 'Black · 42' },
} as const
const black42 = 'RUN-101-BLK-42'
const lineOf = (action: Action | undefined) => (action !== undefined && 'sku' in action ? (action.variant ?? action.sku) : undefined)

describe('the cart in the chat', () => {
  let service: Service
  let later = 0
  const overrides = { now: () => new Date(Date.now() + later) }
  before(async () => {
    service = await startService({ USHER_RATE_MESSAGES: '1000' }, overrides)
    await service.app.settled()
  })
  after(() => service.stop())

  describe('a cart that is filled in words', () => {
    async function shop(language: 'zh' | 'en', answer?: (action: Action) => PageAnswer, handles?: Parameters<CartPage['start']>[1]) {
      const page = new CartPage(service.url, answer)
      await page.start(language, handles)
      await page.say(wishes[language].see)
      return page
    }

    for (const language of ['zh', 'en'] as const) {
      it(`gets the variant that was named, and is spoken of only after the page has it (${language})`, async () => {
        const page = await shop(language)
        const { reply, after: then } = await page.order(wishes[language].add)
        assert.deepEqual(
          reply.actions?.map(action => [action.on, action.do, lineOf(action)]),
          [['arrival', 'add', black42]],
        )
        assert.doesNotMatch(reply.text, /已经|is in your cart/, 'nothing has happened yet')
        assert.match(then?.text ?? '', language === 'zh' ? /已经放进购物车/ : /in your cart/)
        assert.ok(then?.text.includes(wishes[language].label))
        assert.deepEqual(
          then?.actions?.map(action => [action.on, action.do]),
          [['tap', 'open_checkout']],
        )
        assert.deepEqual([...page.cart], [[black42, 1]])
        page.close()
      })

      it(`is asked for a size and a colour before anything is put into it, and takes them by button and by word (${language})`, async () => {
        const page = await shop(language)
        const asked = await page.order(language === 'zh' ? '加到购物车' : 'add it to my cart')
        assert.equal(asked.reply.actions, undefined)
        const black = asked.reply.choices?.find(({ label }) => label === (language === 'zh' ? '黑色' : 'Black'))
        assert.ok(black !== undefined, JSON.stringify(asked.reply))
        const picked = await page.ask('choice:pick', { id: crypto.randomUUID(), message: asked.reply.seq, choice: black.id })
        assert.ok(picked.ok)
        const sizes = await page.answerTo(picked.value.seq)
        assert.ok(sizes.choices?.some(({ label }) => label === '42'))
        assert.equal(page.carried.length, 0)
        await page.order('42')
        assert.deepEqual([...page.cart], [[black42, 1]])
        page.close()
      })

      it(`changes a quantity, lists what is there, lets go and leads to the checkout (${language})`, async () => {
        const zh = language === 'zh'
        const page = await shop(language)
        await page.order(wishes[language].add)
        const two = await page.order(zh ? '改成两双' : 'make it two')
        assert.deepEqual([...page.cart], [[black42, 2]])
        assert.match(two.after?.text ?? '', zh ? /2件.*¥798/ : /2.*¥798/)
        const listed = await page.say(zh ? '购物车里有什么' : "what's in my cart?")
        assert.ok(listed.text.includes(wishes[language].label) && listed.text.includes('¥798'), listed.text)
        const till = await page.say(zh ? '下单吧' : 'place the order')
        assert.deepEqual(
          till.actions?.map(action => [action.on, action.do]),
          [['arrival', 'open_checkout']],
        )
        const gone = await page.order(zh ? '不要那双鞋了' : 'remove the shoes please')
        assert.match(gone.after?.text ?? '', zh ? /拿掉了/ : /out of your cart/)
        assert.deepEqual([...page.cart], [])
        const empty = await page.say(zh ? '购物车里有什么' : "what's in my cart?")
        assert.match(empty.text, zh ? /还没看到/ : /don't see anything/)
        page.close()
      })

      it(`tells once what two of it come to (${language})`, async () => {
        const page = await shop(language)
        const { reply, after: then } = await page.order(
          language === 'zh' ? '要两双黑色42码的，一共多少' : 'two in black, size 42, how much is that?',
        )
        assert.match(reply.text, /¥798/)
        assert.match(then?.text ?? '', language === 'zh' ? /已经放进购物车/ : /in your cart/)
        assert.doesNotMatch(then?.text ?? '', /¥/, 'said a moment ago')
        assert.deepEqual([...page.cart], [[black42, 2]])
        page.close()
      })

      it(`takes no quantity that cannot be meant, and none that is not there (${language})`, async () => {
        const zh = language === 'zh'
        const page = await shop(language)
        for (const said of zh ? ['要0双', '要-1双', '来1000000000双'] : ['add 0 of them', 'add -1 of them', 'add 1000000000 of them'])
          assert.match((await page.order(said)).reply.text, zh ? /数量加不了/ : /can't do that quantity/, said)
        const many = await page.order(zh ? '要三双黑色42码的' : 'add three in black, size 42')
        assert.match(many.reply.text, zh ? /只有2件/ : /2 left/)
        assert.equal(page.carried.length, 0)
        page.close()
      })

      const troubles: [string, PageAnswer, RegExp, RegExp][] = [
        ['sold out meanwhile', { state: 'refused', reason: 'sold_out' }, /卖完/, /sold out/],
        ['at another price', { state: 'refused', reason: 'price_changed' }, /价格和刚才说的不一样/, /price has changed/],
        ['with a handler that throws', { state: 'failed' }, /出了点问题/, /went wrong/],
        ['that did not answer', { state: 'unknown' }, /不知道/, /don't know whether/],
        ['that turns out to have no handler', { state: 'nobody' }, /商品页/, /own page/],
      ]
      for (const [name, answer, zh, en] of troubles)
        it(`is not said to be filled by a page ${name} (${language})`, async () => {
          const page = await shop(language, () => answer)
          const { after: then } = await page.order(wishes[language].add)
          assert.match(then?.text ?? '', language === 'zh' ? zh : en)
          assert.doesNotMatch(then?.text ?? '', /已经放进|is in your cart/)
          const listed = await page.say(language === 'zh' ? '购物车里有什么' : "what's in my cart?")
          assert.match(listed.text, language === 'zh' ? /还没看到/ : /don't see anything/)
          page.close()
        })

      it(`is left to the product's own page where the shop's page carries nothing out (${language})`, async () => {
        const page = await shop(language, undefined, [])
        const { reply } = await page.order(wishes[language].add)
        assert.equal(reply.actions, undefined)
        assert.match(reply.text, language === 'zh' ? /商品页面上购买/ : /buy it on its own page/)
        assert.equal(reply.cards?.[0]?.variant, black42)
        page.close()
      })
    }

    it('gets two things of which each is chosen, in as many as were last said', async () => {
      const page = new CartPage(service.url)
      await page.start('zh')
      const shown = await page.say('想看看帐篷')
      const [first, , third] = shown.cards?.map(({ sku }) => sku) ?? []
      await page.say('第一款和第三款都要')
      await page.say('改成两个')
      const { reply } = await page.order('绿色')
      assert.deepEqual(
        page.carried.map(action => 'quantity' in action && [action.sku, action.quantity]),
        [[first, 2]],
      )
      assert.equal(
        reply.cards?.some(({ sku }) => sku === third),
        true,
        'and is asked about the other',
      )
      page.close()
    })

    it('gets nothing after the shopper thought better of it', async () => {
      const page = await shop('zh')
      await page.say('就要它')
      await page.say('黑色')
      await page.say('不买了')
      await page.say('42')
      assert.equal(page.carried.length, 0)
      page.close()
    })

    it('has no sum of a part: what cannot be told is asked', async () => {
      const page = await shop('en')
      const asked = await page.say('how much for the Skyglide Cushioned Running Shoes and a tent together?')
      assert.doesNotMatch(asked.text, /¥/)
      const both = await page.say('how much for both the shoes and a Morningmist Ceramic Mug?')
      assert.match(both.text, /¥468/)
      page.close()
    })

    it('is told once where a page answers and tracks, tracks later, or answers twice', async () => {
      const page = await shop('en', () => ({ state: 'done', track: false }))
      const { reply, after: then } = await page.order(wishes.en.add)
      assert.match(then?.text ?? '', /in your cart/)
      const [action] = reply.actions ?? []
      const again = await page.done(reply.seq, action!.id, { state: 'done' })
      assert.ok(again.ok)
      await page.ask('track', { id: crypto.randomUUID(), name: 'Product Added', properties: { sku: black42, quantity: 1 } })
      const listed = await page.say("what's in my cart?")
      assert.match(listed.text, /Black · 42\)\. /, 'one piece, not two')
      assert.equal(page.events.filter(event => isBot(event) && /is in your cart/.test(event.text)).length, 1)
      page.close()
    })

    it('believes what the page says lies in it', async () => {
      const page = await shop('en')
      const products = [
        { sku: black42, quantity: 2 },
        { sku: "GIFT-WRAP'S", quantity: 1 },
      ]
      const told = await page.ask('track', { id: crypto.randomUUID(), name: 'Cart Viewed', properties: { products } })
      assert.ok(told.ok)
      const listed = await page.say("what's in my cart?")
      assert.match(listed.text, /Black · 42\) ×2/)
      assert.doesNotMatch(listed.text, /comes to/, 'a sum of a part is none')
      page.close()
    })
  })

  describe('an action of a reply', () => {
    /** A reply that asks for an addition, and nobody who has taken it: the tabs are only looking. */
    async function asked(): Promise<{ tab: CartPage; message: MessageEvent; action: string }> {
      const tab = new CartPage(service.url)
      tab.take = async () => false
      await tab.open({ language: 'en', handles: ['add', 'open_cart', 'open_checkout'] })
      await tab.say(wishes.en.see)
      const message = await tab.say(wishes.en.add)
      const [action] = message.actions ?? []
      assert.ok(action !== undefined, message.text)
      return { tab, message, action: action.id }
    }
    const takes = (tab: Shopper, message: number, action: string, id: string = crypto.randomUUID(), tap?: true) =>
      tab.ask('action:take', { id, message, action, ...(tap === undefined ? {} : { tap }) })
    const granted = async (asking: ReturnType<typeof takes>) => {
      const answer = await asking
      assert.ok(answer.ok, JSON.stringify(answer))
      return answer.value.granted
    }

    it('is carried out by one of two tabs', async () => {
      const { tab, message, action } = await asked()
      const other = new Shopper(service.url)
      await other.open({ token: tab.token, handles: ['add'] })
      const answers = await Promise.all([tab, other, tab, other].map(one => granted(takes(one, message.seq, action))))
      assert.equal(answers.filter(Boolean).length, 1)
      await other.until(event => event.kind === 'action' && event.state === 'taken' && event.wanted.do === 'add')
      tab.close()
      other.close()
    })

    it('is there for a page that was reloaded before it was taken, and for none after', async () => {
      const { tab, message, action } = await asked()
      tab.close()
      const reloaded = new CartPage(service.url)
      await reloaded.start('en', ['add'], tab.token)
      assert.deepEqual([...reloaded.cart], [[black42, 1]])
      reloaded.close()
      const again = new CartPage(service.url)
      await again.start('en', ['add'], tab.token)
      assert.equal(again.carried.length, 0)
      assert.equal(await granted(takes(again, message.seq, action, undefined, true)), false)
      again.close()
    })

    it('gets the same answer under the same id, and none under that of another thing', async () => {
      const { tab, message, action } = await asked()
      const id = crypto.randomUUID()
      assert.equal(await granted(takes(tab, message.seq, action, id)), true)
      assert.equal(await granted(takes(tab, message.seq, action, id)), true)
      const unknown = await takes(tab, message.seq, 'a9')
      assert.equal(!unknown.ok && unknown.code, 'not_found')
      const ofShopper = await takes(tab, message.seq - 1, action)
      assert.equal(!ofShopper.ok && ofShopper.code, 'not_found')
      const untaken = await tab.done(message.seq, 'a9', { state: 'done' })
      assert.equal(!untaken.ok && untaken.code, 'not_found')
      for (const outcome of ['taken', 'yes', ''])
        assert.equal(
          (await tab.raw('action:done', { id: crypto.randomUUID(), message: message.seq, action, outcome })).ok,
          false,
          'only the outcomes of the contract',
        )
      tab.close()
    })

    it('is not carried out for who comes back later, unless they press it', async () => {
      const { tab, message, action } = await asked()
      later += 121_000
      assert.equal(await granted(takes(tab, message.seq, action)), false)
      assert.equal(await granted(takes(tab, message.seq, action, undefined, true)), true)
      tab.close()
    })

    it('may be tried again by a press where nothing was done, and not where nobody knows', async () => {
      for (const [state, expected] of [
        ['refused', true],
        ['unknown', false],
        ['done', false],
      ] as const) {
        const { tab, message, action } = await asked()
        assert.equal(await granted(takes(tab, message.seq, action)), true)
        await tab.done(message.seq, action, { state })
        assert.equal(await granted(takes(tab, message.seq, action, undefined, true)), expected, state)
        tab.close()
      }
    })

    it('opens the cart and the checkout as often as it is pressed', async () => {
      const { tab, message, action } = await asked()
      assert.equal(await granted(takes(tab, message.seq, action)), true)
      await tab.done(message.seq, action, { state: 'done' })
      const then = (await tab.until(event => isBot(event) && event.seq > message.seq)) as MessageEvent
      const till = then.actions?.find(({ do: what }) => what === 'open_checkout')
      assert.ok(till !== undefined)
      for (const _press of [1, 2]) {
        assert.equal(await granted(takes(tab, then.seq, till.id)), false, 'only by a press')
        assert.equal(await granted(takes(tab, then.seq, till.id, undefined, true)), true)
        await tab.done(then.seq, till.id, { state: 'done' })
      }
      tab.close()
    })

    it('of a tab that died is given to nobody else, and the shopper hears that nothing is known, after a restart too', async () => {
      const { tab, message, action } = await asked()
      assert.equal(await granted(takes(tab, message.seq, action)), true)
      tab.close()
      const { folder } = service
      await service.stop({ keep: true })
      later += 30_000
      service = await startService({ USHER_RATE_MESSAGES: '1000' }, overrides, folder)
      const back = new CartPage(service.url)
      await back.start('en', ['add', 'open_cart'], tab.token)
      assert.equal(back.carried.length, 0)
      const told = (await back.until(event => isBot(event) && event.seq > message.seq)) as MessageEvent
      assert.match(told.text, /don't know whether it worked/)
      assert.deepEqual(
        told.actions?.map(({ do: what, on }) => [what, on]),
        [['open_cart', 'tap']],
      )
      // The page may still tell: then it is told.
      const done = await back.done(message.seq, action, { state: 'done' })
      assert.ok(done.ok)
      const then = (await back.until(event => isBot(event) && event.seq > told.seq)) as MessageEvent
      assert.match(then.text, /in your cart/)
      back.close()
    })

    it('of a closed conversation is not carried out', async () => {
      const { tab, message, action } = await asked()
      const { openDatabase } = await import('../../server/store/sqlite.ts')
      const database = openDatabase(`${service.folder}/usher.sqlite`)
      database.sql("UPDATE conversations SET status = 'closed' WHERE id = ?", tab.conversation)
      database.close()
      const answer = await takes(tab, message.seq, action)
      assert.equal(!answer.ok && answer.code, 'closed')
      tab.close()
    })

    it('is not sent to a client that knows none: it is pointed to the button of the card', async () => {
      const shopper = new Shopper(service.url)
      await shopper.open({ language: 'en' })
      await shopper.say(wishes.en.see)
      const reply = await shopper.say(wishes.en.add)
      assert.equal(reply.actions, undefined)
      assert.match(reply.text, /Add to cart/)
      shopper.close()
    })
  })
})
