import type { Strings, Translation } from './strings.js';

const strings: Strings = {
  cancel: 'إلغاء',
  cancelled: 'تم الإلغاء.',
  connecting: 'جارٍ الاتصال…',
  errorBlocked: 'حظر المتصفح النافذة.',
  errorEmbedded: 'يُرجى فتح هذه الصفحة في علامة تبويب مستقلة.',
  errorExpired: 'انتهت الصلاحية. يُرجى البدء من جديد.',
  errorNetwork: 'لا يوجد اتصال. يُرجى المحاولة لاحقًا.',
  errorRefused: 'لم يُقبل الطلب. يُرجى المحاولة مرة أخرى.',
  errorSetup: 'لم يتم إعداد هذه الصفحة بشكل صحيح.',
  errorTooMany: 'محاولات كثيرة جدًا. يُرجى المحاولة لاحقًا.',
  errorUnknown: 'حدث خطأ ما. يُرجى المحاولة لاحقًا.',
  errorUnsupported: 'يُرجى تجربة متصفح آخر.',
  startAgain: 'البدء من جديد',
  success: 'تم تسجيل الدخول.',
  verifying: 'جارٍ التحقق…',

  errorPassword: 'اسم المستخدم أو كلمة المرور غير صحيحة.',
  continueHere: 'المتابعة في هذه النافذة',
  login: 'تسجيل الدخول باستخدام OMPASS',
  maybeClosed: 'هل أُغلقت النافذة؟ يُرجى البدء من جديد.',
  openWindow: 'فتح النافذة',
  password: 'كلمة المرور',
  prompt: 'يُرجى إكمال العملية في النافذة الأخرى',
  promptHint: 'قد تكون خلف هذه النافذة.',
  required: 'مطلوب.',
  showPassword: 'إظهار كلمة المرور',
  userId: 'اسم المستخدم',

  callbackClose: 'إغلاق النافذة',
  callbackDelivered: 'تم. يمكنك إغلاق هذه النافذة.',
  callbackLost:
    'لم تعد الصفحة التي بدأت تسجيل الدخول موجودة. يُرجى إغلاق هذه النافذة والبدء من جديد.',
  callbackNone: 'لا توجد هنا عملية تسجيل دخول قيد الانتظار.',
  callbackWorking: 'جارٍ إكمال تسجيل الدخول…',

  errorConnectKey: 'يُرجى توصيل المفتاح والمحاولة مرة أخرى.',
  errorDeviceService: 'خدمة Device Service لا تعمل على هذا الكمبيوتر.',
  errorLocalNetwork: 'يُرجى السماح لهذه الصفحة باستخدام البرامج على هذا الكمبيوتر.',
  errorInsecure: 'لا تعمل مفاتيح الأمان إلا في صفحات https.',
  errorKey: 'لم يعمل المفتاح. يُرجى المحاولة مرة أخرى أو استخدام مفتاح آخر.',
  errorLogin: 'يُرجى تسجيل الدخول أولًا.',
  errorNoKeys: 'لا يوجد مفتاح أمان مسجّل لهذا الحساب.',
  errorNotRegistered: 'هذا المفتاح غير مسجّل هنا. يُرجى استخدام مفتاح آخر.',
  errorRegistered: 'هذا المفتاح مسجّل بالفعل. يُرجى استخدام مفتاح آخر.',
  keyReady: 'المفتاح جاهز. يُرجى الآن إرسال النموذج.',
  keyRequired: 'يُرجى استخدام مفتاح الأمان أولًا.',
  noKey: 'لم يُستخدم أي مفتاح. يُرجى المحاولة مرة أخرى عندما يكون المفتاح في متناول اليد.',
  touchHint: 'إذا كان المفتاح يومض، فيُرجى لمسه. قد يطلب المتصفح رقم PIN.',
  touchKey: 'يُرجى لمس المفتاح',

  keyName: 'اسم المفتاح',
  register: 'تسجيل مفتاح أمان',
  registerAnother: 'تسجيل مفتاح آخر',
  registered: 'تم تسجيل المفتاح.',

  useKey: 'استخدام مفتاح الأمان',

  keep: 'الاحتفاظ به',
  keyCreated: 'تاريخ التسجيل: {date}',
  keyRemoved: 'تمت إزالة المفتاح.',
  keyRenamed: 'تمت إعادة تسمية المفتاح.',
  keyUsed: 'آخر استخدام: {date}',
  keys: 'مفاتيح الأمان الخاصة بك',
  noKeys: 'لا توجد مفاتيح أمان مسجّلة.',
  remove: 'إزالة',
  // The isolates keep a name in Latin letters from reordering the sentence around it.
  removeKey: 'هل تريد إزالة «\u2068{name}\u2069»؟ لن يمكنك تسجيل الدخول به بعد الآن.',
  removeLastKey:
    'هل تريد إزالة «\u2068{name}\u2069»، وهو آخر مفتاح لديك؟ قد لا يمكنك تسجيل الدخول مرة أخرى.',
  rename: 'إعادة التسمية',
  save: 'حفظ',
  unnamed: 'مفتاح أمان',
};

/** Arabic. */
export const ar: Translation = { lang: 'ar', strings: { ...strings } };
