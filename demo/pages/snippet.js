import { text } from './look.js';

const copied = document.getElementById('copied');
const snippet = document.getElementById('snippet');

document.getElementById('copy').addEventListener('click', async ({ currentTarget }) => {
  try {
    await navigator.clipboard.writeText(snippet.textContent);
  } catch {
    // The browser keeps the clipboard to itself; the person copies what is selected.
    getSelection().selectAllChildren(snippet);
    return;
  }
  copied.textContent = currentTarget.textContent = text('copied');
  setTimeout(() => {
    copied.textContent = '';
    currentTarget.textContent = text('copy');
  }, 2000);
});

/** Shows the HTML that makes what the page shows, as its settings are. */
export function showSnippet(look) {
  snippet.replaceChildren(...colour(write(look)));
}

function write({ display, language, theme }) {
  const shared = [
    display !== 'auto' && `display="${display}"`,
    language !== 'en' && `lang="${language}"`,
    theme !== 'auto' && `theme="${theme}"`,
  ];
  return [
    '<script type="module" src="/elements/ompass-login.min.js"></script>',
    ...(language === 'ko' ? [translation] : []),
    '',
    `<!-- ${text('u2fTitle')} -->`,
    tag('endpoint="/auth/ompass"', 'prompt="password"', ...shared),
    '',
    `<!-- ${text('uafTitle')} -->`,
    tag('endpoint="/auth/ompass"', 'method="uaf"', ...shared),
  ].join('\n');
}

const translation = `<script type="module">
  import { ko } from '/elements/i18n/ko.js';
  customElements.get('ompass-login').registerTranslation(ko);
</script>`;

function tag(...attributes) {
  const given = attributes.filter(Boolean);
  const [start, end] = given.length < 3 ? [' ', ''] : ['\n  ', '\n'];
  return `<ompass-login${given.map((attribute) => start + attribute).join('')}${end}></ompass-login>`;
}

const tokens =
  /(?<comment><!--.*?-->)|(?<tag><\/?[\w-]+|>)|(?<string>"[^"]*"|'[^']*')|(?<name>[\w-]+(?==))/g;

/** The text as nodes, its parts marked for the style sheet. */
function* colour(html) {
  let end = 0;
  for (const { 0: match, index, groups } of html.matchAll(tokens)) {
    yield html.slice(end, index);
    const [kind] = Object.entries(groups).find(([, value]) => value);
    const mark = document.createElement('span');
    mark.className = kind;
    mark.textContent = match;
    yield mark;
    end = index + match.length;
  }
  yield html.slice(end);
}
