import type { Money } from '@corridor/kernel'
import type { JsonValue } from '@corridor/ledger'
import { CLAUSE_CODES } from '../checks/index.ts'
import type { DemoName } from './DemoScript.ts'

export const xts = (units: number): Money & Readonly<Record<string, JsonValue>> => ({
  minorUnits: Math.round(units * 100),
  currency: 'XTS',
})

export const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const
export type DemoLanguage = (typeof LANGUAGES)[number]

/** What the contract says, in words; long enough that reading it takes some seconds. */
const TEXTS: Readonly<Record<DemoLanguage, string>> = {
  en: 'Synthetic demonstration data. Contract of work. You work forty-eight hours a week and have one day of rest in every seven. Your pay is paid on the first day of each month into an account in your own name. The employer bears the costs of the visa, the medical examination and the journey there and back. You keep your passport. You may end this contract with thirty days of notice and take a dispute to the authority.',
  fr: 'Données synthétiques de démonstration. Contrat de travail. Vous travaillez quarante-huit heures par semaine et avez un jour de repos sur sept. Le salaire est versé le premier jour de chaque mois sur un compte à votre nom. L’employeur prend en charge le visa, l’examen médical et le voyage aller et retour. Vous gardez votre passeport. Vous pouvez mettre fin au contrat avec un préavis de trente jours et porter un litige devant l’autorité.',
  es: 'Datos sintéticos de demostración. Contrato de trabajo. Usted trabaja cuarenta y ocho horas por semana y descansa un día de cada siete. El salario se paga el primer día de cada mes en una cuenta a su nombre. El empleador paga el visado, el examen médico y el viaje de ida y vuelta. Usted conserva su pasaporte. Puede poner fin al contrato con treinta días de aviso y llevar un conflicto ante la autoridad.',
  ar: 'بيانات تجريبية مصطنعة. عقد عمل. تعمل ثماني وأربعين ساعة في الأسبوع ولك يوم راحة من كل سبعة أيام. يُدفع الأجر في أول يوم من كل شهر في حساب باسمك. يتحمل صاحب العمل تكاليف التأشيرة والفحص الطبي والسفر ذهابًا وإيابًا. تحتفظ بجواز سفرك. يمكنك إنهاء العقد بإشعار مدته ثلاثون يومًا وعرض أي نزاع على السلطة.',
}

export interface WorkOffered {
  readonly employer: DemoName
  readonly sector: string
  readonly occupation: string
  readonly position: string
  readonly startsOn: string
  readonly basic: number
}

/** The terms of an ordinary good contract, in the form of `ContractTermsSchema`. */
export const termsOf = (
  { employer, sector, occupation, position, startsOn, basic }: WorkOffered,
  language: string,
): Readonly<Record<string, JsonValue>> => ({
  employer: `@${employer}`,
  employerAddress: '1 Example Street, Example City',
  site: 'Example Quay',
  ...{ position, occupation, sector, startsOn, language },
  termMonths: 24,
  basicMonthly: xts(basic),
  allowances: [],
  payMode: 'bank',
  payPeriod: 'month',
  overtimeRate: '1.25',
  hoursDay: '8',
  hoursWeek: '48',
  overtimeHoursWeek: '6',
  hoursAsRequired: false,
  restDaysWeek: '1',
  annualLeaveDays: '30',
  sickLeaveDays: '15',
  insuranceSum: xts(20_000),
  probationMonths: '3',
  noticeDaysWorker: 30,
  noticeDaysEmployer: 30,
  deductionsMonthly: xts(0),
  penalties: xts(0),
  housing: { level: 'provided', allowance: null },
  food: { level: 'allowance', allowance: xts(300) },
  transport: { level: 'provided', allowance: null },
  medical: { level: 'provided', allowance: null },
  repatriationPayer: 'employer',
  visaPayer: 'employer',
  medicalExamPayer: 'employer',
  passagePayer: 'employer',
  clauses: CLAUSE_CODES.filter((clause) => clause !== 'keeps_passport'),
})

export const contentOf = (
  work: WorkOffered,
  language: DemoLanguage,
): Readonly<Record<string, JsonValue>> => ({
  terms: termsOf(work, language),
  texts: (language === 'en' ? [language] : [language, 'en' as const]).map((one) => ({
    language: one,
    body: TEXTS[one],
  })),
  documents: [],
})
