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
  dialog.wide {
    width: min(640px, calc(100% - 32px));
  }
  dialog .one {
    padding: 8px 0;
    border-bottom: 1px solid var(--line);
  }
  dialog .one summary {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }
  dialog form.reply {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-content: stretch;
    gap: 10px;
    margin-top: 10px;
  }
  dialog form.reply label {
    display: grid;
    gap: 3px;
    font-size: 13px;
    color: var(--muted);
  }
  dialog form.reply textarea {
    padding: 8px 12px;
    color: var(--text);
  }
  dialog form.reply input {
    color: var(--text);
  }
  dialog form.reply p {
    display: flex;
    justify-content: end;
    gap: 8px;
  }
  .problem {
    color: var(--bad);
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
