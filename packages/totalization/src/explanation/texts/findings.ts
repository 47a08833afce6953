import type { FindingCode } from '../../compute/Finding.ts'

type FindingTexts = Readonly<Record<FindingCode, string>>

/** What a finding says; {states} and {periods} are those that it names. English is the message itself. */
export const FRENCH_FINDINGS: FindingTexts = {
  'unknown-instrument': 'L’instrument désigné n’est pas connu ici.',
  'two-instruments':
    'Plusieurs instruments s’appliquent et aucun ne cède ({states}) : désignez-en un.',
  'one-agreement-at-a-time':
    'Un accord distinct lie chacun de ces États ({states}) : gardez-en un seul dans le dossier.',
  'branch-not-covered': 'L’instrument ne couvre pas cette branche.',
  'end-before-start': 'La période {periods} finit avant de commencer : corrigez une des dates.',
  'same-institution-overlap':
    'La même institution ({states}) certifie deux fois les mêmes jours, périodes {periods} : demandez-lui laquelle vaut.',
  'no-length': 'La période {periods} n’a ni ses deux dates ni une durée certifiée.',
  'days-without-regime':
    'La période {periods} est certifiée en jours sans dire combien la semaine en compte.',
  'duplicate-id': 'Deux périodes portent le même nom : {periods}.',
  'duplicate-legislation':
    'Deux législations sont indiquées pour {states} : gardez celle de cette prestation.',
  'unknown-formula': 'La formule de {states} n’existe pas ou ses paramètres sont faux.',
  'before-birth': 'La période {periods} commence avant la naissance.',
  'no-periods': 'Le dossier n’a aucune période : il n’y a rien à additionner ni à payer.',
  'no-instrument':
    'Aucun instrument connu ici ne lie deux de ces États ({states}) : chaque droit s’applique seul.',
  'not-in-force': 'L’instrument n’était pas en vigueur ce jour-là : {states}.',
  'entry-into-force-unknown':
    'Un instrument s’applique peut-être, mais son entrée en vigueur n’est pas connue ici : {states}.',
  'assumed-parties': 'Ces États sont pris pour parties, ce qui est une hypothèse : {states}.',
  'outside-instrument': 'Hors de l’instrument, droit national seul : {states}.',
  'outside-persons': 'L’instrument ne protège pas cette nationalité.',
  'nationality-unknown': 'La protection dépend de la nationalité, qui n’est pas indiquée.',
  'after-contingency': 'La période {periods} commence après le risque : elle n’est pas comptée.',
  'after-claim':
    'La période {periods} va au-delà de la demande : la réponse vaut si elle est accomplie.',
  'cut-at-contingency':
    'La période {periods} dépasse le jour du risque : la suite n’est pas comptée.',
  'longer-than-dates':
    'La période {periods} est certifiée pour plus que ses dates : elle est prise comme certifiée.',
  'declared-overlap': 'Les périodes {periods} couvrent les mêmes jours : ils comptent une fois.',
  'declared-only': 'La période {periods} est déclarée et non certifiée.',
  'coinciding-compulsory':
    'Du temps est obligatoire dans plusieurs États à la fois ({states}) : demandez quel droit s’appliquait.',
  'year-cut': 'Des années civiles dépassaient un an et ont été ramenées à un an.',
  undatable: 'La période {periods} ne peut être datée : elle est présumée ne pas coïncider.',
  'outside-window':
    'Le droit de {states} ne compte qu’un certain temps ; le reste n’ouvre pas le droit.',
  'other-branch': 'La période {periods} ne compte pas pour cette branche.',
  'not-checked':
    'Des règles de cette réponse n’ont pas été comparées à leur texte ; chaque ligne le dit.',
  'legislation-missing':
    'Le droit de {states} n’est pas indiqué : ses périodes comptent, son montant n’est pas connu.',
  'formula-missing': 'Sans formule pour {states}, le droit est connu mais pas le montant.',
  'amount-not-stated': 'Un montant de {states} n’est pas indiqué : demandez-le à l’institution.',
  'displaced-amount-missing':
    'Ce que donnent les cotisations volontaires qui ont cédé n’est pas indiqué : {states}.',
  'exchange-rate-missing': 'Des montants en plusieurs monnaies demandent un cours daté : {states}.',
  'conditions-unknown':
    'L’âge, la résidence et autres conditions sont supposés remplis : {states}.',
}

