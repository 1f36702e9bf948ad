import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { saysUnanswered, withoutImpatience, withoutReproach } from '../../server/understanding/unanswered.ts'

describe('an answer that is said to be none', () => {
  const yes = [
    '你没回答我的问题',
    '答非所问',
    '你根本没回答',
    '我问的不是这个',
    "that's not what I asked",
    "you didn't answer me",
    "you haven't answered my question",
    'answer my question please',
  ]
  const no = [
    '没问题',
    '不用了谢谢',
    '不是我问的，是我朋友问的吗',
    'no thanks',
    "you didn't answer, which colours?",
    '你没回答我，能装电脑吗',
    'not sure',
    "that's not what I asked! if the mug is BROKEN when it comes",
    '没回应就算了',
    'I asked my wife and she likes it',
  ]
  for (const text of yes) it(`is heard in: ${text}`, () => assert.ok(saysUnanswered(text)))
  for (const text of no) it(`is not heard in: ${text}`, () => assert.ok(!saysUnanswered(text)))
})

describe('what was left out of an answer', () => {
  for (const [said, asked] of [
    ["you didn't say when it arrives", 'when it arrives'],
    ['but you still havent told me how much postage is', 'how much postage is'],
    ['no just tell me how much it covers per litre then', 'how much it covers per litre then'],
    ['can you tell me about the rabbit', 'can you tell me about the rabbit'],
    ['你还没说啥时候发货呢', '啥时候发货'],
    ['你没告诉我能不能机洗', '能不能机洗'],
    ["you didn't say it was blue", "you didn't say it was blue"],
    ['小兔能机洗吗 大熊呢', '小兔能机洗吗 大熊呢'],
    ['没说不要', '没说不要'],
    ['hello?? how long is the warranty', 'how long is the warranty'],
    ['just tell me yes or no, does the lamp dim', 'does the lamp dim'],
    ['answer me. can it go outside', 'can it go outside'],
    ['hello, how long is the warranty', 'hello, how long is the warranty'],
    ['你倒是回我啊 青海要不要加钱', '青海要不要加钱'],
    ['台灯能调光吗 别答非所问', '台灯能调光吗'],
    ['能不能说一下怎么保养', '能不能说一下怎么保养'],
    ['给孩子买个书包，重不重啊', '给孩子买个书包，重不重啊'],
  ] as const)
    it(`is asked in: ${said}`, () => assert.equal(withoutReproach(withoutImpatience(said)), asked))
})
