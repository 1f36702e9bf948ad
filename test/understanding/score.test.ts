import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Command } from '../../server/understanding/commands.ts'
import { figuresOf } from '../../server/understanding/score.ts'

const turn = (gold: Command[], read: Command[]) => ({ gold, read })

describe('figures of readings', () => {
  it('count types in any order, then arguments by letters and digits alone, and no wording of questions', () => {
    const gold: Command[] = [
      {
        command: 'ask',
        args: [
          ['item', '1'],
          ['q', 'is the mug dishwasher safe'],
        ],
      },
      { command: 'find', args: [['kind', 'Tea-pot']] },
    ]
    const same: Command[] = [
      { command: 'find', args: [['kind', 'tea pot']] },
      {
        command: 'ask',
        args: [
          ['item', '1'],
          ['q', 'can it be washed'],
        ],
      },
    ]
    // A hyphen is a relation's: it counts.
    assert.deepEqual(figuresOf([turn(gold, same)]), {
      turns: 1,
      commandsRight: 1,
      allRight: 0,
      commandF1: 1,
      argumentF1: 0.5,
      itemF1: 1,
    })
    const shop: Command[] = [
      {
        command: 'ask',
        args: [
          ['about', 'shop'],
          ['q', 'returns'],
        ],
      },
    ]
    const goods: Command[] = [
      {
        command: 'ask',
        args: [
          ['item', '1'],
          ['q', 'returns'],
        ],
      },
    ]
    assert.equal(figuresOf([turn(shop, goods)]).commandsRight, 0)
    assert.equal(figuresOf([turn(shop, [...shop, ...shop])]).commandsRight, 0)
  })
})
