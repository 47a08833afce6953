import type { LocalisedText } from '@corridor/sdmx'
import { named } from './names.ts'

type Codes = readonly (readonly [id: string, names: LocalisedText])[]

// Codes of the cross-domain lists of SDMX, as far as they are used here or may be sent here.

export const SPECIAL: Codes = [
  ['_T', named('Total', 'Total', 'Total', 'المجموع')],
  ['_O', named('Other', 'Autre', 'Otro', 'أخرى')],
  ['_U', named('Unknown', 'Inconnu', 'Desconocido', 'غير معروف')],
  ['_Z', named('Not applicable', 'Sans objet', 'No se aplica', 'لا ينطبق')],
]

export const FREQUENCIES: Codes = [
  ['A', named('Annual', 'Annuelle', 'Anual', 'سنوي')],
  ['S', named('Half-yearly', 'Semestrielle', 'Semestral', 'نصف سنوي')],
  ['Q', named('Quarterly', 'Trimestrielle', 'Trimestral', 'ربع سنوي')],
  ['M', named('Monthly', 'Mensuelle', 'Mensual', 'شهري')],
  [
    '_O',
    named(
      'Other: the period says how long it is',
      'Autre : la période dit sa durée',
      'Otra: el período indica su duración',
      'أخرى: الفترة تبيّن طولها',
    ),
  ],
]

export const SEXES: Codes = [
  ['_T', named('Total', 'Total', 'Total', 'المجموع')],
  ['F', named('Female', 'Femmes', 'Mujeres', 'إناث')],
  ['M', named('Male', 'Hommes', 'Hombres', 'ذكور')],
]

export const BASES: Codes = [
  ['BIRTH', named('Country of birth', 'Pays de naissance', 'País de nacimiento', 'بلد الميلاد')],
  ['CITIZEN', named('Citizenship', 'Nationalité', 'Nacionalidad', 'الجنسية')],
]

export const REPORTERS: Codes = [
  ['DST', named('The destination', 'La destination', 'El destino', 'بلد المقصد')],
  ['ORG', named('The origin', 'L’origine', 'El origen', 'بلد المنشأ')],
  [
    'EST',
    named(
      'Estimated for both',
      'Estimation pour les deux',
      'Estimación para ambos',
      'تقدير للطرفين',
    ),
  ],
]

export const MEASURES: Codes = [
  ['MST', named('Migrant stock', 'Effectif de migrants', 'Población migrante', 'عدد المهاجرين')],
  ['MFL', named('Migration flow', 'Flux migratoire', 'Flujo migratorio', 'تدفق الهجرة')],
  ['BIRTHS', named('Births', 'Naissances', 'Nacimientos', 'المواليد')],
  ['DEATHS', named('Deaths', 'Décès', 'Defunciones', 'الوفيات')],
  ['NET_MIGRATION', named('Net migration', 'Migration nette', 'Migración neta', 'صافي الهجرة')],
  [
    'POPULATION',
    named(
      'Population on 31 December',
      'Population au 31 décembre',
      'Población al 31 de diciembre',
      'السكان في 31 كانون الأول/ديسمبر',
    ),
  ],
  ['IN_FORCE', named('In force', 'En vigueur', 'En vigor', 'نافذ')],
  [
    'PROCESSED',
    named('Files dealt with', 'Dossiers traités', 'Expedientes tramitados', 'ملفات معالجة'),
  ],
  [
    'CLEARED',
    named(
      'Clearances issued',
      'Autorisations délivrées',
      'Autorizaciones expedidas',
      'تصاريح صادرة',
    ),
  ],
  [
    'EXIT_CONTROL',
    named('Exit controls', 'Contrôles de sortie', 'Controles de salida', 'مراقبة المغادرة'),
  ],
  ['DEPARTED', named('Departures', 'Départs', 'Salidas', 'المغادرات')],
  ['ARRIVED', named('Arrivals', 'Arrivées', 'Llegadas', 'الوصول')],
  ['RETURNED', named('Returns', 'Retours', 'Retornos', 'العودة')],
  ['FEES_SUM', named('Sum of fees', 'Somme des frais', 'Suma de gastos', 'مجموع الرسوم')],
  ['FEES_MEDIAN', named('Median of fees', 'Médiane des frais', 'Mediana de gastos', 'وسيط الرسوم')],
  [
    'CHECKS_AT_SIGNATURE',
    named(
      'Checks at signature',
      'Contrôles à la signature',
      'Controles a la firma',
      'فحوص عند التوقيع',
    ),
  ],
  [
    'CHECKS_AT_CLEARANCE',
    named(
      'Checks at clearance',
      'Contrôles à l’autorisation',
      'Controles a la autorización',
      'فحوص عند التصريح',
    ),
  ],
  [
    'OVERRIDES',
    named('Results set aside', 'Résultats écartés', 'Resultados apartados', 'نتائج مُستبعدة'),
  ],
  ['DEADLINES', named('Deadlines', 'Délais', 'Plazos', 'المهل')],
  ['LICENCES', named('Licences', 'Licences', 'Licencias', 'التراخيص')],
]

/** @source SDMX:CL_OBS_STATUS(1.1). */
export const STATUSES: Codes = (
  [
    ['A', 'Normal'],
    ['B', 'Break'],
    ['D', 'Definition differs'],
    ['E', 'Estimated'],
    ['F', 'Forecast'],
    ['G', 'Experimental'],
    ['H', 'Missing: holiday'],
    ['I', 'Imputed'],
    ['J', 'Derogation'],
    ['L', 'Missing: exists but was not collected'],
    ['M', 'Missing'],
    ['N', 'Not significant'],
    ['P', 'Provisional'],
    ['Q', 'Missing: suppressed'],
    ['S', 'Strike and special events'],
    ['U', 'Low reliability'],
    ['V', 'Unvalidated'],
  ] as const
).map(([id, en]) => [id, { en }])

export const CONFIDENTIALITY: Codes = (
  [
    ['F', 'Free'],
    ['N', 'Not for publication'],
    ['C', 'Confidential'],
    ['D', 'Secondary confidentiality set by the sender'],
    ['S', 'Secondary confidentiality set by the receiver'],
  ] as const
).map(([id, en]) => [id, { en }])
