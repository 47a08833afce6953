import type { NoticeWords } from './NoticeWords.ts'

export const ARABIC: NoticeWords = {
  records: {
    organisation: 'المنظمة',
    calendar: 'تقويم العطل الرسمية',
    'break-glass': 'وصول طارئ',
    contract: 'عقد',
    accreditation: 'توكيل',
    jobOrder: 'طلب عمالة',
    bond: 'ضمان',
    licence: 'الترخيص',
    parameter: 'معيار من معايير القواعد',
    ban: 'حظر إرسال',
    watch: 'قيد في قائمة المراقبة',
    statistic: 'إصدار إحصاءات',
    override: 'استثناء من فحص',
    officeKey: 'مفتاح مكتب',
    clearance: 'إذن المغادرة',
    questionnaire: 'الاستبيان',
    report: 'تقرير',
  },
  quotes: ['«', '»'],
  roles: {
    administrator: 'مسؤول النظام',
    auditor: 'مدقق',
    'licensing-officer': 'موظف التراخيص',
    authority: 'السلطة (المدير)',
    inspector: 'مفتش',
    'labour-attache': 'الملحق العمالي',
    conciliator: 'موفّق',
    'legal-officer': 'موظف قانوني',
    'finance-officer': 'موظف مالي',
    'appeal-body': 'هيئة الاستئناف',
    'focal-point': 'جهة التنسيق في بلد',
    'report-reviewer': 'الأمانة: مراجعة التقارير',
    'report-releaser': 'الأمانة: نشر التقارير',
    agency: 'وكالة',
    employer: 'صاحب عمل',
    union: 'نقابة',
    'employers-organisation': 'منظمة أصحاب عمل',
    'resource-centre': 'مركز موارد المهاجرين',
    'wage-payer': 'مصرف، دافع الأجور',
  },
  greeting: (name) => `${name}،`,
  see: (address) => `انظر ${address}`,
  switchOff: 'يمكنك هناك إيقاف هذه الرسائل.',
  notYou:
    'إذا لم تكن أنت أو لم تكن على علم بذلك، فغيّر كلمة المرور وأنهِ جميع الجلسات في حسابك وأبلغ مسؤول النظام.',
  kinds: {
    'proposal.waiting': {
      subject: 'اقتراح في انتظارك',
      text: (params, { about }) => `اقترحه شخص آخر وينتظر تأكيدك: ${about(params)}.`,
    },
    'proposal.confirmed': {
      subject: 'تم تأكيد اقتراحك',
      text: (params, { about }) => `تم تأكيد اقتراحك بشأن ${about(params)}.`,
    },
    'proposal.refused': {
      subject: 'رُفض اقتراحك',
      text: (params, { about }) => `رُفض اقتراحك بشأن ${about(params)}.`,
    },
    'proposal.lapsed': {
      subject: 'سقط اقتراح بانقضاء المهلة',
      text: (params, { about }) => `لم يؤكده أحد في الموعد: ${about(params)}.`,
    },
    'deadline.missed': {
      subject: 'فات موعد نهائي',
      text: (params, { about }) => `فات الموعد النهائي: ${about(params)}.`,
    },
    'contract.mismatch': {
      subject: 'عقد مسجَّل في الخارج مختلف',
      text: (params, { about }) =>
        `ما سُجِّل في بلد المقصد ليس ما وقّعه العامل أو العاملة: ${about(params)}.`,
    },
    'contract.rechecked': {
      subject: 'أُعيد فحص عقد',
      text: (params, { about }) =>
        `صُحِّحت أو وُثِّقت قيمة من قيم القواعد، وتقول الفحوص الآن شيئًا آخر: ${about(params)}. وما تم بناءً عليه يبقى قائمًا.`,
    },
    'parameter.proposed': {
      subject: 'اقتُرح معيار من معايير القواعد',
      text: (params, { about }) => `اقتُرح وهو مفتوح لتعليقكم: ${about(params)}.`,
    },
    'ledger.not-intact': {
      subject: 'فشل فحص السلامة',
      text: ({ at }, { time }) =>
        `السجل ليس ما خُتم، كما وجد الفحص: ${time(at)}. انظر ما الذي غُيّر واحتفظ بنسخك من الأختام.`,
    },
    'record.review': {
      subject: 'هناك ما يجب النظر فيه من جديد',
      text: (params, { about }) =>
        `غُيّر قيد في قائمة المراقبة خارج السجل. تم في تلك الأثناء ويجب النظر فيه من جديد: ${about(params)}.`,
    },
    'emergency.opened': {
      subject: 'فُتح ملف في حالة طوارئ، وعليك الحكم عليه',
      text: ({ at, until, dueOn, earlier }, { time, value }) =>
        `وصول طارئ: ${time(at)} حتى ${time(until)}. يجب الحكم عليه في موعد أقصاه ${value(dueOn)}. مرات الوصول الطارئ للشخص نفسه خلال السنة السابقة: ${value(String(earlier))}.`,
    },
    'emergency.of-yours': {
      subject: 'فُتح ملف يخصك في حالة طوارئ',
      text: ({ at, until }, { time }) =>
        `فتح شخص ملفًا يخصك في حالة طوارئ خارج نطاق صلاحياته: ${time(at)} حتى ${time(until)}. سيحكم شخص آخر على ما إذا كان ذلك مبررًا.`,
    },
    'security.new-device': {
      subject: 'تسجيل دخول من جهاز جديد',
      text: ({ device, at }, { value, time }) =>
        `سُجّل الدخول إلى حسابك من جهاز لم يُستخدم من قبل: ${value(device)}، ${time(at)}.`,
    },
    'security.password-changed': {
      subject: 'تم تغيير كلمة المرور',
      text: ({ at }, { time }) => `تم تغيير كلمة مرور حسابك: ${time(at)}.`,
    },
    'security.second-factor-removed': {
      subject: 'أزيل عامل تحقق ثانٍ',
      text: ({ at }, { time }) => `أزيل من حسابك تطبيق مصادقة أو مفتاح مرور: ${time(at)}.`,
    },
    'security.provider-linked': {
      subject: 'رُبط حسابك بمزود دخول',
      text: ({ provider, at }, { value, time }) =>
        `صار بإمكان هذا المزود تسجيل دخولك هنا: ${value(provider)}، ${time(at)}.`,
    },
    'security.role-granted': {
      subject: 'مُنحت دورا',
      text: ({ role: given, at }, { role, time }) =>
        `الدور الممنوح لك: ${role(given)}، ${time(at)}.`,
    },
  },
}
