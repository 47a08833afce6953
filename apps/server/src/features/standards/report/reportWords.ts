import type { ReportDocument } from '@corridor/kernel'
import type { Constituency, PolicyAnswerWord, PolicyOutcome } from '@corridor/standards'

/** The words of a gap report, apart from the questions and what the groups wrote. */
export interface ReportWords {
  readonly kind: string
  readonly subject: string
  readonly begun: string
  /** What the report is and is not; must not be overlooked. */
  readonly caution: string
  readonly team: string
  readonly group: string
  readonly organisation: string
  readonly representative: string
  /** Before the names of groups of which nobody is in the team. */
  readonly absent: string
  readonly summary: string
  readonly outcome: string
  readonly questions: string
  readonly byPart: string
  readonly part: string
  readonly gaps: string
  readonly byGroup: string
  readonly answer: string
  readonly evidence: string
  readonly saidBy: string
  readonly date: string
  readonly noAnswer: string
  readonly byNobody: string
  readonly noEvidence: string
  readonly none: string
  readonly instruments: string
  readonly sources: string
  readonly notChecked: string
  readonly ownProposal: string
  readonly groups: Readonly<Record<Constituency, string>>
  readonly answers: Readonly<Record<PolicyAnswerWord, string>>
  readonly outcomes: Readonly<Record<PolicyOutcome, string>>
}

