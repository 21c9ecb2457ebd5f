import type { Strings, Translation } from './strings.js';

const strings: Strings = {
  cancel: '취소',
  cancelled: '취소했습니다.',
  connecting: '연결하는 중…',
  errorBlocked: '브라우저가 새 창을 차단했습니다.',
  errorEmbedded: '이 페이지를 새 탭에서 열어 주세요.',
  errorExpired: '더 이상 유효하지 않습니다. 다시 시작해 주세요.',
  errorNetwork: '연결할 수 없습니다. 네트워크를 확인한 뒤 다시 시도해 주세요.',
  errorRefused: '승인되지 않았습니다. 다시 시도해 주세요.',
  errorSetup: '이 페이지의 설정이 올바르지 않습니다.',
  errorTooMany: '시도 횟수가 너무 많습니다. 잠시 후 다시 시도해 주세요.',
  errorUnknown: '문제가 발생했습니다. 잠시 후 다시 시도해 주세요.',
  errorUnsupported: '다른 브라우저를 사용해 주세요.',
  startAgain: '다시 시작',
  success: '로그인되었습니다.',
  verifying: '확인하는 중…',

  continueHere: '이 창에서 계속하기',
  login: 'OMPASS로 로그인',
  maybeClosed: '창을 닫으셨나요? 다시 시작해 주세요.',
  openWindow: '창 열기',
  password: '비밀번호',
  prompt: '다른 창에서 인증을 마쳐 주세요',
  promptHint: '그 창에서 로그인을 승인해 주세요. 이 창 뒤에 있을 수 있습니다.',
  showPassword: '비밀번호 표시',
  userId: '사용자 이름',

  callbackClose: '창 닫기',
  callbackDelivered: '완료되었습니다. 이 창을 닫아도 됩니다.',
  callbackLost: '로그인을 시작한 페이지를 찾을 수 없습니다. 이 창을 닫고 다시 시작해 주세요.',
  callbackNone: '진행 중인 로그인이 없습니다.',
  callbackWorking: '로그인을 마무리하는 중…',

  errorInsecure: '보안 키는 https 페이지에서만 사용할 수 있습니다.',
  errorKey: '키가 작동하지 않았습니다. 다시 시도하거나 다른 키를 사용해 주세요.',
  errorLogin: '먼저 로그인해 주세요.',
  errorNotRegistered: '등록되지 않은 키입니다. 다른 키를 사용해 주세요.',
  errorRegistered: '이미 등록된 키입니다. 다른 키를 사용해 주세요.',
  keyReady: '키가 준비되었습니다. 이제 양식을 보내 주세요.',
  keyRequired: '먼저 보안 키를 사용해 주세요.',
  noKey: '사용한 키가 없습니다. 키가 준비되면 다시 시도해 주세요.',
  touchHint: '키가 깜박이면 터치하세요. 브라우저가 PIN을 물을 수 있습니다.',
  touchKey: '키를 터치하세요',

  keyName: '키 이름',
  register: '보안 키 등록',
  registerAnother: '다른 키 등록',
  registered: '키가 등록되었습니다.',
};

/** Korean. */
export const ko: Translation = { lang: 'ko', strings: { ...strings } };
