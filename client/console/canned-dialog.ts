import { html, nothing, type TemplateResult } from 'lit'
import type { CannedReply } from '../../server/wire.ts'
import type { Strings } from './strings.ts'

type DialogContext = {
  replies: readonly CannedReply[]
  /** Why the last change was not kept. */
  problem: string | undefined
  save(reply: CannedReply): Promise<boolean>
  remove(id: string): void
  closed(): void
}

/** Everybody's canned replies, to be written, changed and removed. */
export function renderCannedDialog(text: Strings, context: DialogContext): TemplateResult {
  const { replies, problem, closed } = context
  return html`<dialog class="wide" aria-label=${text.canned} @close=${closed}>
    <h2>${text.canned}</h2>
    <p class="muted">${text.cannedHelp}</p>
    <p class="problem" role="alert">${problem ?? nothing}</p>
    <details class="one" ?open=${replies.length === 0}><summary>${text.newCanned}</summary>${renderForm(undefined, text, context)}</details>
    ${replies.map(reply => html`<details class="one"><summary>/${reply.shortcut} <span class="muted">${reply.zh ?? reply.en}</span></summary>${renderForm(reply, text, context)}</details>`)}
    <form method="dialog"><button class="secondary">${text.close}</button></form>
  </dialog>`
}

function renderForm(reply: CannedReply | undefined, text: Strings, { save, remove }: DialogContext): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const read = (name: string) => String(new FormData(form).get(name)).trim()
    const [zh, en] = [read('zh'), read('en')]
    const saved = save({
      id: reply?.id ?? crypto.randomUUID(),
      shortcut: read('shortcut').replace(/^\//, ''),
      ...(zh ? { zh } : {}),
      ...(en ? { en } : {}),
    })
    if (reply === undefined) void saved.then(done => done && form.reset())
  }
  return html`<form class="reply" @submit=${submit}>
    <label>${text.shortcut}<input name="shortcut" required maxlength="32" autocomplete="off" .value=${reply?.shortcut ?? ''} /></label>
    <label>${text.languages.zh}<textarea name="zh" rows="2" maxlength="2000" lang="zh-CN" .value=${reply?.zh ?? ''}></textarea></label>
    <label>${text.languages.en}<textarea name="en" rows="2" maxlength="2000" lang="en" .value=${reply?.en ?? ''}></textarea></label>
    <p>
      ${reply === undefined ? nothing : html`<button type="button" class="quiet danger" @click=${() => remove(reply.id)}>${text.removeCanned}</button>`}
      <button class="primary">${text.keep}</button>
    </p>
  </form>`
}
