import type { OmpassResult } from '@second-factor/core';
import { sendMouse } from '@web/test-runner-commands';
// Not a module: it leaves a global.
import 'axe-core';
import type { default as Axe } from 'axe-core';
import { assert } from 'chai';
import type { OmpassLoginElement, SecondFactorEventMap } from '../src/index.js';

declare const axe: typeof Axe;

const places: Element[] = [];

/** Puts HTML into the page and answers its first element; `cleanUp()` removes it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as querySelector() has it
export function fixture<T extends HTMLElement = HTMLElement>(html: string): T {
  const place = document.createElement('main');
  place.innerHTML = html;
  document.body.append(place);
  places.push(place);
  return place.firstElementChild as T;
}

/** Removes all fixtures; for `teardown`. */
export function cleanUp(): void {
  for (const place of places.splice(0)) place.remove();
}

/** The next event of a name. */
export function nextEvent<Name extends keyof SecondFactorEventMap>(
  target: EventTarget,
  name: Name,
): Promise<SecondFactorEventMap[Name]> {
  return new Promise((resolve) => {
    const listener = resolve as (event: Event) => void;
    target.addEventListener(name, listener, { once: true });
  });
}

/** Resolves when an element is in a state, and has rendered it. */
export async function inState(
  element: HTMLElement & { readonly state: string; readonly updateComplete: Promise<unknown> },
  state: string,
): Promise<void> {
  while (element.state !== state) await nextEvent(element, 'second-factor-statechange');
  await element.updateComplete;
}

/** Clicks as a person does: with the mouse, so that a popup may open. */
export async function click(element: Element): Promise<void> {
  const { x, y, width, height } = element.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(x + width / 2), Math.round(y + height / 2)],
  });
}

/** Clicks beside everything, so that a script of the test may open a popup, as one in a click may. */
export async function activate(): Promise<void> {
  await sendMouse({ type: 'click', position: [1, 1] });
}

/** Submits as a script does that runs in somebody's click. */
export async function submit(element: OmpassLoginElement): Promise<OmpassResult | undefined> {
  await activate();
  return element.submit();
}

/** Part of an element's shadow root. */
export function part(element: Element, name: string): HTMLElement {
  return assertFound(element.shadowRoot?.querySelector<HTMLElement>(`[part=${name}]`));
}

/** What an element's step offers to press. */
export function actions(element: Element): readonly HTMLButtonElement[] {
  return [...part(element, 'actions').querySelectorAll('button')];
}

/** Fails where the focus is elsewhere, in the document or shadow root that an element is in; says where. */
export function assertFocused(expected: Element | null | undefined): void {
  const { activeElement } = assertFound(expected).getRootNode() as Document | ShadowRoot;
  // Not compared by the assertion: telling two elements apart in words can take for ever.
  assert.isTrue(activeElement === expected, `focused: ${activeElement?.outerHTML ?? 'nothing'}`);
}

/** Resolves once a condition holds; a test that waits in vain runs into its own limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await tick();
}

/** Fails where there is nothing. */
export function assertFound<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) assert.fail('not found');
  return value;
}

/** Fails for every violation that axe finds, in shadow roots too. */
export async function assertAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    rules: { region: { enabled: false } },
  });
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(', ')}`,
  );
  assert.deepEqual(found, []);
}

/** A look: each theme in both directions. */
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
}

/** Every look an element has to be readable in. */
export const looks: readonly Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['ltr', 'rtl'] as const).map((dir) => ({ theme, dir })),
);

/** A place for an element, with the background of a page in that look; `cleanUp()` removes it. */
export function stage({ theme, dir }: Look): HTMLElement {
  const place = fixture(`<div dir="${dir}"></div>`);
  place.style.background = theme === 'dark' ? '#111' : '#fff';
  return place;
}

/** A request that a {@link site} got. */
export interface SiteRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** A site's own server as a stand-in for `fetch`, and what it was asked. */
export interface Site {
  readonly fetch: typeof fetch;
  readonly requests: SiteRequest[];
}

/** A site that answers each path with a value, a `Response`, or never (`undefined`). */
export function site(answers: Readonly<Record<string, unknown>>): Site {
  const requests: SiteRequest[] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const path = new URL(request.url).pathname;
      const { headers, method } = request;
      const text = await request.text();
      requests.push({
        method,
        path,
        headers,
        body: JSON.parse(text || '{}') as SiteRequest['body'],
      });
      const answer = answers[path];
      if (answer === undefined) return unanswered(request.signal);
      return answer instanceof Response ? answer.clone() : Response.json(answer);
    },
  };
}

/** What a site was asked for, in order. */
export function paths(requests: readonly SiteRequest[]): string[] {
  return requests.map(({ path }) => path);
}

/** The next task: what is done at once is done by then. */
export function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The address of a page beside the tests. */
export function page(name: string): string {
  return new URL(`pages/${name}`, import.meta.url).href;
}

/** A problem as the server package answers it. */
export function problem(status: number, code: string): Response {
  return Response.json(
    { type: 'about:blank', title: code, status, code },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}

function unanswered(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
