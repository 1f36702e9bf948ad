import { css } from 'lit'

/** A page of its own below a head with its title, links and buttons. */
export const head = css`
  :host {
    display: block;
    min-height: 100dvh;
    background: var(--ground);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 10px 24px;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  header h1 {
    flex: 1;
  }
  header a {
    display: inline-flex;
    align-items: center;
    min-height: 36px;
    padding: 0 10px;
    color: var(--accent);
  }
`
