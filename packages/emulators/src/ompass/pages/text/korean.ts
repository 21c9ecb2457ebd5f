import type { Text } from './text.js';

/** The pages in Korean. */
export const korean: Text = {
  tag: 'ko',
  emulator: '에뮬레이터',
  language: '언어',
  userId: '사용자 아이디',
  site: '사이트',
  timeLeft: '남은 시간',
  left: '# 남았습니다',
  needsScript: 'JavaScript를 켜야 휴대폰의 응답이 이 페이지에 전달됩니다.',
  continue: '계속',
  register: {
    title: '휴대폰 등록',
    lead: '휴대폰을 한 번만 연결하면 이후의 로그인을 휴대폰에서 승인할 수 있습니다.',
    code: 'OMPASS 앱으로 스캔할 QR 코드',
    steps: [
      'App Store 또는 Google Play에서 OMPASS를 설치하세요.',
      '앱을 열고 ‘QR 코드 스캔’을 선택하세요.',
      '이 코드를 스캔하고 지문이나 얼굴로 확인하세요.',
    ],
  },
  authenticate: {
    title: '휴대폰에서 승인하세요',
    lead: '휴대폰으로 알림을 보냈습니다. 알림을 열어 로그인을 승인하세요.',
    missing: '알림이 오지 않았나요?',
    resend: '다시 보내기',
    resent: '알림을 다시 보냈습니다.',
  },
  identify: {
    title: '비밀번호 없이 로그인',
    lead: '사용자 아이디를 입력하면 휴대폰으로 알림을 보냅니다.',
    missing: '사용자 아이디를 입력하세요.',
    tooLong: '사용자 아이디는 30자를 넘을 수 없습니다.',
    unknown: '이 아이디로 등록된 휴대폰이 없습니다. 비밀번호로 로그인하여 먼저 등록하세요.',
  },
  hop: {
    title: 'OMPASS로 로그인',
    lead: '로그인을 승인하기 위해 보안 페이지로 이동합니다.',
  },
  approved: { title: '승인되었습니다', lead: '사이트로 돌아갑니다.' },
  denied: {
    title: '휴대폰에서 거부했습니다',
    lead: '로그인되지 않았습니다. 다시 시도하거나 창을 닫으세요.',
    again: '다시 시도',
  },
  expired: {
    title: '시간이 만료되었습니다',
    lead: '휴대폰에서 응답이 없었습니다. 창을 닫고 사이트에서 다시 시작하세요.',
  },
  finished: { title: '완료되었습니다', lead: '이미 승인되어 사용되었습니다. 창을 닫아도 됩니다.' },
  lost: {
    title: '연결이 끊어졌습니다',
    lead: '휴대폰의 응답을 더 이상 받을 수 없습니다.',
    reload: '새로 고침',
  },
  notFound: {
    title: '페이지를 찾을 수 없습니다',
    lead: '주소가 없거나 시간이 만료되었습니다. 사이트에서 다시 시작하세요.',
  },
  phone: {
    title: '내 휴대폰',
    note: '에뮬레이터의 일부로 OMPASS 앱을 대신합니다. 실제 휴대폰에는 요청하지 않습니다.',
    register: '이 휴대폰을 등록할까요?',
    authenticate: '본인이 로그인하고 있나요?',
    approve: '승인',
    deny: '거부',
    idle: '아직 알림이 없습니다',
    approved: '승인했습니다',
    denied: '거부했습니다',
    expired: '알림이 만료되었습니다',
  },
};
