import { html, nothing, type TemplateResult } from 'lit'

export type Column<Row> = { label: string; of(row: Row): string | number | TemplateResult; number?: true }

/** A table with a caption that only screen readers read; wide ones scroll on their own. */
export function renderTable<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption class="hidden">${caption}</caption>
      <thead><tr>${columns.map(({ label, number }) => html`<th scope="col" class=${number ? 'number' : nothing}>${label}</th>`)}</tr></thead>
      <tbody>${rows.map(
        row =>
          html`<tr>${columns.map(({ of, number }, at) =>
            at === 0 ? html`<th scope="row">${of(row)}</th>` : html`<td class=${number ? 'number' : nothing}>${of(row)}</td>`,
          )}</tr>`,
      )}</tbody>
    </table>
  </div>`
}