export const REPORT_WORDS: Readonly<Record<ReportDocument['language'], ReportWords>> = {
  en: {
    kind: 'Gap report of a policy self-assessment',
    subject: 'About',
    begun: 'Begun on',
    caution:
      'This report holds what the three groups say, side by side; nothing is averaged. The questions are proposals of the Corridor project or are not checked against the text of the framework, so that the report is no authority on either.',
    team: 'The team',
    group: 'Group',
    organisation: 'Organization',
    representative: 'Representative',
    absent: 'Nobody in the team speaks for:',
    summary: 'Summary',
    outcome: 'Outcome',
    questions: 'Questions',
    byPart: 'By component and principle',
    part: 'Component or principle',
    gaps: 'With a gap',
    byGroup: 'By group',
    answer: 'Answer',
    evidence: 'Evidence',
    saidBy: 'Said by',
    date: 'Date',
    noAnswer: 'no answer',
    byNobody: 'Answered by nobody',
    noEvidence: 'Answered yes without naming evidence:',
    none: 'None',
    instruments: 'Instruments:',
    sources: 'Sources',
    notChecked: 'not checked against the text',
    ownProposal: 'questions proposed by the Corridor project',
    groups: { government: 'Government', employers: 'Employers', workers: 'Workers' },
    answers: { yes: 'Yes', partly: 'Partly', no: 'No', 'cannot-tell': 'Cannot tell' },
    outcomes: {
      'agreed-gap': 'Gaps on which all agree',
      disputed: 'Answers differ',
      unanswered: 'Not answered by all',
      'cannot-tell': 'Nobody can tell',
      met: 'All say yes',
    },
  },
  fr: {
    kind: 'Rapport sur les lacunes d’une auto-évaluation des politiques',
    subject: 'Objet',
    begun: 'Commencée le',
    caution:
      'Ce rapport présente côte à côte ce que disent les trois groupes ; rien n’est mis en moyenne. Les questions sont des propositions du projet Corridor ou n’ont pas été vérifiées dans le texte du cadre : le rapport ne fait donc autorité ni sur l’un ni sur l’autre.',
    team: 'L’équipe',
    group: 'Groupe',
    organisation: 'Organisation',
    representative: 'Représentant',
    absent: 'Personne dans l’équipe ne parle au nom de :',
    summary: 'Résumé',
    outcome: 'Résultat',
    questions: 'Questions',
    byPart: 'Par composante et principe',
    part: 'Composante ou principe',
    gaps: 'Avec lacune',
    byGroup: 'Par groupe',
    answer: 'Réponse',
    evidence: 'Éléments de preuve',
    saidBy: 'Affirmé par',
    date: 'Date',
    noAnswer: 'sans réponse',
    byNobody: 'Sans aucune réponse',
    noEvidence: 'Réponse « oui » sans élément de preuve :',
    none: 'Aucune',
    instruments: 'Instruments :',
    sources: 'Sources',
    notChecked: 'non vérifié dans le texte',
    ownProposal: 'questions proposées par le projet Corridor',
    groups: { government: 'Gouvernement', employers: 'Employeurs', workers: 'Travailleurs' },
    answers: { yes: 'Oui', partly: 'En partie', no: 'Non', 'cannot-tell': 'Ne peut se prononcer' },
    outcomes: {
      'agreed-gap': 'Lacunes reconnues par tous',
      disputed: 'Réponses divergentes',
      unanswered: 'Sans réponse de tous',
      'cannot-tell': 'Personne ne peut se prononcer',
      met: 'Tous répondent oui',
    },
  },
  es: {
    kind: 'Informe de carencias de una autoevaluación de políticas',
    subject: 'Sobre',
    begun: 'Iniciada el',
    caution:
      'Este informe presenta lado a lado lo que dicen los tres grupos; nada se promedia. Las preguntas son propuestas del proyecto Corridor o no se han cotejado con el texto del marco, de modo que el informe no es autoridad sobre ninguno de los dos.',
    team: 'El equipo',
    group: 'Grupo',
    organisation: 'Organización',
    representative: 'Representante',
    absent: 'Nadie en el equipo habla en nombre de:',
    summary: 'Resumen',
    outcome: 'Resultado',
    questions: 'Preguntas',
    byPart: 'Por componente y principio',
    part: 'Componente o principio',
    gaps: 'Con carencia',
    byGroup: 'Por grupo',
    answer: 'Respuesta',
    evidence: 'Pruebas',
    saidBy: 'Lo afirma',
    date: 'Fecha',
    noAnswer: 'sin respuesta',
    byNobody: 'Sin ninguna respuesta',
    noEvidence: 'Respondió sí sin indicar pruebas:',
    none: 'Ninguna',
    instruments: 'Instrumentos:',
    sources: 'Fuentes',
    notChecked: 'no cotejado con el texto',
    ownProposal: 'preguntas propuestas por el proyecto Corridor',
    groups: { government: 'Gobierno', employers: 'Empleadores', workers: 'Trabajadores' },
    answers: { yes: 'Sí', partly: 'En parte', no: 'No', 'cannot-tell': 'No se puede decir' },
    outcomes: {
      'agreed-gap': 'Carencias en que todos coinciden',
      disputed: 'Respuestas distintas',
      unanswered: 'Sin respuesta de todos',
      'cannot-tell': 'Nadie puede decirlo',
      met: 'Todos dicen que sí',
    },
  },
  ar: {
    kind: 'تقرير الثغرات في تقييم ذاتي للسياسات',
    subject: 'الموضوع',
    begun: 'بدأ في',
    caution:
      'يعرض هذا التقرير ما تقوله المجموعات الثلاث جنبًا إلى جنب دون أي حساب للمتوسط. الأسئلة مقترحات من مشروع Corridor أو لم تُراجَع على نص الإطار، ولذلك لا يُعد التقرير مرجعًا في أي منهما.',
    team: 'الفريق',
    group: 'المجموعة',
    organisation: 'المنظمة',
    representative: 'الممثل',
    absent: 'لا أحد في الفريق يتحدث باسم:',
    summary: 'الملخص',
    outcome: 'النتيجة',
    questions: 'الأسئلة',
    byPart: 'بحسب المكوّن والمبدأ',
    part: 'المكوّن أو المبدأ',
    gaps: 'بها ثغرة',
    byGroup: 'بحسب المجموعة',
    answer: 'الإجابة',
    evidence: 'الدليل',
    saidBy: 'قائله',
    date: 'التاريخ',
    noAnswer: 'لا إجابة',
    byNobody: 'لم يجب عنها أحد',
    noEvidence: 'أجابت بنعم دون ذكر دليل:',
    none: 'لا شيء',
    instruments: 'الصكوك:',
    sources: 'المصادر',
    notChecked: 'لم يُراجَع على النص',
    ownProposal: 'أسئلة اقترحها مشروع Corridor',
    groups: { government: 'الحكومة', employers: 'أصحاب العمل', workers: 'العمال' },
    answers: { yes: 'نعم', partly: 'جزئيًا', no: 'لا', 'cannot-tell': 'لا يمكن الجزم' },
    outcomes: {
      'agreed-gap': 'ثغرات يتفق عليها الجميع',
      disputed: 'إجابات مختلفة',
      unanswered: 'لم يجب عنها الجميع',
      'cannot-tell': 'لا أحد يستطيع الجزم',
      met: 'يجيب الجميع بنعم',
    },
  },
}
