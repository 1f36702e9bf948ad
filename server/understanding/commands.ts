import { type CommandName, commandNames } from '../dialogue/commands.ts'

/** What each command may carry, and what it must. */
export const argumentsOf: Record<CommandName, readonly string[]> = {
  find: ['kind', 'for', 'budget', 'colour', 'size', 'material', 'feature', 'use', 'brand', 'age', 'not', 'new'],
  more: [],
  cheaper: ['item'],
  dearer: ['item'],
  ask: ['item', 'about', 'q'],
  stock: ['item', 'colour', 'size', 'quantity'],
  price: ['item', 'colour', 'size', 'quantity'],
  compare: ['item', 'about'],
  advise: ['item', 'about'],
  add: ['item', 'quantity', 'colour', 'size'],
  drop: ['item', 'quantity', 'colour', 'size'],
  total: ['item'],
  checkout: [],
  coupon: [],
  haggle: [],
  order: ['what', 'q'],
  person: ['reason'],
  contact: [],
  yes: [],
  no: [],
  reject: ['item'],
  chat: ['what'],
  off: [],
  noise: [],
}

/**
 * As it stands in files and on the command line: values in the shopper's own words, in the order of the message. `place`: where in it, 0 to 1;
 * `pointer`: how likely each thing on the screen is meant.
 */
export type Command = { command: CommandName; args: [string, string][]; probability?: number; place?: number; pointer?: readonly number[] }

export const isCommandName = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name)

export const valuesOf = ({ args }: Command, name: string): string[] => args.filter(([key]) => key === name).map(([, value]) => value)

/** What is told apart when commands are counted: an order's and a chat's kind, and questions about the shop. */
export function typeOf(command: Command): string {
  const [what] = valuesOf(command, 'what')
  if (command.command === 'order' || command.command === 'chat') return `${command.command}/${what ?? ''}`
  return command.command === 'ask' && valuesOf(command, 'about').includes('shop') ? 'ask/shop' : command.command
}
