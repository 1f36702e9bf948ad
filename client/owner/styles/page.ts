import { css } from 'lit'

/** One column of parts with a list of them beside it; on a phone the list lies on top and scrolls. */
export const page = css`
  .simulated {
    position: sticky;
    top: 0;
    z-index: 2;
    padding: 8px 24px;
    background: repeating-linear-gradient(135deg, #ffd54a 0 14px, #ffe07a 14px 28px);
    color: #2b2000;
    text-align: center;
  }
  .simulated ~ header {
    position: static;
  }
  header {
    position: sticky;
    top: 0;
    z-index: 1;
  }
  header select {
    width: auto;
    height: 38px;
    padding: 0 10px;
  }
  .frame {
    display: grid;
    grid-template-columns: 220px minmax(0, 960px);
    justify-content: center;
    gap: 28px;
    padding: 24px;
  }
  nav {
    position: sticky;
    top: 84px;
    align-self: start;
    display: grid;
    gap: 2px;
  }
  nav a {
    padding: 7px 12px;
    border-radius: 10px;
    color: var(--muted);
    text-decoration: none;
  }
  nav a:hover {
    background: var(--tint);
    color: var(--text);
  }
  main {
    display: grid;
    gap: 20px;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding: 22px 24px;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: var(--surface);
    scroll-margin-top: 76px;
  }
  h2 {
    font-size: 18px;
    line-height: 1.3;
  }
  h3 {
    font-size: 15px;
  }
  .figure {
    font-size: 20px;
    font-weight: 600;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px;
  }
  .line input {
    width: 84px;
    margin-inline-start: 6px;
    background: var(--ground);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .quiet[aria-pressed='true'] {
    background: var(--tint);
    color: var(--accent);
    font-weight: 600;
  }
  .choices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  details {
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: 12px;
  }
  details[open] {
    background: var(--ground);
  }
  summary {
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  details > :not(summary) {
    margin-top: 8px;
  }
  code {
    font-size: 12.5px;
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .clusters {
    display: grid;
    gap: 14px;
  }
  .clusters > li {
    display: grid;
    gap: 6px;
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--tint);
  }
  .said {
    display: grid;
    gap: 4px;
  }
  q {
    quotes: none;
  }
  a {
    color: inherit;
  }
  .clusters a,
  .said a {
    text-decoration-color: var(--line);
    text-underline-offset: 3px;
    overflow-wrap: anywhere;
  }
  .clusters a:hover,
  .said a:hover {
    text-decoration-color: currentColor;
  }
  @media (max-width: 860px) {
    header {
      padding: 8px 14px;
    }
    header h1 {
      flex-basis: 100%;
    }
    .frame {
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
      padding: 14px;
    }
    nav {
      position: static;
      display: flex;
      overflow-x: auto;
    }
    nav a {
      white-space: nowrap;
    }
    section {
      padding: 18px 16px;
    }
  }
`
