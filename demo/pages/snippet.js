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

/**
 * Shows the HTML that makes what the page shows.
 * @param file - the script's name, without its extension
 * @param titled - the tags, each behind the key of its title
 */
export function showSnippet({ language }, file, ...titled) {
  const [, first] = titled[0];
  const lines = [
    `<script type="module" src="/elements/${file}.min.js"></script>`,
    ...(language === 'ko' ? [translation(/[\w-]+/.exec(first)[0])] : []),
    ...titled.flatMap(([title, tag]) => ['', `<!-- ${text(title)} -->`, tag]),
  ];
  snippet.replaceChildren(...colour(lines.join('\n')));
}

/** An element with the attributes that are given, and those of the page's settings. */
export function writeTag(name, { language, theme }, ...attributes) {
  const given = [
    ...attributes,
    language !== 'en' && `lang="${language}"`,
    theme !== 'auto' && `theme="${theme}"`,
  ].filter(Boolean);
  const [start, end] = given.length < 3 ? [' ', ''] : ['\n  ', '\n'];
  return `<${name}${given.map((attribute) => start + attribute).join('')}${end}></${name}>`;
}

function translation(name) {
  return `<script type="module">
  import { ko } from '/elements/i18n/ko.js';
  customElements.get('${name}').registerTranslation(ko);
</script>`;
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
