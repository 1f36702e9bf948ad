import assert from 'node:assert/strict'
import { inDigits } from '../../server/shop/told-numbers.ts'

describe('Numbers that a shop says in words', () => {
  const read = (text: string) => inDigits(text).split('\n').at(-1)

  it('are read before what they measure', () => {
    for (const [said, told] of [
      ['江浙沪一到两天，其他省三到五天', '江浙沪1到2天，其他省3到5天'],
      ['东北四五天，保修半年', '东北4-5天，保修0.5年'],
      ['三点前付款当天发，二十件起批', '3点前付款当天发，20件起批'],
      ['Three-year guarantee, two to four working days', '3-year guarantee, 2 to 4 working days'],
      ['back within a week, or half an hour early', 'back within 1 week, or 0.5 hour early'],
    ] as const)
      assert.equal(read(said), told)
  })

  it('are none in other words', () => {
    for (const text of ['三文鱼一般统一用一个盒子', '可以换一次，万一有一点问题', 'one of a kind, two doors down'])
      assert.equal(inDigits(text), text)
  })

  it('stand beside the words, which stay as they are', () => {
    assert.equal(inDigits('保一年'), '保一年\n保1年')
  })
})
