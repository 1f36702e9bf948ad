import { css } from 'lit'

/** Three panes on a desktop, the details on demand on a tablet, one pane at a time on a phone. */
export const frame = css`
  :host {
    display: block;
    height: 100%;
    background: var(--ground);
  }
  /* Below the frame it would make the page scroll. */
  :host > .hidden {
    top: 0;
  }
  .frame {
    position: relative;
    height: 100dvh;
    display: grid;
    grid-template: auto minmax(0, 1fr) / 380px minmax(0, 1fr) 300px;
    grid-template-areas: 'banner banner banner' 'inbox talk about';
  }
  .frame[data-pane='inbox'] > .reading {
    grid-column: 2 / -1;
  }
  .banner {
    grid-area: banner;
    padding: 7px 16px;
    background: var(--warn);
    color: var(--surface);
    text-align: center;
  }
  .list {
    grid-area: inbox;
    min-height: 0;
    display: flex;
    flex-direction: column;
    border-inline-end: 1px solid var(--line);
    background: var(--surface);
  }
  .list > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding: 12px 10px 4px 16px;
  }
  /* What can be done takes a row of its own: it is too much to stand beside a name. */
  .who {
    flex: 1 0 100%;
    min-width: 0;
  }
  .list > header > .quiet {
    padding-inline: 6px;
  }
  .who + * {
    margin-inline-start: -6px;
  }
  .name {
    font-size: 16px;
    font-weight: 700;
    line-height: 1.3;
  }
  .who .muted {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 12.5px;
  }
  .quiet[aria-pressed='true'] {
    color: var(--accent);
  }
  usher-inbox {
    flex: 1;
    min-height: 0;
  }
  .reading {
    grid-area: talk;
    min-width: 0;
    min-height: 0;
    display: grid;
  }
  @media (max-width: 1180px) {
    .frame {
      grid-template-columns: 340px minmax(0, 1fr);
      grid-template-areas: 'banner banner' 'inbox talk';
    }
    .frame > .about {
      display: none;
    }
    .frame[data-pane='about'] > .about {
      display: flex;
      grid-area: talk;
      justify-self: end;
      z-index: 1;
      width: min(320px, 100%);
      box-shadow: 0 0 30px rgb(0 0 0 / 0.18);
    }
  }
  @media (max-width: 820px) {
    .frame {
      grid-template-columns: minmax(0, 1fr);
      grid-template-areas: 'banner' 'pane';
    }
    .frame > :is(.list, .reading, .about),
    .frame[data-pane='about'] > .about {
      grid-area: pane;
      width: 100%;
      border: 0;
      box-shadow: none;
    }
    .frame[data-pane='inbox'] > .reading,
    .frame:not([data-pane='inbox']) > .list,
    .frame[data-pane='about'] > .reading,
    .keys {
      display: none;
    }
    .frame[data-pane='inbox'] > .reading {
      grid-column: auto;
    }
  }
`
