/** What the landing page and its script say. */
export interface CallbackTexts {
  readonly title: string;
  /** While the script hands the token over. */
  readonly working: string;
  /** Where no script runs. */
  readonly noScript: string;
  /** The button that closes the window. */
  readonly close: string;
  /** The login has gone on in the other window, and this one did not close itself. */
  readonly done: string;
  /** No page answered, or this window was not opened for a login. */
  readonly failed: string;
}

/** The languages of the landing page. */
export type CallbackLanguage = 'en' | 'ko';

/** The texts by language. */
export const callbackTexts: Readonly<Record<CallbackLanguage, CallbackTexts>> = {
  en: {
    title: 'Finishing your login',
    working: 'Finishing your login…',
    noScript: 'This page needs JavaScript to finish your login. Turn it on and start again.',
    close: 'Close',
    done: 'You can close this window.',
    failed: 'This login could not be finished. Close this window and start again.',
  },
  ko: {
    title: '로그인 마무리 중',
    working: '로그인을 마무리하고 있습니다…',
    noScript: '로그인을 마치려면 JavaScript가 필요합니다. JavaScript를 켜고 다시 시도해 주세요.',
    close: '닫기',
    done: '이 창을 닫아도 됩니다.',
    failed: '로그인을 완료하지 못했습니다. 이 창을 닫고 다시 시도해 주세요.',
  },
};

/** The language to speak: the `lang` of the address, else the browser's first that we have. */
export function chooseLanguage(request: Request): CallbackLanguage {
  const asked = new URL(request.url).searchParams.get('lang');
  const wanted = asked ? [asked] : readAcceptLanguage(request.headers.get('Accept-Language') ?? '');
  const [language] = wanted.flatMap((tag) => /^(?:en|ko|kr)\b/i.exec(tag)?.[0].toLowerCase() ?? []);
  // OMPASS writes Korean as KR.
  return language === 'ko' || language === 'kr' ? 'ko' : 'en';
}

/** The tags of an `Accept-Language`, the most wanted first. */
function readAcceptLanguage(header: string): string[] {
  const ranges = header.split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { tag, weight: Number(weight ?? 1) };
  });
  return ranges
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
