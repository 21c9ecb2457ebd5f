/** Each event, and what of it may be shown: nothing in here is secret, and no event holds a secret. */
const events = {
  ready: () => ({}),
  'before-submit': ({ userId }) => ({ userId }),
  statechange: ({ previous, state, status }) => ({
    state: state === previous ? state : `${previous} → ${state}`,
    status,
  }),
  success: ({ result: { userId, method, response } }) => ({
    userId,
    method,
    name: response?.name,
    id: response?.id,
  }),
  error: ({ error, message }) => ({ ...about(error), message }),
  cancel: ({ error }) => about(error),
  'late-result': ({ error }) => about(error),
  unsupported: ({ error }) => about(error),
  'keys-load': ({ keys }) => ({ keys: keys.length }),
  'key-rename': ({ key, name }) => ({ id: key.id, name }),
  'key-remove': ({ key }) => ({ id: key.id, name: key.name }),
};

function about({ code, phase, status, problem }) {
  return { code, phase, status, problem };
}

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** Writes down the events of every element of the page. */
export function showEvents() {
  const log = document.getElementById('log');
  const empty = document.getElementById('log-empty');
  for (const [name, read] of Object.entries(events)) {
    document.addEventListener(`second-factor-${name}`, (event) => {
      empty.hidden = true;
      log.append(entry(event, read(event)));
      const box = log.parentElement;
      box.scrollTop = box.scrollHeight;
    });
  }
  document.getElementById('clear').addEventListener('click', () => {
    log.replaceChildren();
    empty.hidden = false;
  });
}

function entry({ type, target, defaultPrevented }, fields) {
  const now = new Date();
  const time = element('time', clock.format(now));
  time.dateTime = now.toISOString();
  const item = element('li', time, ' ', name(type), ' ', element('i', `#${target.id}`));
  item.dataset.event = type;
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (defaultPrevented) known.push(['defaultPrevented', true]);
  for (const [name, value] of known) {
    item.append(' ', element('span', element('em', name), `\u00a0${value}`));
  }
  return item;
}

function name(type) {
  const [, prefix, own] = /^(second-factor-)(.*)$/.exec(type);
  return element('b', element('s', prefix), own);
}

function element(name, ...children) {
  const node = document.createElement(name);
  node.append(...children);
  return node;
}
