import { css, styleSheet } from '../theme/style-sheet.js';

/** What only the list of keys has. */
export const u2fKeysStyles: (document: Document) => CSSStyleSheet = styleSheet(css`
  ul {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li,
  form,
  [part='row-actions'],
  [part='question'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
  p {
    margin: 0;
  }
  li {
    padding-block: 0.75em;
    border-block-end: 1px solid var(--_border);
  }
  form {
    align-items: end;
  }
  form,
  [part='text'],
  [part='field'] {
    flex: 1 1 12em;
  }
  li button {
    padding: 0.375em 0.75em;
  }
  [part~='rename'],
  [part~='remove'] {
    background: none !important;
    border-color: currentColor;
    color: inherit;
    font-weight: inherit;
    text-decoration: none !important;
  }
  [part~='confirm'] {
    background: var(--_error);
  }
  [part='question'] span {
    flex-basis: 100%;
  }
  [aria-disabled='true'],
  [aria-busy='true'] {
    opacity: 0.6;
  }
`);
