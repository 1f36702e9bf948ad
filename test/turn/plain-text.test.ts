import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { toPlainText } from '../../server/turn/plain-text.ts'

describe('what an engine writes, in plain text', () => {
  for (const [what, written, said] of [
    ['bold and italics', '**[product]** is _yours_ for __[price]__.', '[product] is yours for [price].'],
    ['bold beside Chinese marks', '推荐**“[product]”**的**软**底。', '推荐“[product]”的软底。'],
    ['a heading and its text', '# 您好\n欢迎来到[shop]。', '您好\n欢迎来到[shop]。'],
    ['a list', 'We have:\n\n- [product]\n- **[product2]**\n  and more\n', 'We have:\n[product]\n[product2]\nand more'],
    ['a numbered list', '1. Pick a size\n2. Pay', 'Pick a size\nPay'],
    ['a link', 'See [our page](https://a.example/x "t").', 'See our page (https://a.example/x).'],
    ['a bare link', 'See https://a.example/x now', 'See https://a.example/x now'],
    ['a picture', '![a mug](https://a.example/mug.png)', 'a mug (https://a.example/mug.png)'],
    ['code', 'Say `[code]` at the desk:\n```text\n[quote]\n```', 'Say [code] at the desk:\n[quote]'],
    ['a table', '| a | b |\n| - | - |\n| [product] | [price] |', 'a b\n[product] [price]'],
    ['a quotation and a rule', '> [quote]\n\n---\n\nAnything else?', '[quote]\nAnything else?'],
    ['struck out', 'It is ~~[former]~~ [price].', 'It is [former] [price].'],
    ['tags', '<b>[product]</b> is here.<br>', '[product] is here.'],
    ['escapes', 'Two \\* three', 'Two * three'],
    ['placeholders that look like links', '[product]: [why]', '[product]: [why]'],
    ['placeholders side by side', '[quote][price](soft)', '[quote][price](soft)'],
    ['what is plain', 'A mug for [price]; 3 * 4 is not said. 好的，[product]！', 'A mug for [price]; 3 * 4 is not said. 好的，[product]！'],
    ['nothing', '', ''],
  ] as const)
    it(what, () => assert.equal(toPlainText(written), said))

  it('puts each placeholder back where it stood, and nothing that an engine made up in its place', () => {
    assert.equal(toPlainText('*[a]* [b1] \ue000 [a]'), '[a] [b1]  [a]')
  })
})
