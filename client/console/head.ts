import { html, nothing, type TemplateResult } from 'lit'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'

export type HeadContext = {
  text: Strings
  name: string
  email: string
  online: number | undefined
  alerting: boolean
  teach(): void
  /** For admins. */
  writeCopy: (() => void) | undefined
  toggleAlerts(): void
  showKeys(): void
  speak(): void
  signOut(): void
}

/** Who is signed in and who else is there; alerts, keys, language and the way out. */
export function renderHead({
  text,
  name,
  email,
  online,
  alerting,
  teach,
  writeCopy,
  toggleAlerts,
  showKeys,
  speak,
  signOut,
}: HeadContext): TemplateResult {
  const label = alerting ? text.alertsOn : text.alertsOff
  return html`<header>
    <div class="who">
      <p class="name">${text.title}</p>
      <p class="muted" title=${email}>${name} · ${online === undefined ? text.connecting : text.online(online)}</p>
    </div>
    <button class="quiet icon alerts" aria-pressed=${alerting ? 'true' : 'false'} aria-label=${label} title=${label} @click=${toggleAlerts}>
      ${alerting ? icons.bell : icons.bellOff}
    </button>
    <button class="quiet icon teach" aria-label=${text.teach} title=${text.teach} @click=${teach}>${icons.spark}</button>
    ${writeCopy ? html`<button class="quiet icon" aria-label=${text.copyTitle} title=${text.copyTitle} @click=${writeCopy}>${icons.write}</button>` : nothing}
    ${writeCopy ? html`<a class="quiet icon" href="/owner" aria-label=${text.owner} title=${text.owner}>${icons.chart}</a>` : nothing}
    <a class="quiet icon" href="/team" aria-label=${text.team} title=${text.team}>${icons.people}</a>
    <button class="quiet icon keys" aria-label=${text.keys} title=${`${text.keys} ( ? )`} @click=${showKeys}>${icons.keys}</button>
    <button class="quiet" @click=${speak}>${text.language}</button>
    <button class="quiet" @click=${signOut}>${text.signOut}</button>
  </header>`
}
