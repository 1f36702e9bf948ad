import type { Desk } from '../shared/desk/desk.ts'
import type { UsherInbox } from './inbox.ts'
import type { UsherTalk } from './talk.ts'

export type Command =
  | { do: 'move'; step: 1 | -1 }
  | { do: 'jump'; step: 1 | -1 }
  | { do: 'claim' | 'release' | 'close' | 'suggest' | 'reply' | 'note' | 'search' | 'help' | 'back' }

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries<Command>({
    j: { do: 'move', step: 1 },
    ArrowDown: { do: 'move', step: 1 },
    k: { do: 'move', step: -1 },
    ArrowUp: { do: 'move', step: -1 },
    ']': { do: 'jump', step: 1 },
    '[': { do: 'jump', step: -1 },
    c: { do: 'claim' },
    x: { do: 'release' },
    e: { do: 'close' },
    r: { do: 'reply' },
    s: { do: 'suggest' },
    n: { do: 'note' },
    '/': { do: 'search' },
    '?': { do: 'help' },
    Escape: { do: 'back' },
  }),
)

/** What a key asks for, outside of text fields; Enter and Space stay with the control that has the focus. */
export function toCommand(event: KeyboardEvent): Command | undefined {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || event.defaultPrevented) return undefined
  const target = event.composedPath()[0]
  const inText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  // The arrows scroll where a scrolled region has the focus.
  if (event.key.startsWith('Arrow') && target instanceof HTMLElement && target.matches('.scroll, .scroll *')) return undefined
  return inText ? undefined : commands.get(event.key)
}

export function obey(
  command: Command,
  { desk, inbox, talk, ask }: { desk: Desk; inbox: UsherInbox; talk: UsherTalk; ask(what: 'keys' | 'close'): void },
): void {
  switch (command.do) {
    case 'move':
      inbox.move(command.step)
      break
    case 'jump':
      talk.jump(command.step)
      break
    case 'search':
      inbox.search()
      break
    case 'help':
      ask('keys')
      break
    case 'claim':
      void talk.claim()
      break
    case 'release':
      void desk.release()
      break
    case 'close':
      if (desk.item && desk.item.status !== 'closed') ask('close')
      break
    case 'suggest':
      void talk.suggest()
      break
    case 'reply':
    case 'note':
      talk.write(command.do)
      break
    case 'back':
      desk.show(undefined)
      break
    default:
      command satisfies never
  }
}
