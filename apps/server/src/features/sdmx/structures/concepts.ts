import type { Item, ItemScheme, LocalisedText, Reference } from '@corridor/sdmx'
import { named, own } from './names.ts'

const SCHEME = own('conceptscheme', 'CS_CORRIDOR')

/** Every dimension, attribute and measure. */
const CONCEPTS: Readonly<Record<string, LocalisedText>> = {
  EDITION: named('Release', 'Publication', 'Edición', 'الإصدار'),
  VINTAGE: named(
    'Releases of the sources',
    'Publications des sources',
    'Ediciones de las fuentes',
    'إصدارات المصادر',
  ),
  METHOD: named(
    'Method of estimation',
    'Méthode d’estimation',
    'Método de estimación',
    'طريقة التقدير',
  ),
  FREQ: named('Frequency', 'Fréquence', 'Frecuencia', 'التواتر'),
  MEASURE: named('Measure', 'Mesure', 'Medida', 'المقياس'),
  ORIGIN: named('Origin', 'Origine', 'Origen', 'المنشأ'),
  DESTINATION: named('Destination', 'Destination', 'Destino', 'المقصد'),
  REF_AREA: named('Reference area', 'Zone de référence', 'Área de referencia', 'المنطقة المرجعية'),
  BASIS: named(
    'What tells the origin',
    'Critère de l’origine',
    'Criterio del origen',
    'معيار المنشأ',
  ),
  REPORTED_BY: named('Reported by', 'Déclaré par', 'Declarado por', 'الجهة المُبلِّغة'),
  SEX: named('Sex', 'Sexe', 'Sexo', 'الجنس'),
  AGE: named('Age', 'Âge', 'Edad', 'العمر'),
  EDUCATION: named('Education', 'Niveau d’instruction', 'Nivel educativo', 'المستوى التعليمي'),
  OCCUPATION: named('Occupation', 'Profession', 'Ocupación', 'المهنة'),
  INDUSTRY: named('Industry', 'Branche d’activité', 'Rama de actividad', 'النشاط الاقتصادي'),
  SECTOR: named('Sector', 'Secteur', 'Sector', 'القطاع'),
  ITEM: named('Item counted', 'Objet compté', 'Elemento contado', 'البند المعدود'),
  PART: named('Part', 'Partie', 'Parte', 'الجزء'),
  INSTRUMENT: named('Instrument', 'Instrument', 'Instrumento', 'الصك'),
  TIME_PERIOD: named('Time period', 'Période', 'Período', 'الفترة'),
  OBS_VALUE: named('Value', 'Valeur', 'Valor', 'القيمة'),
  OBS_STATUS: named(
    'Observation status',
    'Statut de l’observation',
    'Estado de la observación',
    'حالة المشاهدة',
  ),
  CONF_STATUS: named('Confidentiality', 'Confidentialité', 'Confidencialidad', 'السرية'),
  UNIT_MEASURE: named('Unit of measure', 'Unité de mesure', 'Unidad de medida', 'وحدة القياس'),
  LOWER_BOUND: named(
    'Lower bound of the interval',
    'Borne inférieure de l’intervalle',
    'Límite inferior del intervalo',
    'الحد الأدنى للمجال',
  ),
  UPPER_BOUND: named(
    'Upper bound of the interval',
    'Borne supérieure de l’intervalle',
    'Límite superior del intervalo',
    'الحد الأعلى للمجال',
  ),
  SOURCE: named('Source', 'Source', 'Fuente', 'المصدر'),
  LICENCE: named('Licence', 'Licence', 'Licencia', 'الترخيص'),
  SYNTHETIC: named(
    'Whether the figures are made up',
    'Chiffres fictifs',
    'Cifras ficticias',
    'أرقام مصطنعة',
  ),
  CASES: named(
    'Cases behind the figure',
    'Cas derrière le chiffre',
    'Casos de la cifra',
    'الحالات وراء الرقم',
  ),
  REGISTERED: named(
    'Ratification registered',
    'Ratification enregistrée',
    'Ratificación registrada',
    'تاريخ تسجيل التصديق',
  ),
  ENTRY_INTO_FORCE: named(
    'Entry into force',
    'Entrée en vigueur',
    'Entrada en vigor',
    'بدء النفاذ',
  ),
  VERIFICATION: named(
    'How well it is known',
    'Degré de vérification',
    'Grado de verificación',
    'درجة التحقق',
  ),
}

export const concept = (id: string): Reference => ({ ...SCHEME, item: id })

export const conceptScheme: ItemScheme<'conceptscheme'> = {
  ...SCHEME,
  names: named(
    'Concepts of labour migration',
    'Concepts de la migration de main-d’œuvre',
    'Conceptos de la migración laboral',
    'مفاهيم هجرة اليد العاملة',
  ),
  items: Object.entries(CONCEPTS).map(([id, names]): Item => ({ id, names })),
}

export const nameOfConcept = (id: string): LocalisedText | undefined =>
  Object.hasOwn(CONCEPTS, id) ? CONCEPTS[id] : undefined
