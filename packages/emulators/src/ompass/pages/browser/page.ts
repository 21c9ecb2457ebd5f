/*
 * The script of every page, served as it is compiled. It tells the opener that a page loads and
 * leaves, keeps the time running, and asks the server until the phone has answered.
 */

interface Status {
  readonly state: string;
  readonly seconds_left: number;
}

const interval = 500;
const patience = 20;
const announced = [240, 180, 120, 60, 30, 10];

const page = document.querySelector<HTMLElement>('[data-status]');
let isFollowing = false;
let isFinishing = false;

window.addEventListener('load', () => tellOpener('load'));
window.addEventListener('beforeunload', () => tellOpener('beforeunload'));
document.addEventListener('submit', (event) => void submitInBackground(event));
if (page) void follow(page);

function tellOpener(params: 'load' | 'beforeunload'): void {
  // To any origin, as the real pages do: they do not know who opened them, and it is no secret.
  (window.opener as Window | null)?.postMessage({ type: 'ompassEvent', params }, '*');
}

/** Asks for the status until the phone has answered, its time is over or the server is gone. */
async function follow(page: HTMLElement): Promise<void> {
  if (isFollowing) return;
  isFollowing = true;
  let failures = 0;
  if (page.dataset['state'] === 'approved') finish(page);
  while (page.dataset['state'] === 'waiting' && failures < patience) {
    await new Promise((resolve) => setTimeout(resolve, interval));
    failures = (await check(page)) ? 0 : failures + 1;
  }
  if (failures === patience) show(page, 'lost');
  isFollowing = false;
}

async function check(page: HTMLElement): Promise<boolean> {
  const status = await ask(page.dataset['status'] ?? '', 'GET');
  if (status) update(page, status);
  return status !== undefined;
}

/** The status as the server answers it, even with a refusal; nothing when it cannot be had. */
async function ask(url: string, method: string): Promise<Status | undefined> {
  try {
    const response = await fetch(url, { method, headers: { Accept: 'application/json' } });
    return (await response.json()) as Status;
  } catch {
    return undefined;
  }
}

function update(page: HTMLElement, status: Status): void {
  showTime(page, status.seconds_left);
  if (status.state === page.dataset['state']) return;
  show(page, status.state);
  if (status.state === 'approved') finish(page);
}

/** Shows what belongs to a state, and takes the reader's focus to it. */
function show(page: HTMLElement, state: string): void {
  page.dataset['state'] = state;
  for (const part of page.querySelectorAll<HTMLElement>('[data-for]')) {
    part.hidden = part.dataset['for']?.split(' ').includes(state) !== true;
  }
  page.querySelector<HTMLElement>('[data-for]:not([hidden]) h1')?.focus();
}

/** Goes where the server redirects to the site; the phone alone on a page goes nowhere. */
function finish(page: HTMLElement): void {
  const url = page.dataset['finish'];
  // The server redirects once: a second visit would cancel the first and find nothing.
  if (url === undefined || isFinishing) return;
  isFinishing = true;
  location.assign(url);
}

function showTime(page: HTMLElement, seconds: number): void {
  const timer = page.querySelector('#time-left');
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  if (!timer || timer.textContent === text) return;
  timer.textContent = text;
  const bar = page.querySelector('progress');
  if (bar) bar.value = seconds;
  if (announced.includes(seconds)) announce(page, seconds);
}

/** Reads the time out now and then; every second would drown the page. */
function announce(page: HTMLElement, seconds: number): void {
  const [value, unit] = seconds < 60 ? [seconds, 'second'] : [seconds / 60, 'minute'];
  const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
  const time = new Intl.NumberFormat(document.documentElement.lang, format).format(value);
  const status = page.querySelector('#announcement');
  if (status) status.textContent = (page.dataset['left'] ?? '').replace('#', time);
}

/** Sends a marked form without leaving the page, then looks what it changed. */
async function submitInBackground(event: SubmitEvent): Promise<void> {
  const form = event.target as HTMLFormElement;
  if (!page || !('background' in form.dataset)) return;
  event.preventDefault();
  const status = await ask(form.action, 'POST');
  const answer = form.querySelector('[data-answer]');
  if (answer && status) answer.textContent = form.dataset['done'] ?? '';
  await check(page);
  void follow(page);
}
