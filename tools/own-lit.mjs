/**
 * Makes the bundles' copy of Lit our own: Lit renders whatever a page may think of, our templates are
 * known, and a person on a slow phone loads no more than these need.
 */

/**
 * What our copy does otherwise, and what it does without, as Lit's minified file has it. Each is to be
 * found: after an update of Lit the build says what is not.
 */
const changes = [
  // Beside the page's copy it has a Trusted Types policy of its own, and it is not on the global list
  // of versions, in which that one would find a reason to warn; nobody extends it.
  ['Policy("lit-html"', 'Policy("second-factor-lit"'],
  [/const j=\{.*?litHtmlPolyfillSupport;.*?;/, ''],
  ['j as _$LH,', ''],
  // Directives, `noChange`, and being told when the element leaves the page.
  [/function M\(t,i,s=t,e\)\{.*?,i\}(?=class R)/, ''],
  ['t=M(this,t,i),a(t)', 'a(t)'],
  ['t=M(this,t,i,0),o=', 'o='],
  ['if((t=M(this,t,i,0)??A)===E)return;', 't??=A;'],
  ['t!==this._$AH&&t!==E&&', 't!==this._$AH&&'],
  ['t!==this._$AH&&t!==E,', 't!==this._$AH,'],
  ['this._$AP?.(!1,!0,s)', ''],
  [/setConnected\(t\)\{.*?\}(?=\})/, ''],
  [',this._$Cv=e?.isConnected??!0', ''],
  [/get _\$AU\(\)\{.*?\}/g, ''],
  [/,this\._\$AN=void 0/g, ''],
  // What only directives read.
  [/get (parentNode|startNode|endNode|tagName)\(\)\{(let.*?t\}|.*?\})/g, ''],
  [/this\.type=[12],/g, ''],
  ['constructor(){super(...arguments),this.type=4}', ''],
  ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
  [/,this\._\$AM=[sie]/g, ''],
  // Expressions as properties (`.name=`), as parts of elements, in comments, and in raw text.
  ['"."===e[1]?I:', ''],
  [/class I extends H\{.*?\}\}(?=class L)/, ''],
  [':1===r.type?i=', ':i='],
  [':6===r.type&&(i=new Z(h,this,t))', ''],
  ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ''],
  [/class Z\{.*?M\(this,t\)\}\}/, ''],
  [/else\{let t=-1;for\(;-1!==\(t=r\.data\.indexOf\(o,t\+1\)\);\).*?t\+=o\.length-1\}/, ''],
  [/if\(y\.test\(r\.tagName\)\)\{.*?r\.append\(t\[i\],c\(\)\)\}\}/, ''],
  ['y.test(u[2])&&(n=RegExp("</"+u[2],"g")),', ''],
  ['"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(c=p):void 0!==u[3]&&(c=p)', 'c=p'],
  ['c=n??v', 'c=v'],
  // Attributes of quotes and more than one expression: an attribute has text without `>`, or one expression.
  [
    /:c===p\?(">"===u\[0\]\?\(c=v,d=-1\):)void 0===u\[1\]\?.*?,n=void 0\)/,
    ':$1(d=c.lastIndex-u[2].length,a=u[1])',
  ],
  [/const x=c===p&&t\[i\+1\].*?;/, ''],
  [/:d>=0\?(\(e\.push.*?\+o)\+x\):.*?\}/, ':$1)}'],
  [',s=r.getAttribute(t).split(o)', ''],
  [',strings:s,ctor', ',ctor'],
  [/void 0!==s&&\(void 0!==s\.strings\?.*?,i\+\+/, 's._$AI(t[i++])'],
  [/,s\.length>2\|\|""!==s\[0\].*?:this\._\$AH=A/, ''],
  [
    /const h=this\.strings;.*?(!a\(t\)\|\|t!==this\._\$AH),.*?o&&!e&&this\.j\(t\)/,
    '($1)&&(this._$AH=t,this.j(t))',
  ],
  ['/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g', '/<\\/?[a-zA-Z][^>\\s]*/g'],
  // SVG and MathML.
  ['2===i?"<svg>":3===i?"<math>":""', '""'],
  ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
  [/,2===i\|\|3===i\)\{.*?childNodes\)\}for/, ',0);for'],
  // Compiled templates, nodes and iterables as values, and templates of other documents.
  [/"number"==typeof s\?(this\._\$AC\(t\)):.*?,s\)(?=;)/, '$1'],
  [':void 0!==t.nodeType?this.T(t)', ''],
  ['d(t)?this.k', 'u(t)?this.k'],
  ['(t?.creationScope??l)', 'l'],
  ['{const s=i(t).nextSibling;i(t).remove(),t=s}', '{const s=t.nextSibling;t.remove(),t=s}'],
  ['if(r.hasAttributes())', ''],
  // Listeners with options, and as objects.
  ['||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', ''],
  ['(s===A||e)', 's===A'],
  [/"function"==typeof this\._\$AH\?.*?handleEvent\(t\)/, 'this._$AH(t)'],
  // Options of `render()`, and who a part belongs to.
  ['s?.renderBefore??i', 'i'],
  ['s?.renderBefore??null', 'null'],
  [',void 0,s??{}', ''],
  [/,this\.options=[eh]/g, ''],
  [/(_\$AI\(t),i=this(,s,e)?/g, '$1'],
  [/,this,this\.options/, ''],
  ['t.u(this.options)', 't.u()'],
  ['h.nextSibling,this,t', 'h.nextSibling'],
  ['r.name,r.strings,this,t', 'r.name'],
  ['(e,this)', '(e)'],
];

/** Lit's minified file as our bundles have it. */
export function trimLit(code) {
  let own = code;
  for (const [part, replacement] of changes) {
    const changed = own.replace(part, replacement);
    if (changed === own) throw new Error(`Lit has changed: ${part} is not found`);
    own = changed;
  }
  return own;
}

export const isLit = (path) => path.endsWith('/lit-html.js');

/** For Rollup. */
export const ownLit = {
  name: 'own-lit',
  transform: (code, id) => (isLit(id) ? { code: trimLit(code), map: null } : null),
};

/** For a part that makes templates: the bundle that loads it renders them. */
export const noLit = {
  name: 'no-lit',
  transform: (code, id) => (isLit(id) ? { code: words, map: null } : null),
};
const words = `
  export const html = (strings, ...values) => ({ _$litType$: 1, strings, values });
  export const nothing = Symbol.for('lit-nothing');
`;
