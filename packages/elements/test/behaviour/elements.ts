import { activate, page, problem, site } from '../support.js';
import type { Site } from '../support.js';
import { replaceCredentials, untilAborted } from '../../../core/test/credentials.js';
import { creationOptions, requestOptions } from '../../../core/test/keys.js';
import type { ElementState } from '../../src/index.js';
import '../../src/define/all.js';

/** The elements by their tags. */
export type Tag = 'ompass-callback' | 'ompass-login' | 'u2f-keys' | 'u2f-login' | 'u2f-register';

/** An element of ours, whichever it is. */
export type AnyElement = HTMLElementTagNameMap[Tag];

/** What holds for the elements with a button that starts something. */
export type StarterTag = 'ompass-login' | 'u2f-login' | 'u2f-register';

/** An element with a button that starts something. */
export type Starter = HTMLElementTagNameMap[StarterTag];

/** What a test needs to know of an element to treat it as one of five. */
export interface Kind {
  readonly tag: Tag;
  /** What a page has to give it. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What the element says in English once it is there. */
  readonly says: string;
  /** The key of one of its strings that shows at first. */
  readonly string: string;
}

/** All five elements. */
export const kinds: readonly Kind[] = [
  {
    tag: 'ompass-callback',
    attributes: {},
    says: 'No login is waiting here.',
    string: 'callbackNone',
  },
  {
    tag: 'ompass-login',
    attributes: { endpoint: '/ompass' },
    says: 'Log in with OMPASS',
    string: 'login',
  },
  {
    tag: 'u2f-keys',
    attributes: { endpoint: '/keys' },
    says: 'No security keys are registered.',
    string: 'noKeys',
  },
  {
    tag: 'u2f-login',
    attributes: { endpoint: '/keys' },
    says: 'Use security key',
    string: 'useKey',
  },
  {
    tag: 'u2f-register',
    attributes: { endpoint: '/keys' },
    says: 'Register a security key',
    string: 'register',
  },
];

/** Those that are set up by an endpoint. */
export const connected: readonly Kind[] = kinds.filter(({ attributes }) => attributes['endpoint']);

/** Those with a button that starts something. */
export const starters: readonly StarterTag[] = ['ompass-login', 'u2f-login', 'u2f-register'];

/** The opening tag of an element as a page would write it, and its end. */
export function tagOf({ tag, attributes }: Kind, more = ''): string {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${given.join('')} ${more}></${tag}>`;
}

/** A site with no keys that begins everything, and nothing ends. */
export function quietSite(): Site {
  return site({ '/keys/keys': [] });
}

/** All that an element shows, in its shadow root and outside. */
export function textOf(element: Element): string {
  return `${element.shadowRoot?.textContent ?? ''} ${element.textContent}`;
}

/** What the site answers, for each way it may go. */
const sites = {
  loading: {},
  prompting: {
    '/ompass/begin': { ompass_uri: page('provider.html') },
    '/keys/register/begin': { publicKey: creationOptions() },
    '/keys/authenticate/begin': { publicKey: requestOptions() },
  },
  success: {
    '/ompass/begin': { ompass_uri: page('landing.html?username=alice&access_token=secret-token') },
    '/ompass/verify': {},
    '/keys/register/begin': { publicKey: creationOptions() },
    '/keys/register/finish': { id: 'AQI', name: 'Key' },
    '/keys/authenticate/begin': { publicKey: requestOptions() },
    '/keys/authenticate/finish': {},
  },
  error: {
    '/ompass/begin': problem(403, 'refused'),
    '/keys/register/begin': problem(403, 'refused'),
    '/keys/authenticate/begin': problem(403, 'refused'),
  },
} as const;

/** The ways a starter's flow may go, each named after the state it stays in. */
export type Way = keyof typeof sites;

/** All of them. */
export const ways = Object.keys(sites) as readonly Way[];

/** A site on which each flow goes that way; `restoreCredentials()` takes the stand-in for keys away. */
export function siteThat(way: Way): Site {
  if (way === 'prompting') {
    replaceCredentials({ create: untilAborted, get: (request) => untilAborted(request) });
  } else replaceCredentials();
  return site(sites[way]);
}

/** Starts an element's flow as its button does, in somebody's click. */
export async function start(element: Starter): Promise<unknown> {
  // Only a popup minds whether anybody has clicked.
  if (element.localName === 'ompass-login') await activate();
  return element.submit();
}

/** Starts a flow that goes that way, and waits until it is there. */
export async function bring(element: Starter, way: Way): Promise<Site> {
  const given = siteThat(way);
  element.fetch = given.fetch;
  await element.updateComplete;
  void start(element);
  await arrive(element, way);
  return given;
}

/** Resolves when an element is in a state and shows it. */
export async function arrive(element: AnyElement, state: ElementState): Promise<void> {
  while (element.state !== state) {
    await new Promise((resolve) => {
      element.addEventListener('second-factor-statechange', resolve, { once: true });
    });
  }
  await element.updateComplete;
}

/** Keeps what is warned of on the console; `restore()` ends it, for `teardown`. */
export function warnings(): { readonly texts: string[]; restore(): void } {
  const { warn } = console;
  const texts: string[] = [];
  console.warn = (text: unknown) => texts.push(String(text));
  return { texts, restore: () => (console.warn = warn) };
}
