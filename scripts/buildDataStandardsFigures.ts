// Figures that reports published, and what of the table they are held against.
const PARAGRAPH = (number: number): string =>
  `ILO, Fair migration: Setting an ILO agenda, Report of the Director-General, 103rd Session, 2014, para ${number}`

const SURVEY = 'ILO, Migrant workers, General Survey, Report III (1B), 87th Session, 1999, para 622'

interface Figure {
  readonly id: string
  readonly label: {
    readonly en: string
    readonly fr: string
    readonly es: string
    readonly ar: string
  }
  readonly published: number
  readonly paragraph: number
  /** The general survey of 1999 in place of the report of 2014. */
  readonly isSurvey?: boolean
  readonly all: readonly string[]
  readonly any?: readonly string[]
  readonly registeredFrom?: string
  readonly registeredThrough?: string
  readonly among?: readonly string[]
  readonly discrepancy?: Figure['label']
}

/** States that came of the end of the Soviet Union, Yugoslavia and Czechoslovakia. */
const NEW_STATES =
  'ARM AZE BIH CZE EST GEO HRV KAZ KGZ LTU LVA MDA MKD MNE SRB SVK SVN TJK TKM UZB'.split(' ')

const parties = (id: string, number: string, published: number): Figure => ({
  id: id.toLowerCase(),
  label:
    id === 'ICRMW'
      ? {
          en: 'Parties to the UN migrant workers convention',
          fr: 'Parties à la convention des Nations Unies sur les travailleurs migrants',
          es: 'Partes en la convención de las Naciones Unidas sobre los trabajadores migratorios',
          ar: 'أطراف اتفاقية الأمم المتحدة للعمال المهاجرين',
        }
      : {
          en: `Ratifications of Convention No. ${number}`,
          fr: `Ratifications de la convention n° ${number}`,
          es: `Ratificaciones del Convenio núm. ${number}`,
          ar: `التصديقات على الاتفاقية رقم ${number}`,
        },
  published,
  paragraph: 104,
  all: [id],
})

const FIGURES: readonly Figure[] = [
  parties('C097', '97', 49),
  parties('C143', '143', 23),
  parties('C181', '181', 28),
  parties('ICRMW', '', 47),
  {
    id: 'c097-to-1989',
    label: {
      en: 'Convention No. 97: ratified up to the end of 1989',
      fr: 'Convention n° 97 : ratifiée jusqu’à la fin de 1989',
      es: 'Convenio núm. 97: ratificado hasta finales de 1989',
      ar: 'الاتفاقية رقم 97: التصديقات حتى نهاية عام 1989',
    },
    published: 37,
    paragraph: 105,
    all: ['C097'],
    registeredThrough: '1989-12-31',
  },
  {
    id: 'c097-since-1990',
    label: {
      en: 'Convention No. 97: ratified since 1990',
      fr: 'Convention n° 97 : ratifiée depuis 1990',
      es: 'Convenio núm. 97: ratificado desde 1990',
      ar: 'الاتفاقية رقم 97: التصديقات منذ عام 1990',
    },
    published: 12,
    paragraph: 105,
    all: ['C097'],
    registeredFrom: '1990-01-01',
  },
  {
    id: 'c097-new-member-states',
    label: {
      en: 'Convention No. 97: of these, new member States',
      fr: 'Convention n° 97 : dont nouveaux États membres',
      es: 'Convenio núm. 97: de ellos, nuevos Estados miembros',
      ar: 'الاتفاقية رقم 97: منها الدول الأعضاء الجديدة',
    },
    published: 9,
    paragraph: 105,
    all: ['C097'],
    registeredFrom: '1990-01-01',
    among: NEW_STATES,
  },
  {
    id: 'c143-this-century',
    label: {
      en: 'Convention No. 143: ratified this century',
      fr: 'Convention n° 143 : ratifiée au cours de ce siècle',
      es: 'Convenio núm. 143: ratificado en este siglo',
      ar: 'الاتفاقية رقم 143: التصديقات في هذا القرن',
    },
    published: 5,
    paragraph: 105,
    all: ['C143'],
    registeredFrom: '2001-01-01',
  },
  {
    id: 'icrmw-and-c097',
    label: {
      en: 'Parties to the UN convention that ratified Convention No. 97',
      fr: 'Parties à la convention des Nations Unies ayant ratifié la convention n° 97',
      es: 'Partes en la convención de las Naciones Unidas que ratificaron el Convenio núm. 97',
      ar: 'أطراف اتفاقية الأمم المتحدة التي صدّقت على الاتفاقية رقم 97',
    },
    published: 14,
    paragraph: 104,
    all: ['ICRMW', 'C097'],
    discrepancy: {
      en: 'The report gives 14 for States that ratified No. 97 or No. 143; the table gives 14 for No. 97 alone.',
      fr: 'Le rapport donne 14 pour les États ayant ratifié la n° 97 ou la n° 143 ; le tableau donne 14 pour la seule n° 97.',
      es: 'El informe da 14 para los Estados que ratificaron el núm. 97 o el núm. 143; la tabla da 14 solo para el núm. 97.',
      ar: 'يذكر التقرير 14 للدول التي صدّقت على الاتفاقية رقم 97 أو رقم 143؛ ويعطي الجدول 14 للاتفاقية رقم 97 وحدها.',
    },
  },
  {
    id: 'icrmw-and-either',
    label: {
      en: 'Parties to the UN convention that ratified Convention No. 97, No. 143 or both',
      fr: 'Parties à la convention des Nations Unies ayant ratifié la convention n° 97, la n° 143 ou les deux',
      es: 'Partes en la convención de las Naciones Unidas que ratificaron el Convenio núm. 97, el núm. 143 o ambos',
      ar: 'أطراف اتفاقية الأمم المتحدة التي صدّقت على الاتفاقية رقم 97 أو رقم 143 أو كلتيهما',
    },
    published: 14,
    paragraph: 104,
    all: ['ICRMW'],
    any: ['C097', 'C143'],
    discrepancy: {
      en: 'The report gives 14; the table gives 16. Guinea and Uganda ratified No. 143 only; without them it is 14, those that ratified No. 97.',
      fr: 'Le rapport donne 14, le tableau 16. La Guinée et l’Ouganda n’ont ratifié que la n° 143 ; sans eux, on obtient les 14 États ayant ratifié la n° 97.',
      es: 'El informe da 14; la tabla, 16. Guinea y Uganda solo ratificaron el núm. 143; sin ellos quedan los 14 que ratificaron el núm. 97.',
      ar: 'يذكر التقرير 14 ويعطي الجدول 16. صدّقت غينيا وأوغندا على الاتفاقية رقم 143 وحدها؛ ومن دونهما يبقى 14، وهي الدول التي صدّقت على رقم 97.',
    },
  },
]

