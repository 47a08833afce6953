// What the list of areas needs besides the United Nations and ISO lists: areas that those lists do
// not name, names that differ from the ones used in English, names people search by, and the groups.

interface Names {
  readonly en: string
  readonly fr: string
  readonly es: string
  readonly ar: string
}

const names = (en: string, fr: string, es: string, ar: string): Names => ({ en, fr, es, ar })

/** Areas that ISO 3166-1 does not list; `m49` of the composites are the codes in use before 2006 and 2011. */
export const ADDED_AREAS: Readonly<
  Record<string, { m49: string; members: readonly string[]; names: Names }>
> = {
  CHI: {
    m49: '830',
    members: [],
    names: names(
      'Channel Islands',
      'Îles Anglo-Normandes',
      'Islas del Canal',
      'جزر القنال الإنجليزي',
    ),
  },
  SCG: {
    m49: '891',
    members: ['SRB', 'MNE'],
    names: names(
      'Serbia and Montenegro',
      'Serbie-et-Monténégro',
      'Serbia y Montenegro',
      'صربيا والجبل الأسود',
    ),
  },
  SUD: {
    m49: '736',
    members: ['SDN', 'SSD'],
    names: names(
      'Sudan and South Sudan (before 2011)',
      'Soudan et Soudan du Sud (avant 2011)',
      'Sudán y Sudán del Sur (antes de 2011)',
      'السودان وجنوب السودان (قبل 2011)',
    ),
  },
}

export const RESIDUALS = [
  { code: '_OTH', names: names('Others', 'Autres', 'Otros', 'أخرى') },
] as const

/** Names that correspond to the English ones used here, where the lists give longer or other ones. */
export const NAME_CORRECTIONS: Readonly<Record<string, Partial<Names>>> = {
  GBR: { fr: 'Royaume-Uni', es: 'Reino Unido', ar: 'المملكة المتحدة' },
  HKG: {
    fr: 'Chine, RAS de Hong Kong',
    es: 'China, RAE de Hong Kong',
    ar: 'الصين، منطقة هونغ كونغ الإدارية الخاصة',
  },
  MAC: {
    fr: 'Chine, RAS de Macao',
    es: 'China, RAE de Macao',
    ar: 'الصين، منطقة ماكاو الإدارية الخاصة',
  },
  NLD: { fr: 'Pays-Bas', es: 'Países Bajos', ar: 'هولندا' },
  SXM: { es: 'San Martín (parte neerlandesa)' },
  TWN: {
    fr: 'Chine, province chinoise de Taïwan',
    es: 'China, provincia china de Taiwán',
    ar: 'الصين، مقاطعة تايوان الصينية',
  },
}