export const SPANISH_FINDINGS: FindingTexts = {
  'unknown-instrument': 'El instrumento indicado no se conoce aquí.',
  'two-instruments': 'Se aplican varios instrumentos y ninguno cede ({states}): indique uno.',
  'one-agreement-at-a-time':
    'Cada uno de estos Estados tiene un acuerdo aparte ({states}): deje solo uno en el expediente.',
  'branch-not-covered': 'El instrumento no cubre esta rama.',
  'end-before-start': 'El período {periods} termina antes de empezar: corrija una fecha.',
  'same-institution-overlap':
    'La misma institución ({states}) certifica dos veces los mismos días, períodos {periods}: pregúntele cuál vale.',
  'no-length': 'El período {periods} no tiene ni sus dos fechas ni una duración certificada.',
  'days-without-regime':
    'El período {periods} se certificó en días sin decir cuántos tiene la semana.',
  'duplicate-id': 'Dos períodos llevan el mismo nombre: {periods}.',
  'duplicate-legislation': 'Hay dos legislaciones para {states}: deje la de esta prestación.',
  'unknown-formula': 'La fórmula de {states} no existe o sus parámetros son incorrectos.',
  'before-birth': 'El período {periods} empieza antes del nacimiento.',
  'no-periods': 'El expediente no tiene ningún período: no hay nada que sumar ni que pagar.',
  'no-instrument':
    'Ningún instrumento conocido aquí vincula a dos de estos Estados ({states}): cada ley se aplica sola.',
  'not-in-force': 'El instrumento no estaba en vigor ese día: {states}.',
  'entry-into-force-unknown':
    'Quizá se aplique un instrumento, pero aquí no se conoce su entrada en vigor: {states}.',
  'assumed-parties': 'Se toma a estos Estados por partes, lo cual es una suposición: {states}.',
  'outside-instrument': 'Fuera del instrumento, solo la ley nacional: {states}.',
  'outside-persons': 'El instrumento no protege a esta nacionalidad.',
  'nationality-unknown': 'La protección depende de la nacionalidad, que no se indicó.',
  'after-contingency': 'El período {periods} empieza después del riesgo: no se cuenta.',
  'after-claim':
    'El período {periods} sigue después de la solicitud: la respuesta vale si se completa.',
  'cut-at-contingency': 'El período {periods} pasa del día del riesgo: lo posterior no se cuenta.',
  'longer-than-dates':
    'El período {periods} se certificó por más de lo que duran sus fechas: se toma como se certificó.',
  'declared-overlap': 'Los períodos {periods} cubren los mismos días: cuentan una vez.',
  'declared-only': 'El período {periods} está declarado y no certificado.',
  'coinciding-compulsory':
    'Hay tiempo obligatorio en varios Estados a la vez ({states}): pregunte qué ley se aplicaba.',
  'year-cut': 'Algunos años civiles pasaban de un año y se redujeron a uno.',
  undatable: 'El período {periods} no puede fecharse: se presume que no coincide.',
  'outside-window': 'La ley de {states} cuenta solo cierto tiempo; el resto no abre el derecho.',
  'other-branch': 'El período {periods} no cuenta para esta rama.',
  'not-checked':
    'Hay reglas de esta respuesta que no se compararon con su texto; cada línea lo dice.',
  'legislation-missing':
    'No se indicó la ley de {states}: sus períodos cuentan, su importe no se conoce.',
  'formula-missing': 'Sin fórmula para {states} se conoce el derecho, pero no el importe.',
  'amount-not-stated': 'No se indicó un importe de {states}: pídalo a la institución.',
  'displaced-amount-missing':
    'No se indicó qué dan las cotizaciones voluntarias que cedieron: {states}.',
  'exchange-rate-missing': 'Los importes en varias monedas piden un cambio con fecha: {states}.',
  'conditions-unknown':
    'La edad, la residencia y otras condiciones se dan por cumplidas: {states}.',
}

