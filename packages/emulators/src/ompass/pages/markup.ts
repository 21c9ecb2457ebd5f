import { html } from 'hono/html';

/** A piece of a page; whatever is put into it was escaped. */
export type Markup = ReturnType<typeof html>;
