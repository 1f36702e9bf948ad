import { html, nothing, type TemplateResult } from 'lit'
import type { Language, Role } from '../../server/wire.ts'
import {
  changeMember,
  endMemberFactor,
  fetchTeam,
  invite,
  type Member,
  removeMember,
  setTurns,
  signMemberOut,
  type Team,
  takeBack,
} from './api.ts'
import { TeamPart } from './part.ts'

const roles: readonly Role[] = ['viewer', 'agent', 'admin', 'owner']
const spoken: readonly Language[][] = [['zh', 'en'], ['zh'], ['en']]

/** Who is in the team, for admins. An admin changes all but owners. */
export class UsherMembers extends TeamPart {
  static override properties = { ...TeamPart.properties, team: { state: true }, link: { state: true } }

  declare private team: Team | undefined
  declare private link: string | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.act(async () => undefined)
  }

  override render(): TemplateResult {
    const { team: words } = this.text
    const { team } = this
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${words.heading}</h2>
      <p class="problem" role="alert">${this.problem ?? nothing}</p>
      ${team === undefined ? html`<p class="muted">${this.text.loading}</p>` : html`${this.renderMembers(team.members)}${this.renderTurns(team)}${this.renderInvite(team)}`}
    </section>`
  }

  private renderMembers(members: readonly Member[]): TemplateResult {
    const { team: words } = this.text
    const heads = [words.name, words.role, words.answers, words.state, words.act]
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.heading}><table id="members">
      <thead><tr>${heads.map(label => html`<th scope="col">${label}</th>`)}</tr></thead>
      <tbody>${members.map(member => this.renderMember(member))}</tbody>
    </table></div>`
  }

  private renderMember(member: Member): TemplateResult {
    const { team: words, roles: names, languages } = this.text
    const { token, agent } = this.account
    const { email, name, role, revision } = member
    const mine = email === agent.email
    const fixed = this.busy || (agent.role !== 'owner' && role === 'owner')
    const named = (what: string) => `${what}: ${name}`
    const change = (told: { role?: Role; languages?: Language[] }) => this.act(() => changeMember(token, email, { ...told, revision }))
    const chosen = (event: Event) => (event.target as HTMLSelectElement).value
    const remove = () => {
      if (confirm(words.sure(name))) void this.act(() => removeMember(token, email))
    }
    return html`<tr>
      <th scope="row" class="cut"><bdi>${name}</bdi><br /><bdi class="muted">${email}</bdi></th>
      <td><select aria-label=${named(words.role)} ?disabled=${fixed} @change=${(event: Event) => change({ role: chosen(event) as Role })}>${roles
        .filter(one => one === role || one !== 'owner' || agent.role === 'owner')
        .map(one => html`<option value=${one} ?selected=${one === role}>${names[one]}</option>`)}</select></td>
      <td><select aria-label=${named(words.answers)} ?disabled=${fixed} @change=${(event: Event) => change({ languages: chosen(event).split(' ') as Language[] })}>${spoken.map(
        one =>
          html`<option value=${one.join(' ')} ?selected=${one.toSorted().join() === member.languages.toSorted().join()}>${one.map(tag => languages[tag]).join(' + ')}</option>`,
      )}</select></td>
      <td>${member.online ? (member.away ? words.away : words.online) : words.offline} · ${words.sessions(member.sessions.length)}${member.secondFactor ? html` · ${words.factor}` : nothing}</td>
      <td>${
        mine || fixed
          ? nothing
          : html`<button class="quiet" aria-label=${named(words.signOut)} @click=${() => this.act(() => signMemberOut(token, email))}>${words.signOut}</button>
          ${member.secondFactor ? html`<button class="quiet" aria-label=${named(words.endFactor)} @click=${() => this.act(() => endMemberFactor(token, email))}>${words.endFactor}</button>` : nothing}
          <button class="quiet" aria-label=${named(words.remove)} @click=${remove}>${words.remove}</button>`
      }</td>
    </tr>`
  }

  private renderTurns({ inTurn }: Team): TemplateResult {
    const turn = (event: Event) => {
      const { checked } = event.target as HTMLInputElement
      void this.act(async () => void (await setTurns(this.account.token, checked)))
    }
    return html`<label class="check" id="turns"><input type="checkbox" .checked=${inTurn} ?disabled=${this.busy} @change=${turn} />${this.text.team.inTurn}</label>`
  }

  private renderInvite({ invitations }: Team): TemplateResult {
    const { team: words, roles: names } = this.text
    const { token, agent } = this.account
    return html`<h3>${words.invite}</h3>
      <form class="row" id="invite" @submit=${(event: SubmitEvent) => this.invite(event)}>
        <label>${words.email}<input name="email" type="email" required maxlength="254" /></label>
        <label>${words.role}<select name="role">${roles.filter(one => one !== 'owner' || agent.role === 'owner').map(one => html`<option value=${one} ?selected=${one === 'agent'}>${names[one]}</option>`)}</select></label>
        <button class="primary" ?disabled=${this.busy}>${words.invite}</button>
      </form>
      ${this.link === undefined ? nothing : html`<p role="status">${words.link}<br /><code class="secret" id="link">${this.link}</code></p>`}
      ${
        invitations.length === 0
          ? nothing
          : html`<h3>${words.invitations}</h3>
        <ul>${invitations.map(
          ({ id, email, role, expiresAt }) =>
            html`<li><bdi>${email}</bdi> · ${names[role]} · ${words.until} ${this.when(expiresAt)}
              <button class="quiet" aria-label=${`${words.takeBack}: ${email}`} @click=${() => this.act(() => takeBack(token, id))}>${words.takeBack}</button></li>`,
        )}</ul>`
      }`
  }

  private invite(event: SubmitEvent): void {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const told = new FormData(form)
    this.link = undefined
    void this.act(async () => {
      const { secret } = await invite(this.account.token, { email: String(told.get('email')).trim(), role: String(told.get('role')) })
      // Behind the #: no server and no log sees it.
      this.link = `${location.origin}/team#join=${secret}`
      form.reset()
    })
  }

  /** Does it, and looks again, also where it was refused: somebody else may have been faster. */
  private async act(work: () => Promise<void>): Promise<void> {
    await this.ask(async () => {
      try {
        await work()
      } finally {
        this.team = await fetchTeam(this.account.token)
      }
    })
  }
}

customElements.define('usher-members', UsherMembers)
