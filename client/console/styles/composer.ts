import { css } from 'lit'

export const composer = css`
  .foot {
    position: relative;
  }
  .pill {
    position: absolute;
    bottom: calc(100% + 10px);
    left: 50%;
    transform: translateX(-50%);
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 6px 14px;
    border-radius: 18px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    white-space: nowrap;
    box-shadow: 0 3px 14px rgb(0 0 0 / 0.2);
  }
  .composer {
    display: grid;
    gap: 6px;
    padding: 8px 20px calc(14px + env(safe-area-inset-bottom));
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
  .composer > * {
    width: 100%;
    max-width: 860px;
    margin-inline: auto;
  }
  .composer.note {
    background: var(--note);
  }
  .kinds {
    display: flex;
    gap: 4px;
  }
  .kinds .quiet {
    min-height: 30px;
    font-size: 13px;
  }
  .kinds [aria-pressed='true'] {
    background: var(--tint);
    color: var(--text);
    font-weight: 600;
  }
  .kinds .suggest {
    display: flex;
    align-items: center;
    gap: 5px;
    margin-inline-start: auto;
    color: var(--accent);
  }
  .note .kinds .suggest {
    color: var(--text);
  }
  .note .kinds [aria-pressed='true'] {
    background: var(--surface);
  }
  .note .quiet,
  .note .muted {
    color: var(--text);
  }
  .canned {
    max-height: 40vh;
    padding: 6px;
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--surface);
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.14);
  }
  .canned li {
    display: flex;
    gap: 8px;
    padding: 6px 10px;
    border-radius: 10px;
    cursor: pointer;
  }
  .canned li span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--muted);
  }
  .canned li[aria-selected='true'] {
    background: var(--tint);
  }
  .canned li[aria-selected='true'] span {
    color: var(--text);
  }
  .canned > p {
    padding: 4px 10px;
  }
  .write {
    display: flex;
    align-items: end;
    gap: 8px;
  }
  textarea {
    min-height: 40px;
    max-height: 30vh;
    padding: 8px 13px;
    resize: none;
    line-height: 1.5;
  }
  textarea:disabled {
    background: var(--ground);
  }
  .write button {
    flex: none;
    min-height: 41px;
  }
  @media (max-width: 820px) {
    .composer {
      padding: 6px 10px calc(10px + env(safe-area-inset-bottom));
    }
    textarea {
      font-size: 16px;
    }
  }
`
