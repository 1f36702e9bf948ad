import { css } from 'lit'

export const dialog = css`
  dialog {
    width: min(460px, calc(100% - 32px));
    max-height: calc(100dvh - 32px);
    padding: 24px;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: var(--surface);
    color: var(--text);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  dialog h2 {
    margin-bottom: 12px;
    font-size: 16px;
  }
  dialog form {
    display: flex;
    justify-content: end;
    gap: 8px;
    margin-top: 20px;
  }
  .primary.danger {
    background: var(--bad);
    color: var(--surface);
  }
  .key-list {
    display: grid;
    gap: 6px;
  }
  .key-list div {
    display: grid;
    grid-template-columns: 170px minmax(0, 1fr);
    gap: 12px;
  }
  kbd {
    font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    color: var(--text);
  }
`
