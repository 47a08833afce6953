import type { Words } from './english.ts'

export const ARABIC_WORDS: Words = {
  sentences: {
    'selection:named': 'الصك المذكور في الملف هو {instrument}، ويُطبَّق على {states}.',
    'selection:chosen':
      'الصك الحاسم هو {instrument}: فهو وحده يُلزم {states} في يوم تحقق الخطر ولا يتقدم عليه غيره.',
    'selection:national-law-alone': 'المطلوب هو القانون الوطني وحده: لا يُضاف شيء بين الدول.',
    'selection:none-applies': 'لا ينطبق أي صك معروف هنا: كل قانون يبقى وحده.',
    'own-periods': 'المدة في كل دولة على حدة: {list}.',
    conversion: 'الفترة {period} ({state}) مصدَّقة بمقدار {certified}، أي {length}.',
    undatable:
      'الفترة {period} ({state}) لا يمكن تحديد تاريخها بدقة؛ ويُفترض أنها لا تتزامن مع غيرها.',
    'no-double-count': 'باحتساب كل يوم مرة واحدة تكون المدة كلها {total}. المحتسب: {list}.',
    'compulsory-over-voluntary':
      'الفترة {period} ({state}) اختيارية وتتزامن مع تأمين إلزامي ({displacedBy}): يسقط منها {displaced}.',
    'actual-over-assimilated':
      'الفترة {period} ({state}) معتبرة حكماً وتتزامن مع فترة فعلية ({displacedBy}): يسقط منها {displaced}.',
    'double-assimilated':
      'الفترة {period} ({state}) معتبرة حكماً أيضاً في دولة أخرى ({displacedBy}) كان الشخص مؤمَّناً فيها في أقرب وقت إليها: يسقط منها {displaced}.',
    'coinciding-compulsory':
      'بعض الوقت ({coinciding}) إلزامي في أكثر من دولة في آن واحد. يُحتسب مرة واحدة في المجموع ويُقسم في النسبة.',
    'year-ceiling': 'لا تُحتسب سنة تقويمية بأكثر من سنة: يُقتطع {cut}.',
    'reference-window': 'القانون ({state}) ينظر إلى مدة معينة فقط: يقع فيها {inWindow} من {total}.',
    'entitlement:free': '{state}: لا يُشترط حد أدنى للمدة؛ الحق قائم بالفترات الخاصة.',
    'entitlement:yes': '{state}: المطلوب {minimum} والفترات الخاصة {own}؛ وهي تكفي وحدها.',
    'entitlement:no': '{state}: المطلوب {minimum} والفترات الخاصة {own}؛ وهي وحدها لا تعطي حقاً.',
    'entitlement:conditions': '{state}: شروط أخرى، كالسن، غير مستوفاة اليوم.',
    'aggregation:not-needed': '{state}: لا حاجة إلى فترات الدول الأخرى.',
    'aggregation:yes': '{state}: مع فترات الدول الأخرى هناك {total} من {minimum}؛ الحق قائم.',
    'aggregation:no': '{state}: مع فترات الدول الأخرى هناك {total} من {minimum}؛ لا حق.',
    'minimum-own:yes': '{state}: لا تُضاف فترات أجنبية إلا ابتداءً من {needed} خاصة؛ وهناك {own}.',
    'minimum-own:no':
      '{state}: لا تُضاف فترات أجنبية إلا ابتداءً من {needed} خاصة؛ وليس هناك إلا {own}.',
    'small-periods:exempt':
      '{state}: أقل من {below} ({own}) ولا حق بها وحدها؛ فلا تدفع شيئاً، وتحتسب الدول الأخرى هذا الوقت.',
    'small-periods:right': '{state}: أقل من {below} ({own}) لكنها تعطي حقاً وحدها؛ لا حكم خاصاً.',
    'small-periods:all':
      'المدة في كل دولة أقصر من أن تُلزمها بشيء: {state} هي آخر دولة استوفيت شروطها فتدفع كأن المدة كلها لديها.',
    'small-periods:taken': '{state}: تأخذ على عاتقها المدة القصيرة في {from} ({time}).',
    'partial-conditions': 'الشروط غير مستوفاة في كل الدول؛ والقاعدة تحدد أي وقت يُحتسب عندئذ.',
    'independent:amount': '{state}: بقانونها وحده ومن الفترات الخاصة {independent}.',
    'independent:none': '{state}: قانونها لا يعطي شيئاً عن الفترات الخاصة.',
    'theoretical:amount': '{state}: كأن المدة كلها ({time}) قُضيت فيها {theoretical}.',
    'theoretical:none': '{state}: المبلغ كأن المدة كلها قُضيت فيها غير معروف.',
    ratio: '{state}: تدفع حصتها، {own} من {total}.',
    'maximum-duration': '{state}: {maximum} تعطي المنفعة الكاملة وتحل محل {total}.',
    'displaced-voluntary': '{state}: تضيف {added} عن الاشتراكات الاختيارية التي سقطت.',
    'direct-calculation': '{state}: المنفعة متناسبة مع المدة الخاصة، {amount}.',
    'comparison:independent':
      '{state}: المنفعة بقانونها وحده ({independent}) لا تقل عن الحصة ({proRata})؛ فهي المستحقة.',
    'comparison:pro-rata': '{state}: الحصة ({proRata}) هي المستحقة؛ وبقانونها وحده: {independent}.',
    'comparison:sufficient': '{state}: الفترات الخاصة تكفي؛ فالمستحق منفعتها الخاصة.',
    'comparison:supplement':
      '{state}: وحدها تعطي {national}، وكل المنافع معاً {allBenefits}. التكملة: {supplement}.',
    payable: '{state}: تدفع {payable} بعد تقريب واحد.',
    'export:yes': '{state}: تدفعها في بلد الإقامة أيضاً ({residence}).',
    'export:as-own-nationals': '{state}: تدفعها في ({residence}) كما تدفع لمواطنيها المقيمين هناك.',
    'export:not-said': '{state}: لا يقول الصك، كما وُصف هنا، هل تُدفع في بلد الإقامة ({residence}).',
    'personal-scope:yes': 'الصك يحمي هذا الشخص.',
    'personal-scope:no': 'الصك لا يحمي مواطني هذه الدولة ({nationality}).',
    'personal-scope:cannot be told': 'الحماية تتوقف على الجنسية، وهي غير مذكورة.',
    'competent-state': 'دولة واحدة تدفع الكل، وهي دولة آخر تأمين: {competent}.',
    'national-law': '{state}: {amount} عن {time}.',
  },
  units: { days: 'يوماً', weeks: 'أسبوعاً', months: 'شهراً', quarters: 'ربع سنة', years: 'سنة' },
  values: {
    none: 'لا شيء',
    'not-stated': 'غير مذكور',
    'no-entitlement': 'لا شيء',
    'cannot be told': 'لا يمكن القول',
    'by the calendar': 'بحسب التقويم',
  },
  notChecked: 'لم يُقارَن بالنص',
}
