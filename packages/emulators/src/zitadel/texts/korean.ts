import type { Texts } from './texts.js';

/** The API's messages in Korean. */
export const korean: Texts = {
  beginLoginFailed: 'WebAuthn 로그인을 시작하지 못했습니다',
  codeInvalid: '코드가 올바르지 않습니다',
  createCredentialFailed: '자격 증명을 만들지 못했습니다',
  keyNotFound: 'WebAuthn 토큰을 찾을 수 없습니다',
  noChallenge: '세션에 WebAuthn 챌린지가 없습니다',
  parseCredentialFailed: '자격 증명을 읽지 못했습니다',
  serverConfigInvalid: '서버의 WebAuthn 설정이 올바르지 않습니다',
  sessionExpired: '세션이 만료되었습니다',
  sessionNotFound: '세션이 없습니다',
  sessionTerminated: '세션이 종료되었습니다',
  userIdMissing: '사용자 ID가 없습니다',
  userNotFound: '사용자를 찾을 수 없습니다',
  validateLoginFailed: '자격 증명을 확인하지 못했습니다',
};