/** Short forms, abbreviations and former names that people type, in any of the four languages. */
export const ALTERNATIVE_NAMES: Readonly<Record<string, readonly string[]>> = {
  ARE: [
    'UAE',
    'U.A.E.',
    'Emirates',
    'EAU',
    'Émirats',
    'Emiratos',
    'الإمارات',
    'Dubai',
    'Abu Dhabi',
  ],
  ATG: ['Antigua & Barbuda'],
  BEN: ['بنين'],
  BES: ['Caribbean Netherlands', 'Bonaire', 'Pays-Bas caribéens', 'Caribe Neerlandés'],
  BGD: ['Bangladés', 'بنغلادش'],
  BHR: ['Baréin'],
  BIH: ['Bosnia', 'Bosnie', 'البوسنة'],
  BLR: ['Byelorussia', 'Biélorussie', 'Bielorrusia', 'روسيا البيضاء'],
  BOL: ['Bolivia', 'Bolivie'],
  BRN: ['Brunei', 'Brunéi'],
  BWA: ['Botsuana'],
  CAF: ['CAR', 'RCA', 'Centrafrique'],
  CHE: ['سويسرة'],
  CHN: ['PRC', 'Mainland China', "People's Republic of China"],
  CIV: ['Ivory Coast', 'Costa de Marfil', 'ساحل العاج'],
  COD: ['DR Congo', 'DRC', 'RDC', 'Congo-Kinshasa', 'Zaire', 'الكونغو الديمقراطية'],
  COG: ['Congo-Brazzaville', 'Republic of the Congo', 'République du Congo', 'República del Congo'],
  CPV: ['Cape Verde', 'Cap-Vert', 'الرأس الأخضر'],
  CZE: ['Czech Republic', 'République tchèque', 'República Checa', 'التشيك'],
  DEU: ['BRD', 'Federal Republic of Germany'],
  DJI: ['Yibuti'],
  DNK: ['الدنمارك'],
  DOM: ['Dominican Rep.', 'Santo Domingo'],
  ESH: ['Sahrawi'],
  ETH: ['الحبشة'],
  FLK: ['Falklands', 'Malvinas', 'Islas Malvinas', 'Malouines'],
  FSM: ['Micronesia', 'Micronésie'],
  GBR: [
    'UK',
    'U.K.',
    'Great Britain',
    'Britain',
    'England',
    'Scotland',
    'Wales',
    'Northern Ireland',
    'Grande-Bretagne',
    'Angleterre',
    'Gran Bretaña',
    'Inglaterra',
    'بريطانيا',
    'إنجلترا',
  ],
  GMB: ['The Gambia'],
  HKG: ['Hong Kong', 'هونغ كونغ'],
  HUN: ['المجر'],
  IRL: ['Éire', 'أيرلندا'],
  IRN: ['Iran', 'Irán', 'Persia'],
  IRQ: ['Irak'],
  KEN: ['Kenia'],
  KGZ: ['Kyrgyz Republic', 'Kirghizstan', 'قرغيزستان'],
  KNA: ['St Kitts and Nevis', 'St. Kitts & Nevis'],
  KOR: ['South Korea', 'Korea', 'Corée du Sud', 'Corea del Sur', 'كوريا الجنوبية', 'ROK'],
  LAO: ['Laos', 'Lao PDR', 'RDP lao', 'لاوس'],
  LBY: ['Libyan Arab Jamahiriya'],
  LCA: ['St Lucia', 'St. Lucia'],
  LKA: ['Ceylon', 'سيلان', 'سريلانكا'],
  MAC: ['Macao', 'Macau', 'ماكاو'],
  MAF: ['St Martin', 'Saint-Martin'],
  MAR: ['Maroc', 'مراكش'],
  MDA: ['Moldova', 'Moldavie', 'Moldavia', 'مولدوفا'],
  MDV: ['المالديف'],
  MKD: ['Macedonia', 'FYROM', 'Macédoine', 'مقدونيا'],
  MMR: ['Burma', 'Birmanie', 'Birmania', 'بورما'],
  MUS: ['Île Maurice', 'Isla Mauricio'],
  MWI: ['Malaui'],
  NLD: ['Holland', 'The Netherlands', 'Hollande', 'Holanda'],
  NZL: ['Aotearoa', 'Nueva Zelanda'],
  OMN: ['Sultanate of Oman', 'سلطنة عمان'],
  PHL: ['PH', 'Pilipinas', 'The Philippines', 'الفيليبين'],
  PRK: ['North Korea', 'DPRK', 'Corée du Nord', 'Corea del Norte', 'كوريا الشمالية'],
  PSE: [
    'Palestine',
    'Palestinian Territories',
    'Occupied Palestinian Territory',
    'West Bank',
    'Gaza',
    'Palestina',
    'فلسطين',
  ],
  QAT: ['Catar'],
  RUS: ['Russia', 'Russie', 'Rusia', 'روسيا'],
  RWA: ['Ruanda'],
  SAU: ['KSA', 'Saudi', 'Arabie', 'السعودية', 'Arabia Saudí'],
  SCG: ['Yugoslavia', 'Federal Republic of Yugoslavia', 'Yougoslavie'],
  SHN: ['St Helena', 'St. Helena'],
  SPM: ['St Pierre and Miquelon', 'St. Pierre & Miquelon'],
  STP: ['São Tomé and Príncipe', 'São Tomé'],
  SUD: ['Sudan (former)', 'Soudan (ancien)'],
  SVK: ['Slovak Republic'],
  SWZ: ['Swaziland', 'Suazilandia', 'سوازيلاند'],
  SXM: ['St Maarten', 'Sint Maarten'],
  SYC: ['جزر سيشل'],
  SYR: ['Syria', 'Syrie', 'Siria', 'سوريا', 'سورية'],
  THA: ['تايلاند', 'Thailande'],
  TLS: ['East Timor', 'Timor oriental', 'Timor Oriental', 'تيمور الشرقية'],
  TTO: ['Trinidad', 'Trinidad y Tobago'],
  TUR: ['Turkey', 'Turquie', 'Turquía'],
  TWN: ['Taiwan', 'Taïwan', 'Taiwán', 'Chinese Taipei', 'تايوان'],
  TZA: ['Tanzania', 'Tanzanie', 'تنزانيا'],
  USA: [
    'US',
    'U.S.',
    'U.S.A.',
    'United States',
    'America',
    'États-Unis',
    'Estados Unidos',
    'EE. UU.',
    'EEUU',
    'الولايات المتحدة',
    'أمريكا',
    'الولايات المتحدة الأميركية',
    'أميركا',
  ],
  VAT: ['Vatican', 'Vatican City', 'Vaticano', 'الفاتيكان'],
  VCT: ['St Vincent and the Grenadines', 'St. Vincent & Grenadines'],
  VEN: ['Venezuela'],
  VIR: ['US Virgin Islands', 'U.S. Virgin Islands'],
  VNM: ['Vietnam', 'فيتنام'],
  ZWE: ['Zimbabue'],
}

