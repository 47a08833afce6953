import type { PolicyTexts } from '../policyOutline.ts'

export const ENGLISH: PolicyTexts = {
  parts: {
    'agenda-1': "Decent work in countries of origin, including migrants' contribution",
    'agenda-2': 'Orderly and fair schemes in regional integration',
    'agenda-3': 'Bilateral agreements for regulated, fair migration',
    'agenda-4': 'Fair recruitment',
    'agenda-5': 'Countering unacceptable situations',
    'agenda-6': 'Realizing the rights-based approach',
    'agenda-7': 'Strengthened multilateral rights-based agenda',
    'agenda-8': 'Tripartism, knowledge and capacity-building',
    'principle-1': 'Decent work for all who wish to work',
    'principle-2': 'International cooperation',
    'principle-3': 'Knowledge and data',
    'principle-4': 'National policy guided by international standards',
    'principle-5': 'Coherent and comprehensive policies',
    'principle-6': 'Regular channels that meet labour market needs',
    'principle-7': 'Social dialogue',
    'principle-8': 'Human rights of all migrant workers',
    'principle-9': 'Labour standards that cover migrant workers',
    'principle-10': 'Laws that are applied and enforced',
    'principle-11': 'Prevention of abuse, smuggling and trafficking',
    'principle-12': 'An orderly and fair process of migration',
    'principle-13': 'Licensed and supervised recruitment',
    'principle-14': 'Integration and inclusion',
    'principle-15': 'Migration and development',
  },
  questions: {
    'agenda-1-1': [
      'Does employment policy aim at decent jobs at home, so that migration is a choice and not a necessity?',
      'Employment strategy with targets and budget; unemployment and wages by region',
    ],
    'agenda-1-2': [
      'Can workers send their earnings home cheaply and safely, and is the cost watched?',
      'Cost of sending 200 US dollars by corridor; rules on transfers',
    ],
    'agenda-1-3': [
      'Are returning workers helped to find work and to have their skills and savings put to use?',
      'Services for returnees, number who used them, results',
    ],
    'agenda-2-1': [
      'Do the rules of the regional community give workers of its members equal treatment at work?',
      'Text of the regional rules and the national law that applies them',
    ],
    'agenda-2-2': [
      'Do workers who move within the region keep the social security rights they have earned?',
      'Social security agreements, number of pensions paid abroad',
    ],
    'agenda-2-3': [
      'Are skills and qualifications gained in one country of the region recognised in the others?',
      'Recognition agreements, number of applications and decisions',
    ],
    'agenda-3-1': [
      'Are the main corridors covered by agreements in force that name the rights of workers?',
      'List of agreements with dates, compared with the flows of each corridor',
    ],
    'agenda-3-2': [
      'Do the agreements hold a model contract, rules on wages and a way to complain?',
      'Text of the agreements and annexes',
    ],
    'agenda-3-3': [
      'Are employers and workers heard when agreements are negotiated, and is their working reviewed in public?',
      'Records of consultation, reports of joint committees',
    ],
    'agenda-4-1': [
      'Must private recruiters hold a licence, and are those who break the rules punished?',
      'Register of licences, inspections, suspensions and sentences per year',
    ],
    'agenda-4-2': [
      'Are workers free of recruitment fees and related costs, in law and in fact?',
      'Law on fees; surveys of what workers paid; sums paid back',
    ],
    'agenda-4-3': [
      'Can a recruited worker complain at either end of the corridor and be heard in time?',
      'Complaints received, time to decision, sums awarded',
    ],
    'agenda-5-1': [
      'Is forced labour punished as a crime, and are victims protected whatever their status?',
      'Criminal law, cases and sentences, places of shelter',
    ],
    'agenda-5-2': [
      'Can a worker leave an employer who abuses without losing the right to stay or facing detention?',
      'Rules on changing employer, number of changes granted',
    ],
    'agenda-5-3': [
      'Do workers in an irregular situation receive the wages and benefits due for work they have done?',
      'Law and decisions on claims of workers without a permit',
    ],
    'agenda-6-1': [
      'Have the instruments on migrant workers been ratified, or is there a plan to ratify them?',
      'Ratifications with dates; gap analysis; decisions of the competent authority',
    ],
    'agenda-6-2': [
      'Does the law give migrant workers treatment no less favourable than nationals in pay, hours, safety and social security?',
      'Labour and social security law, with exclusions by sector or status',
    ],
    'agenda-6-3': [
      'May migrant workers join and form unions and take part in bargaining?',
      'Trade union law; migrants among members and officers',
    ],
    'agenda-7-1': [
      'Are reports on ratified instruments sent on time, and are comments of the supervisors acted upon?',
      'Reports due and sent; open comments and what was done',
    ],
    'agenda-7-2': [
      'Does the State bring labour rights into regional and global talks on migration?',
      'Positions and statements, commitments made and reported on',
    ],
    'agenda-7-3': [
      'Do the ministries of labour, foreign affairs and the interior speak with one voice on migration?',
      'Coordinating body, its mandate and minutes',
    ],
    'agenda-8-1': [
      'Is there a standing tripartite body that discusses labour migration and whose advice is answered?',
      'Members, meetings, advice given and replies',
    ],
    'agenda-8-2': [
      'Are figures on migrant workers collected regularly, by sex and corridor, and published?',
      'Surveys, registers and dates of publication',
    ],
    'agenda-8-3': [
      'Do labour administration, employers and unions have staff trained in labour migration?',
      'Training held, posts filled, attachés abroad',
    ],
    'principle-1-1': [
      'Does every man and woman of working age, migrant or not, have access to productive work in freedom, equity, security and dignity?',
      'Employment policy, employment and wages of migrants and nationals by sex',
    ],
    'principle-2-1': [
      'Does the government cooperate with other countries to make labour migration serve decent work, after hearing employers and workers?',
      'Agreements and joint bodies; records of consultation',
    ],
    'principle-3-1': [
      'Does policy rest on knowledge and figures that are kept up to date and exchanged with other countries?',
      'Statistics by sex, sector and corridor; studies; exchange of data',
    ],
    'principle-4-1': [
      'Is the national policy, which each country sets for itself, guided by international labour standards?',
      'Policy text with the standards it refers to; laws changed because of them',
    ],
    'principle-5-1': [
      'Do migration, employment and social policies fit together and take account of women and of groups at risk?',
      'Policies with shared aims; budget; assessment by sex',
    ],
    'principle-6-1': [
      'Are there enough regular ways to migrate for work, in line with labour market needs and population trends?',
      'Permits by occupation, vacancies that cannot be filled, forecasts',
    ],
    'principle-7-1': [
      'Are employers and workers, and migrants through them, part of making and reviewing policy?',
      'Minutes of tripartite bodies, laws changed after consultation',
    ],
    'principle-8-1': [
      'Are the human rights and the fundamental rights at work of all migrant workers protected, whatever their status?',
      'Constitution and labour law; decisions of courts; exclusions',
    ],
    'principle-9-1': [
      'Do the labour standards that the country has accepted cover migrant workers in law and practice?',
      'Ratifications and exclusions; law by article; sectors left out',
    ],
    'principle-10-1': [
      'Are the rights of migrant workers enforced by inspection, courts and complaints that they can use?',
      'Inspections in sectors with migrants, complaints, time to decision, languages',
    ],
    'principle-11-1': [
      'Are abuse, smuggling and trafficking prevented, and are workers protected against them?',
      'Plan of action, cases, help to victims, information before departure',
    ],
    'principle-12-1': [
      'Are men and women guided through every stage: preparing, travelling, working, returning?',
      'Information and training before departure, reception, services for return',
    ],
    'principle-13-1': [
      'Are recruitment and placement services licensed and supervised at both ends?',
      'Licensing law, register, inspections, sanctions',
    ],
    'principle-14-1': [
      'Is inclusion of migrant workers and families promoted, and discrimination, racism and xenophobia fought?',
      'Equality law, complaints, language courses, access of children to school',
    ],
    'principle-15-1': [
      "Is migrants' contribution to jobs, growth and development recognised and increased, at both ends?",
      'Studies of contribution, cost of transfers, programmes with communities abroad',
    ],
  },
}