export const ARABIC_FINDINGS: FindingTexts = {
  'unknown-instrument': 'الصك المذكور غير معروف هنا.',
  'two-instruments': 'ينطبق أكثر من صك ولا يتقدم أحدها على غيره ({states}): اذكر واحداً.',
  'one-agreement-at-a-time': 'لكل من هذه الدول اتفاق منفصل ({states}): أبقِ واحدة فقط في الملف.',
  'branch-not-covered': 'الصك لا يشمل هذا الفرع.',
  'end-before-start': 'الفترة {periods} تنتهي قبل أن تبدأ: صحح أحد التاريخين.',
  'same-institution-overlap':
    'المؤسسة نفسها ({states}) صدّقت الأيام ذاتها مرتين، الفترتان {periods}: اسألها أيهما الصحيحة.',
  'no-length': 'الفترة {periods} ليس لها تاريخان ولا مدة مصدَّقة.',
  'days-without-regime': 'الفترة {periods} مصدَّقة بالأيام دون ذكر عدد أيام الأسبوع.',
  'duplicate-id': 'فترتان تحملان الاسم نفسه: {periods}.',
  'duplicate-legislation': 'هناك قانونان لدولة واحدة ({states}): أبقِ قانون هذه المنفعة.',
  'unknown-formula': 'الصيغة غير موجودة أو معطياتها خاطئة: {states}.',
  'before-birth': 'الفترة {periods} تبدأ قبل الولادة.',
  'no-periods': 'لا توجد أي فترة في الملف: لا شيء يُضاف ولا شيء يُدفع.',
  'no-instrument': 'لا صك معروفاً هنا يُلزم دولتين من هذه الدول ({states}): يُطبَّق كل قانون وحده.',
  'not-in-force': 'لم يكن الصك نافذاً في ذلك اليوم: {states}.',
  'entry-into-force-unknown': 'قد ينطبق صك لكن تاريخ نفاذه غير معروف هنا: {states}.',
  'assumed-parties': 'تُعتبر هذه الدول أطرافاً، وهذا افتراض: {states}.',
  'outside-instrument': 'خارج الصك، يُطبَّق القانون الوطني وحده: {states}.',
  'outside-persons': 'الصك لا يحمي هذه الجنسية.',
  'nationality-unknown': 'الحماية تتوقف على الجنسية، وهي غير مذكورة.',
  'after-contingency': 'الفترة {periods} تبدأ بعد تحقق الخطر: لا تُحتسب.',
  'after-claim': 'الفترة {periods} تمتد إلى ما بعد الطلب: يصح الجواب إذا اكتملت.',
  'cut-at-contingency': 'الفترة {periods} تتجاوز يوم تحقق الخطر: لا يُحتسب ما بعده.',
  'longer-than-dates': 'الفترة {periods} مصدَّقة بأكثر مما تتسع له تواريخها: تؤخذ كما صُدّقت.',
  'declared-overlap': 'الفترات {periods} تغطي الأيام نفسها: تُحتسب مرة واحدة.',
  'declared-only': 'الفترة {periods} مصرَّح بها وغير مصدَّقة.',
  'coinciding-compulsory':
    'هناك وقت إلزامي في أكثر من دولة في آن واحد ({states}): اسأل أي قانون كان منطبقاً.',
  'year-cut': 'سنوات تقويمية زادت على سنة فرُدّت إلى سنة.',
  undatable: 'الفترة {periods} لا يمكن تأريخها: يُفترض أنها لا تتزامن مع غيرها.',
  'outside-window': 'القانون ({states}) يحتسب مدة معينة فقط؛ وما عداها لا يفتح الحق.',
  'other-branch': 'الفترة {periods} لا تُحتسب لهذا الفرع.',
  'not-checked': 'قواعد في هذا الجواب لم تُقارَن بنصها؛ وكل سطر يقول ذلك.',
  'legislation-missing': 'القانون غير مذكور ({states}): تُحتسب فتراته ولا يُعرف مبلغه.',
  'formula-missing': 'لا صيغة ({states}): الحق معروف والمبلغ غير معروف.',
  'amount-not-stated': 'مبلغ غير مذكور ({states}): اطلبه من المؤسسة.',
  'displaced-amount-missing': 'لم يُذكر ما تعطيه الاشتراكات الاختيارية التي سقطت: {states}.',
  'exchange-rate-missing': 'مبالغ بعملات مختلفة تحتاج إلى سعر صرف بتاريخه: {states}.',
  'conditions-unknown': 'يُفترض استيفاء السن والإقامة وغيرهما: {states}.',
}