const group = (code: string, ...text: readonly [string, string, string, string]) => ({
  code,
  names: names(...text),
})

/** The ten regions of Abel and Sander (2014), in the order of their circle. */
export const SCIENCE_2014_GROUPS = [
  group('AME-N', 'North America', 'Amérique du Nord', 'América del Norte', 'أمريكا الشمالية'),
  group('AFR', 'Africa', 'Afrique', 'África', 'أفريقيا'),
  group('EUR', 'Europe', 'Europe', 'Europa', 'أوروبا'),
  group(
    'FSU',
    'Former Soviet Union',
    'Ex-Union soviétique',
    'Antigua Unión Soviética',
    'الاتحاد السوفييتي السابق',
  ),
  group('ASI-W', 'West Asia', "Asie de l'Ouest", 'Asia Occidental', 'غرب آسيا'),
  group('ASI-S', 'South Asia', 'Asie du Sud', 'Asia Meridional', 'جنوب آسيا'),
  group('ASI-E', 'East Asia', "Asie de l'Est", 'Asia Oriental', 'شرق آسيا'),
  group('ASI-SE', 'South-East Asia', 'Asie du Sud-Est', 'Asia Sudoriental', 'جنوب شرق آسيا'),
  group('OCE', 'Oceania', 'Océanie', 'Oceanía', 'أوقيانوسيا'),
  group('AME-L', 'Latin America', 'Amérique latine', 'América Latina', 'أمريكا اللاتينية'),
] as const

/** The name of each region in the table of areas that the codes above stand for. */
export const SCIENCE_2014_CODES: Readonly<Record<string, string>> = {
  'North America': 'AME-N',
  Africa: 'AFR',
  Europe: 'EUR',
  'Fmr Soviet Union': 'FSU',
  'West Asia': 'ASI-W',
  'South Asia': 'ASI-S',
  'East Asia': 'ASI-E',
  'South-East Asia': 'ASI-SE',
  Oceania: 'OCE',
  'Latin America': 'AME-L',
}

