import assert from 'node:assert/strict'
import { newConversation } from '../../server/dialogue/conversation.ts'
import type { Found } from '../../server/dialogue/found.ts'
import type { Fact } from '../../server/dialogue/plan.ts'
import { pointsOf } from '../../server/dialogue/quoted.ts'
import { settle } from '../../server/dialogue/settle.ts'
import type { Want } from '../../server/dialogue/wants.ts'
import { isPoint, sharesWord } from '../../server/language/points.ts'

const quote = (text: string): Fact => ({ type: 'quote', text: `“${text}”`, source: 'shop', ref: 'policy:care:en' })
const ask = (question: string): Want => ({ want: 'answer', question, skus: [], about: 'pages' })
const told = (text: string): Found => ({ want: 'answer', quote: quote(text), page: { topic: 'care', heading: 'Care' } })
const untold = (nearest?: string): Found => ({
  want: 'answer',
  ...(nearest === undefined ? {} : { nearest: [{ ...quote(nearest), text: nearest }] }),
})
const acts = (...found: Found[]) =>
  settle(
    newConversation('en'),
    found.map((_one, at) => ask(`is it question ${at}`)),
    found,
    {},
  ).settled.acts.map(({ act, slots }) => ('reason' in slots ? `${act} ${slots.reason}` : act))

describe('What the texts do not tell', () => {
  it('is said once, with a person offered', () => {
    assert.deepEqual(acts(untold(), untold()), ['decline unknown', 'handoff'])
  })

  it('comes after what they do tell, named in the shopper’s own words where these can be said back', () => {
    assert.deepEqual(acts(untold(), told('Wash at 30 °C.')), ['answer', 'untold', 'handoff'])
    assert.deepEqual(
      pointsOf(['does it smell??', '掉不掉毛？'])?.map(({ text }) => text),
      ['does it smell', '掉不掉毛'],
    )
    assert.deepEqual(
      pointsOf(['ok one pair brown 9. do i need wax with them too', '那买卡其的吧 发哪个快递啊', 'lovely, and is it made in italy'])?.map(
        ({ text }) => text,
      ),
      ['do i need wax with them too', '发哪个快递啊', 'is it made in italy'],
    )
    for (const none of ['那大的那款呢', '一百以内吧', 'and the bigger one?', 'what about the wool duvet'])
      assert.equal(isPoint(none), false, none)
    for (const odd of ['a “quoted” thing', 'see www.example.com', `so ${'long '.repeat(20)}`, '?']) assert.equal(pointsOf([odd]), undefined)
  })

  it('is not said where what comes nearest to it has just been quoted', () => {
    assert.deepEqual(acts(told('Water-based paint, sanded edges.'), untold('Water-based paint, sanded edges.')), ['answer'])
    assert.deepEqual(acts(told('Wash at 30 °C.'), untold('Made in Leeds.')), ['answer', 'untold', 'handoff'])
  })

  it('is said of what is quoted and only comes near it, in the shopper’s own words where these can be said back', () => {
    const says = (question: string, more: object) => {
      const found = { ...told('IP67, rinse under the tap.'), ...more } as Found
      const [{ act, slots } = { act: undefined, slots: {} }] = settle(newConversation('en'), [ask(question)], [found], {}).settled.acts
      return [act, 'point' in slots ? (slots.point as Fact).text : undefined]
    }
    assert.deepEqual(says('can i swim with them?', { near: true }), ['near', 'can i swim with them'])
    assert.deepEqual(says('会不会太香', { near: true }), ['near', '会不会太香'])
    // No code, no number alone and no long message.
    const long = ['can i take them in the pool with me in the mornings?', '我早上去游泳的时候想一直戴着它们可以吗']
    for (const question of ['SPOKE20', 'does SPOKE20 work?', '38?', '38码', 'i have code SPOKE20', ...long])
      assert.deepEqual(says(question, { near: true }), ['near', undefined], question)
    assert.deepEqual(says('can i swim with them?', {}), ['answer', undefined])
    // What follows from it in a word is an answer.
    assert.deepEqual(says('can i swim with them?', { near: true, verdict: { ...quote('No'), type: 'verdict', text: 'No' } }), [
      'answer',
      undefined,
    ])
  })

  it('is quoted once, alone and in its passage', () => {
    const quotes = (...texts: string[]) =>
      settle(
        newConversation('en'),
        texts.map((_one, at) => ask(`is it question ${at}`)),
        texts.map(told),
        {},
      ).settled.acts.flatMap(({ slots }) => ('quote' in slots ? [(slots.quote as Fact).text] : []))
    assert.deepEqual(quotes('Closed on Mondays.', 'Ring us. Closed on Mondays. Dogs are welcome.'), [
      '“Closed on Mondays.”',
      '“Ring us.”\n“Dogs are welcome.”',
    ])
    assert.deepEqual(quotes('周一休息。', '周一休息。可以试茶。'), ['“周一休息。”', '“可以试茶。”'])
  })

  it('is no point where nothing was asked', () => {
    for (const asked of ['does it smell', '掉不掉毛', 'max weight', '重量', 'dishwasher?']) assert.ok(isPoint(asked), asked)
    for (const said of [
      'show it to someone',
      '£50.95',
      '行吧学生党这边',
      '在吗',
      '有人吗？',
      'you there?',
      'hi, anyone there',
      'do you guys',
      'can i',
    ])
      assert.ok(!isPoint(said), said)
  })

  it('is told where the reply has a word of it, but for the name of what it is about', () => {
    assert.ok(sharesWord('两条能拼一起吗', '“两条可拼成双人”', '暖巢睡袋'))
    assert.ok(sharesWord('does it thread itself', '“An automatic needle threader.”', 'Juniper 100'))
    assert.ok(sharesWord('那不是过99了吗', '“满99元我们包了。”', ''))
    assert.ok(sharesWord('真的会变吗', '“会影响变色。”', '感温勺'))
    assert.ok(!sharesWord('会不会掉毛', '“可放洗衣袋机洗，平铺晾干。”', '暖冬针织毯'))
    assert.ok(!sharesWord('does the tent have a skylight', '“A pop-up tent for four.”', 'Four-person Pop-up Tent'))
  })
})
