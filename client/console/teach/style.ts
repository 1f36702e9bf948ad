import { css } from 'lit'

export const teach = css`
  section {
    margin-bottom: 22px;
  }
  h3 {
    margin: 12px 0 4px;
    font-size: 15px;
  }
  h4 {
    margin: 10px 0 4px;
    font-size: 13.5px;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin: 10px 0;
  }
  .one {
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: 12px;
    margin-top: 8px;
  }
  summary {
    cursor: pointer;
    min-height: 28px;
  }
  .state {
    color: var(--muted);
  }
  .state:is(.refused, .failed) {
    color: var(--bad);
  }
  .wide {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-size: 13px;
    margin: 8px 0;
  }
  caption {
    text-align: start;
    color: var(--muted);
  }
  :is(th, td) {
    padding: 3px 10px 3px 0;
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
  }
  :is(th, td):first-child {
    text-align: start;
  }
  ul {
    display: grid;
    gap: 8px;
    padding: 0;
    list-style: none;
  }
  li {
    overflow-wrap: anywhere;
  }
`

const form = css`
  display: grid;
  gap: 8px;
  padding: 8px 0;
  max-width: 380px;
  font-size: 13px;
`
const label = css`
  display: grid;
  gap: 3px;
  color: var(--muted);
`
const field = css`
  min-height: 36px;
  padding: 4px 10px;
  font-size: 14px;
  color: var(--text);
`

/** What a message meant. */
export const fields = css`
  form {
    ${form}
  }
  label {
    ${label}
  }
  :is(input, select) {
    ${field}
  }
  .picked:empty {
    display: none;
  }
`

/** In the conversation. */
export const correct = css`
  .correct {
    margin-top: 4px;
    font-size: 13px;
  }
  .correct summary {
    color: var(--muted);
    cursor: pointer;
    width: fit-content;
  }
  .correct form {
    ${form}
  }
  .correct label {
    ${label}
  }
  .correct :is(input, select, textarea) {
    ${field}
  }
`