const YUGOSLAVIA: Figure['label'] = {
  en: 'The survey counts the former Yugoslavia, whose ratification ended with the State; the register holds Serbia from 2000.',
  fr: 'L’étude compte l’ex-Yougoslavie, dont la ratification a pris fin avec l’État ; le registre retient la Serbie à partir de 2000.',
  es: 'El estudio cuenta a la ex-Yugoslavia, cuya ratificación terminó con el Estado; el registro recoge a Serbia desde 2000.',
  ar: 'تحتسب الدراسة يوغوسلافيا السابقة التي انتهى تصديقها بانتهاء الدولة؛ ويورد السجل صربيا منذ عام 2000.',
}

const inSurvey = (figure: Figure, published: number): Figure => ({
  ...figure,
  id: `survey-1999-${figure.id}`,
  published,
  paragraph: 622,
  isSurvey: true,
  discrepancy: YUGOSLAVIA,
})

const C097_AND_C143: Figure = {
  id: 'c097-and-c143',
  label: {
    en: 'States that ratified both Convention No. 97 and No. 143',
    fr: 'États ayant ratifié la convention n° 97 et la n° 143',
    es: 'Estados que ratificaron tanto el Convenio núm. 97 como el núm. 143',
    ar: 'الدول التي صدّقت على الاتفاقيتين رقم 97 ورقم 143 معاً',
  },
  published: 12,
  paragraph: 622,
  all: ['C097', 'C143'],
}

/** Counted in 1999; nothing was registered from June 1993 to November 2000. */
const SURVEY_FIGURES: readonly Figure[] = [
  inSurvey(parties('C097', '97', 41), 41),
  inSurvey(parties('C143', '143', 18), 18),
  inSurvey(C097_AND_C143, 12),
]

/** The figures in the form of the file. */
export const publishedFigures = () =>
  [...FIGURES, ...SURVEY_FIGURES].map((figure) => ({
    id: figure.id,
    label: figure.label,
    on: figure.isSurvey === true ? '1999-06-01' : '2014-05-28',
    published: figure.published,
    computedFrom: {
      all: figure.all,
      any: figure.any ?? [],
      registeredFrom: figure.registeredFrom ?? null,
      registeredThrough: figure.registeredThrough ?? null,
      among: figure.among ?? null,
    },
    discrepancy: figure.discrepancy ?? null,
    verification: 'sourced' as const,
    source: figure.isSurvey === true ? SURVEY : PARAGRAPH(figure.paragraph),
  }))