export const M49_REGION_GROUPS = [
  group('002', 'Africa', 'Afrique', 'África', 'أفريقيا'),
  group('142', 'Asia', 'Asie', 'Asia', 'آسيا'),
  group('150', 'Europe', 'Europe', 'Europa', 'أوروبا'),
  group(
    '419',
    'Latin America and the Caribbean',
    'Amérique latine et Caraïbes',
    'América Latina y el Caribe',
    'أمريكا اللاتينية ومنطقة البحر الكاريبي',
  ),
  group(
    '021',
    'Northern America',
    'Amérique septentrionale',
    'América septentrional',
    'أمريكا الشمالية',
  ),
  group('009', 'Oceania', 'Océanie', 'Oceanía', 'أوقيانوسيا'),
] as const

export const M49_SUBREGION_GROUPS = [
  group('015', 'Northern Africa', 'Afrique septentrionale', 'África septentrional', 'شمال أفريقيا'),
  group('014', 'Eastern Africa', 'Afrique orientale', 'África oriental', 'شرق أفريقيا'),
  group('017', 'Middle Africa', 'Afrique centrale', 'África central', 'وسط أفريقيا'),
  group('018', 'Southern Africa', 'Afrique australe', 'África meridional', 'الجنوب الأفريقي'),
  group('011', 'Western Africa', 'Afrique occidentale', 'África occidental', 'غرب أفريقيا'),
  group('143', 'Central Asia', 'Asie centrale', 'Asia central', 'آسيا الوسطى'),
  group('030', 'Eastern Asia', 'Asie orientale', 'Asia oriental', 'شرق آسيا'),
  group('035', 'South-Eastern Asia', 'Asie du Sud-Est', 'Asia sudoriental', 'جنوب شرق آسيا'),
  group('034', 'Southern Asia', 'Asie méridionale', 'Asia meridional', 'جنوب آسيا'),
  group('145', 'Western Asia', 'Asie occidentale', 'Asia occidental', 'غرب آسيا'),
  group('151', 'Eastern Europe', 'Europe orientale', 'Europa oriental', 'شرق أوروبا'),
  group('154', 'Northern Europe', 'Europe septentrionale', 'Europa septentrional', 'شمال أوروبا'),
  group('039', 'Southern Europe', 'Europe méridionale', 'Europa meridional', 'جنوب أوروبا'),
  group('155', 'Western Europe', 'Europe occidentale', 'Europa occidental', 'غرب أوروبا'),
  group('029', 'Caribbean', 'Caraïbes', 'Caribe', 'منطقة البحر الكاريبي'),
  group('013', 'Central America', 'Amérique centrale', 'América Central', 'أمريكا الوسطى'),
  group('005', 'South America', 'Amérique du Sud', 'América del Sur', 'أمريكا الجنوبية'),
  group(
    '021',
    'Northern America',
    'Amérique septentrionale',
    'América septentrional',
    'أمريكا الشمالية',
  ),
  group(
    '053',
    'Australia and New Zealand',
    'Australie et Nouvelle-Zélande',
    'Australia y Nueva Zelandia',
    'أستراليا ونيوزيلندا',
  ),
  group('054', 'Melanesia', 'Mélanésie', 'Melanesia', 'ميلانيزيا'),
  group('057', 'Micronesia', 'Micronésie', 'Micronesia', 'ميكرونيزيا'),
  group('061', 'Polynesia', 'Polynésie', 'Polinesia', 'بولينيزيا'),
] as const

export const GROUPING_NAMES = {
  'science-2014': names(
    'Ten regions of Abel and Sander (2014)',
    "Dix régions d'Abel et Sander (2014)",
    'Diez regiones de Abel y Sander (2014)',
    'المناطق العشر لأبيل وساندر (2014)',
  ),
  'm49-region': names(
    'Regions of the United Nations (M49)',
    'Régions des Nations Unies (M49)',
    'Regiones de las Naciones Unidas (M49)',
    'أقاليم الأمم المتحدة (M49)',
  ),
  'm49-subregion': names(
    'Subregions of the United Nations (M49)',
    'Sous-régions des Nations Unies (M49)',
    'Subregiones de las Naciones Unidas (M49)',
    'الأقاليم الفرعية للأمم المتحدة (M49)',
  ),
} as const
