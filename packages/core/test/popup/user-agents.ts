/** A browser as it names itself. */
export interface NamedBrowser {
  readonly name: string;
  readonly userAgent: string;
}

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)';
const macSafari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const linux = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ipad =
  'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const galaxyView =
  'Mozilla/5.0 (Linux; Android 14; SM-S921N Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.107 Mobile Safari/537.36';
const pixelView =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP4A.250105.002; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/132.0.6834.79 Mobile Safari/537.36';

/** Browsers in which a popup comes back. */
export const browsers: readonly NamedBrowser[] = [
  { name: 'Chrome on Windows', userAgent: `${windows} Chrome/149.0.0.0 Safari/537.36` },
  { name: 'Chrome on macOS', userAgent: `${mac} Chrome/149.0.0.0 Safari/537.36` },
  { name: 'Chrome on Linux', userAgent: `${linux} Chrome/149.0.0.0 Safari/537.36` },
  {
    name: 'Chrome on ChromeOS',
    userAgent:
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36',
  },
  { name: 'Chrome on Android', userAgent: `${android} Chrome/149.0.0.0 Mobile Safari/537.36` },
  {
    name: 'Chrome on Android before its name was shortened',
    userAgent:
      'Mozilla/5.0 (Linux; Android 13; SM-S908N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.128 Mobile Safari/537.36',
  },
  { name: 'Chrome on an Android tablet', userAgent: `${android} Chrome/149.0.0.0 Safari/537.36` },
  {
    name: 'Chrome on iPhone',
    userAgent: `${iphone} CriOS/149.0.7827.45 Mobile/15E148 Safari/604.1`,
  },
  { name: 'Chrome on iPad', userAgent: `${ipad} CriOS/149.0.7827.45 Mobile/15E148 Safari/604.1` },
  {
    name: 'Chrome on iPad asking for the desktop page',
    userAgent: `${macSafari} CriOS/149 Version/18.5 Safari/605.1.15`,
  },
  { name: 'Chromium without a head', userAgent: `${linux} HeadlessChrome/156.0.0.0 Safari/537.36` },
  {
    name: 'Edge on Windows',
    userAgent: `${windows} Chrome/149.0.0.0 Safari/537.36 Edg/149.0.0.0`,
  },
  { name: 'Edge on macOS', userAgent: `${mac} Chrome/149.0.0.0 Safari/537.36 Edg/149.0.0.0` },
  { name: 'Edge on Linux', userAgent: `${linux} Chrome/149.0.0.0 Safari/537.36 Edg/149.0.0.0` },
  {
    name: 'Edge on Android',
    userAgent: `${android} Chrome/149.0.0.0 Mobile Safari/537.36 EdgA/149.0.0.0`,
  },
  {
    name: 'Edge on iPhone',
    userAgent: `${iphone} Version/18.0 EdgiOS/149.0.0.0 Mobile/15E148 Safari/604.1`,
  },
  {
    name: 'Firefox on Windows',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:151.0) Gecko/20100101 Firefox/151.0',
  },
  {
    name: 'Firefox on macOS',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:151.0) Gecko/20100101 Firefox/151.0',
  },
  {
    name: 'Firefox on Linux',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  },
  {
    name: 'Firefox on Android',
    userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:151.0) Gecko/151.0 Firefox/151.0',
  },
  {
    name: 'Firefox on iPhone',
    userAgent: `${iphone} FxiOS/151.0 Mobile/15E148 Safari/605.1.15`,
  },
  { name: 'Firefox on iPad', userAgent: `${ipad} FxiOS/151.0 Mobile/15E148 Safari/605.1.15` },
  {
    name: 'Firefox Focus on iPhone',
    userAgent: `${iphone} FxiOS/8.1.1 Mobile/15E148 Safari/605.1`,
  },
  { name: 'Safari on macOS', userAgent: `${macSafari} Version/18.5 Safari/605.1.15` },
  { name: 'Safari on iPhone', userAgent: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1` },
  { name: 'Safari on iPad', userAgent: `${ipad} Version/18.5 Mobile/15E148 Safari/604.1` },
  {
    name: 'Safari on iPod',
    userAgent:
      'Mozilla/5.0 (iPod touch; CPU iPhone OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1',
  },
  {
    name: 'Safari on Linux, that is WebKitGTK',
    userAgent:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  },
  {
    name: 'Whale on Windows',
    userAgent: `${windows} Chrome/146.0.0.0 Whale/4.35.351.12 Safari/537.36`,
  },
  {
    name: 'Whale on Windows, its name last',
    userAgent: `${windows} Chrome/131.0.0.0 Safari/537.36 Whale/4.30.0.0`,
  },
  { name: 'Whale on macOS', userAgent: `${mac} Chrome/146.0.0.0 Whale/4.35.351.12 Safari/537.36` },
  {
    name: 'Whale on Android',
    userAgent:
      'Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Whale/3.6.4.2 Mobile Safari/537.36',
  },
  {
    name: 'Whale on iPhone',
    userAgent: `${iphone} Version/18.5 Whale/3.6.4 Mobile/15E148 Safari/605.1.15`,
  },
  {
    name: 'Samsung Internet on a Galaxy',
    userAgent: `${android} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
  },
  {
    name: 'Samsung Internet before its name was shortened',
    userAgent:
      'Mozilla/5.0 (Linux; Android 12; SAMSUNG SM-G998N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/18.0 Chrome/99.0.4844.88 Mobile Safari/537.36',
  },
  {
    name: 'Samsung Internet on DeX',
    userAgent: `${linux} SamsungBrowser/29.0 Chrome/136.0.0.0 Safari/537.36`,
  },
  {
    name: 'Opera on Windows',
    userAgent: `${windows} Chrome/147.0.0.0 Safari/537.36 OPR/131.0.0.0`,
  },
  { name: 'Opera on macOS', userAgent: `${mac} Chrome/147.0.0.0 Safari/537.36 OPR/131.0.0.0` },
  { name: 'Opera on Linux', userAgent: `${linux} Chrome/147.0.0.0 Safari/537.36 OPR/131.0.0.0` },
  {
    name: 'Opera on Android',
    userAgent: `${android} Chrome/147.0.0.0 Mobile Safari/537.36 OPR/96.0.0.0`,
  },
  {
    name: 'Opera on iPhone',
    userAgent: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1 OPT/6.3.0`,
  },
  { name: 'Vivaldi', userAgent: `${windows} Chrome/148.0.0.0 Safari/537.36 Vivaldi/8.0.4000.10` },
  {
    name: 'Yandex Browser',
    userAgent: `${windows} Chrome/146.0.0.0 YaBrowser/26.4.0.0 Safari/537.36`,
  },
  {
    name: 'DuckDuckGo on iPhone',
    userAgent: `${iphone} Version/18.5 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`,
  },
  {
    name: 'DuckDuckGo on Android',
    userAgent: `${android} Chrome/149.0.0.0 Mobile DuckDuckGo/5 Safari/537.36`,
  },
  {
    name: 'an Electron app',
    userAgent: `${mac} Notes/3.2.1 Chrome/148.0.7778.60 Electron/42.1.0 Safari/537.36`,
  },
];

/** Apps that show pages inside themselves, and other places a popup does not come back from. */
export const inAppBrowsers: readonly NamedBrowser[] = [
  { name: 'KakaoTalk on Android', userAgent: `${galaxyView};KAKAOTALK 2410850` },
  { name: 'KakaoTalk on iPhone', userAgent: `${iphone} Mobile/15E148 KAKAOTALK 10.8.5` },
  {
    name: 'KakaoTalk on iPad asking for the desktop page',
    userAgent: `${macSafari} Mobile/15E148 KAKAOTALK 10.8.5`,
  },
  { name: 'NAVER on Android', userAgent: `${galaxyView} NAVER(inapp; search; 2100; 12.23.1)` },
  {
    name: 'NAVER on Android, in its own engine',
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; SM-S911N Build/AP3A.240905.015.A2; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.0.0 Whale/1.0.0.0 Crosswalk/29.128.0.15 Mobile Safari/537.36 NAVER(inapp; search; 2000; 12.14.32)',
  },
  {
    name: 'NAVER on Android before web views were marked',
    userAgent:
      'Mozilla/5.0 (Linux; Android 7.0; SM-G930S Build/NRD90M) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/50.0.2661.102 Crosswalk/20.50.533.51 Mobile Safari/537.36 NAVER(inapp; search; 590; 8.7.3)',
  },
  {
    name: 'NAVER on iPhone',
    userAgent: `${iphone} Version/18.5 Mobile/15E148 Safari/605.1 NAVER(inapp; search; 2100; 12.23.1; 16PRO)`,
  },
  { name: 'Daum on Android', userAgent: `${galaxyView} DaumApps/9.5.5 DaumDevice/mobile` },
  {
    name: 'Daum on iPhone',
    userAgent: `${iphone} Safari/605.1.15 Mobile/15E148 DaumApps/7.5.1 DaumDevice/mobile`,
  },
  { name: 'LINE on Android', userAgent: `${galaxyView} Line/14.16.0/IAB` },
  { name: 'LINE on iPhone', userAgent: `${iphone} Mobile/15E148 Safari Line/14.13.0` },
  { name: 'Everytime on Android', userAgent: `${galaxyView} everytimeApp/9.1.30` },
  { name: 'BAND on Android', userAgent: `${galaxyView} BAND/15.1.4` },
  {
    name: 'Instagram on Android',
    userAgent: `${pixelView} Instagram 352.0.0.38.100 Android (35/15; 420dpi; 1080x2205; Google/google; Pixel 8; shiba; shiba; en_US; 661132837)`,
  },
  {
    name: 'Instagram on Android without the mark of a web view',
    userAgent: `${android} Chrome/129.0.6668.100 Mobile Safari/537.36 Instagram 352.0.0.38.100 Android`,
  },
  {
    name: 'Instagram on iPhone',
    userAgent: `${iphone} Mobile/15E148 Instagram 380.0.0.29.93 (iPhone17,1; iOS 18_5; ko_KR; ko; scale=3.00; 1206x2622; 735000000)`,
  },
  {
    name: 'Threads on iPhone',
    userAgent: `${iphone} Mobile/15E148 Barcelona 349.0.0.21.106 (iPhone15,2; iOS 18_5; ko_KR; ko; scale=3.00; 1179x2556; 635000000)`,
  },
  {
    name: 'Facebook on Android',
    userAgent: `${pixelView} [FB_IAB/FB4A;FBAV/500.0.0.51.64;IABMV/1;]`,
  },
  {
    name: 'Facebook on iPhone',
    userAgent: `${iphone} Mobile/22F76 [FBAN/FBIOS;FBAV/500.0.0.56.86;FBBV/700000000;FBDV/iPhone17,1;FBMD/iPhone;FBSN/iOS;FBSV/18.5;FBSS/3;FBID/phone;FBLC/ko_KR;FBOP/5]`,
  },
  {
    name: 'Messenger on iPad',
    userAgent: `${ipad} Mobile/22F76 [FBAN/MessengerForiOS;FBAV/500.0.0.41.97;FBDV/iPad14,1;FBMD/iPad;FBSN/iPadOS]`,
  },
  { name: 'Twitter on Android', userAgent: `${pixelView} TwitterAndroid` },
  { name: 'Twitter on iPhone', userAgent: `${iphone} Mobile/15E148 Twitter for iPhone/10.98` },
  { name: 'Twitter on iPad', userAgent: `${ipad} Mobile/15E148 Twitter for iPad/10.50` },
  { name: 'LinkedIn on Android', userAgent: `${pixelView} [LinkedInApp]/2.312.70` },
  {
    name: 'LinkedIn on iPhone',
    userAgent: `${iphone} Mobile/15E148 Safari/604.1 [LinkedInApp]/9.78.4909`,
  },
  { name: 'Pinterest on Android', userAgent: `${pixelView} [Pinterest/Android]` },
  { name: 'Pinterest on iPhone', userAgent: `${iphone} Mobile/15E148 [Pinterest/iOS]` },
  {
    name: 'Snapchat on Android',
    userAgent: `${pixelView} Snapchat/13.10.0.42 (Pixel 8; Android 15#12650793#35; gzip; )`,
  },
  {
    name: 'Snapchat on iPhone, which names Safari',
    userAgent: `${iphone} Version/18.5 Mobile/15E148 Snapchat/13.10.0.42 (like Safari/8618.3.11.10.5, panda)`,
  },
  {
    name: 'TikTok on Android',
    userAgent: `${pixelView} trill_390000 BytedanceWebview/d8a21c6 musical_ly_2023900040 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/musical_ly ByteLocale/ko-KR`,
  },
  {
    name: 'TikTok on iPhone',
    userAgent: `${iphone} Mobile/15E148 musical_ly_39.0.0 BytedanceWebview/d8a21c6 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/ko Region/KR`,
  },
  {
    name: 'WeChat on Android',
    userAgent:
      'Mozilla/5.0 (Linux; Android 13; 22081212C Build/TKQ1.220829.002; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5023 MMWEBSDK/20230303 MMWEBID/6973 MicroMessenger/8.0.34.2340(0x2800225B) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64',
  },
  {
    name: 'WeChat on iPhone',
    userAgent: `${iphone} Mobile/15E148 MicroMessenger/8.0.50(0x18003237) NetType/WIFI Language/zh_CN`,
  },
  {
    name: 'WeChat on Windows',
    userAgent: `${windows} Chrome/126.0.0.0 Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI MiniProgramEnv/Windows WindowsWechat/WMPF`,
  },
  { name: 'an app of another name on Android', userAgent: galaxyView },
  { name: 'an app of another name on iPhone', userAgent: `${iphone} Mobile/15E148` },
  { name: 'an app of another name on iPad', userAgent: `${ipad} Mobile/15E148` },
  {
    name: 'Opera Mini on an old phone',
    userAgent:
      'Opera/9.80 (J2ME/MIDP; Opera Mini/9.80/191.273; U; en) Presto/2.12.423 Version/12.16',
  },
  {
    name: 'Opera Mini on Android, saving most',
    userAgent:
      'Opera/9.80 (Android; Opera Mini/90.0.2254/191.347; U; en) Presto/2.12.423 Version/12.16',
  },
  {
    name: 'Opera Mini on Android, in a web view',
    userAgent:
      'Mozilla/5.0 (Linux; U; Android 14; SM-A546B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.107 Mobile Safari/537.36 OPR/85.0.2254.74000',
  },
];
