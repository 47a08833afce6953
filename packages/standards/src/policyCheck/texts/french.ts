import type { PolicyTexts } from '../policyOutline.ts'

export const FRENCH: PolicyTexts = {
  parts: {
    'agenda-1': 'Travail décent dans les pays d’origine et contribution des migrants',
    'agenda-2': 'Dispositifs ordonnés et équitables dans l’intégration régionale',
    'agenda-3': 'Accords bilatéraux pour des migrations encadrées et équitables',
    'agenda-4': 'Recrutement équitable',
    'agenda-5': 'Lutte contre les situations inacceptables',
    'agenda-6': 'Mise en œuvre de l’approche fondée sur les droits',
    'agenda-7': 'Programme multilatéral renforcé, fondé sur les droits',
    'agenda-8': 'Tripartisme, connaissances et renforcement des capacités',
    'principle-1': 'Travail décent pour tous ceux qui veulent travailler',
    'principle-2': 'Coopération internationale',
    'principle-3': 'Connaissances et données',
    'principle-4': 'Politique nationale guidée par les normes internationales',
    'principle-5': 'Politiques cohérentes et complètes',
    'principle-6': 'Voies régulières répondant aux besoins du marché du travail',
    'principle-7': 'Dialogue social',
    'principle-8': 'Droits humains de tous les travailleurs migrants',
    'principle-9': 'Normes du travail applicables aux travailleurs migrants',
    'principle-10': 'Lois appliquées et contrôlées',
    'principle-11': 'Prévention des abus, du trafic de migrants et de la traite',
    'principle-12': 'Un processus migratoire ordonné et équitable',
    'principle-13': 'Recrutement soumis à licence et à contrôle',
    'principle-14': 'Intégration et inclusion',
    'principle-15': 'Migration et développement',
  },
  questions: {
    'agenda-1-1': [
      'La politique de l’emploi vise-t-elle des emplois décents dans le pays, pour que migrer soit un choix et non une nécessité ?',
      'Stratégie de l’emploi avec objectifs et budget ; chômage et salaires par région',
    ],
    'agenda-1-2': [
      'Les travailleurs peuvent-ils envoyer leurs gains à bas prix et en sécurité, et ce coût est-il suivi ?',
      'Coût d’un envoi de 200 dollars É.-U. par corridor ; règles sur les transferts',
    ],
    'agenda-1-3': [
      'Les travailleurs qui rentrent sont-ils aidés à trouver un emploi et à mettre à profit compétences et épargne ?',
      'Services aux personnes de retour, nombre d’usagers, résultats',
    ],
    'agenda-2-1': [
      'Les règles de la communauté régionale donnent-elles l’égalité de traitement au travail aux travailleurs de ses membres ?',
      'Texte des règles régionales et loi nationale d’application',
    ],
    'agenda-2-2': [
      'Les travailleurs qui se déplacent dans la région conservent-ils les droits de sécurité sociale acquis ?',
      'Accords de sécurité sociale, nombre de pensions versées à l’étranger',
    ],
    'agenda-2-3': [
      'Les compétences et qualifications acquises dans un pays de la région sont-elles reconnues dans les autres ?',
      'Accords de reconnaissance, nombre de demandes et de décisions',
    ],
    'agenda-3-1': [
      'Les principaux corridors sont-ils couverts par des accords en vigueur qui énoncent les droits des travailleurs ?',
      'Liste des accords avec leurs dates, comparée aux flux de chaque corridor',
    ],
    'agenda-3-2': [
      'Les accords comportent-ils un contrat type, des règles sur les salaires et une voie de plainte ?',
      'Texte des accords et de leurs annexes',
    ],
    'agenda-3-3': [
      'Employeurs et travailleurs sont-ils entendus lors de la négociation, et l’application est-elle examinée publiquement ?',
      'Comptes rendus des consultations, rapports des commissions mixtes',
    ],
    'agenda-4-1': [
      'Les recruteurs privés doivent-ils avoir une licence, et ceux qui enfreignent les règles sont-ils sanctionnés ?',
      'Registre des licences ; inspections, suspensions et condamnations par an',
    ],
    'agenda-4-2': [
      'Les travailleurs sont-ils exempts de commissions de recrutement et de frais connexes, en droit et en fait ?',
      'Loi sur les frais ; enquêtes sur ce que les travailleurs ont payé ; sommes remboursées',
    ],
    'agenda-4-3': [
      'Un travailleur recruté peut-il se plaindre à l’un ou l’autre bout du corridor et être entendu à temps ?',
      'Plaintes reçues, délai de décision, sommes accordées',
    ],
    'agenda-5-1': [
      'Le travail forcé est-il puni comme un crime, et les victimes sont-elles protégées quel que soit leur statut ?',
      'Droit pénal, affaires et condamnations, lieux d’accueil',
    ],
    'agenda-5-2': [
      'Un travailleur peut-il quitter un employeur abusif sans perdre son droit de séjour ni risquer la détention ?',
      'Règles sur le changement d’employeur, nombre de changements accordés',
    ],
    'agenda-5-3': [
      'Les travailleurs en situation irrégulière reçoivent-ils les salaires et prestations dus pour le travail accompli ?',
      'Loi et décisions sur les demandes de travailleurs sans permis',
    ],
    'agenda-6-1': [
      'Les instruments sur les travailleurs migrants sont-ils ratifiés, ou leur ratification est-elle prévue ?',
      'Ratifications avec dates ; analyse des lacunes ; décisions de l’autorité compétente',
    ],
    'agenda-6-2': [
      'La loi donne-t-elle aux travailleurs migrants un traitement non moins favorable qu’aux nationaux (salaire, durée, sécurité, sécurité sociale) ?',
      'Droit du travail et de la sécurité sociale, avec exclusions par secteur ou statut',
    ],
    'agenda-6-3': [
      'Les travailleurs migrants peuvent-ils adhérer à des syndicats, en former et prendre part à la négociation ?',
      'Droit syndical ; migrants parmi les membres et les responsables',
    ],
    'agenda-7-1': [
      'Les rapports sur les instruments ratifiés sont-ils envoyés à temps, et les commentaires des organes de contrôle suivis d’effet ?',
      'Rapports dus et envoyés ; commentaires en suspens et suites données',
    ],
    'agenda-7-2': [
      'L’État porte-t-il les droits au travail dans les discussions régionales et mondiales sur la migration ?',
      'Positions et déclarations, engagements pris et comptes rendus',
    ],
    'agenda-7-3': [
      'Les ministères du travail, des affaires étrangères et de l’intérieur parlent-ils d’une seule voix sur la migration ?',
      'Organe de coordination, son mandat et ses comptes rendus',
    ],
    'agenda-8-1': [
      'Existe-t-il un organe tripartite permanent qui traite des migrations de main-d’œuvre et dont les avis reçoivent réponse ?',
      'Membres, réunions, avis rendus et réponses',
    ],
    'agenda-8-2': [
      'Des chiffres sur les travailleurs migrants sont-ils recueillis régulièrement, par sexe et par corridor, et publiés ?',
      'Enquêtes, registres et dates de publication',
    ],
    'agenda-8-3': [
      'L’administration du travail, les employeurs et les syndicats ont-ils du personnel formé aux migrations de main-d’œuvre ?',
      'Formations tenues, postes pourvus, attachés à l’étranger',
    ],
    'principle-1-1': [
      'Toute personne en âge de travailler, migrante ou non, a-t-elle accès à un travail productif dans la liberté, l’équité, la sécurité et la dignité ?',
      'Politique de l’emploi ; emploi et salaires des migrants et des nationaux par sexe',
    ],
    'principle-2-1': [
      'Le gouvernement coopère-t-il avec d’autres pays pour que la migration serve le travail décent, après avoir entendu employeurs et travailleurs ?',
      'Accords et organes communs ; comptes rendus des consultations',
    ],
    'principle-3-1': [
      'La politique repose-t-elle sur des connaissances et des chiffres tenus à jour et échangés avec d’autres pays ?',
      'Statistiques par sexe, secteur et corridor ; études ; échanges de données',
    ],
    'principle-4-1': [
      'La politique nationale, que chaque pays fixe lui-même, est-elle guidée par les normes internationales du travail ?',
      'Texte de la politique et normes citées ; lois modifiées en conséquence',
    ],
    'principle-5-1': [
      'Les politiques migratoire, de l’emploi et sociale vont-elles ensemble, en tenant compte des femmes et des groupes exposés ?',
      'Politiques aux buts communs ; budget ; évaluation par sexe',
    ],
    'principle-6-1': [
      'Y a-t-il assez de voies régulières pour migrer en vue d’un emploi, selon les besoins du marché du travail et l’évolution de la population ?',
      'Permis par profession, postes non pourvus, prévisions',
    ],
    'principle-7-1': [
      'Employeurs et travailleurs, et les migrants à travers eux, prennent-ils part à l’élaboration et à l’examen de la politique ?',
      'Comptes rendus des organes tripartites, lois modifiées après consultation',
    ],
    'principle-8-1': [
      'Les droits humains et les droits fondamentaux au travail de tous les travailleurs migrants sont-ils protégés, quel que soit leur statut ?',
      'Constitution et droit du travail ; décisions de justice ; exclusions',
    ],
    'principle-9-1': [
      'Les normes du travail acceptées par le pays couvrent-elles les travailleurs migrants en droit et en pratique ?',
      'Ratifications et exclusions ; loi article par article ; secteurs omis',
    ],
    'principle-10-1': [
      'Les droits des travailleurs migrants sont-ils garantis par une inspection, des tribunaux et des plaintes à leur portée ?',
      'Inspections dans les secteurs employant des migrants, plaintes, délais, langues',
    ],
    'principle-11-1': [
      'Les abus, le trafic de migrants et la traite sont-ils prévenus, et les travailleurs protégés ?',
      'Plan d’action, affaires, aide aux victimes, information avant le départ',
    ],
    'principle-12-1': [
      'Femmes et hommes sont-ils guidés à chaque étape : préparation, voyage, travail, retour ?',
      'Information et formation avant le départ, accueil, services de retour',
    ],
    'principle-13-1': [
      'Les services de recrutement et de placement sont-ils soumis à licence et contrôlés aux deux bouts ?',
      'Loi sur les licences, registre, inspections, sanctions',
    ],
    'principle-14-1': [
      'L’inclusion des travailleurs migrants et de leurs familles est-elle favorisée, et la discrimination, le racisme et la xénophobie combattus ?',
      'Loi sur l’égalité, plaintes, cours de langue, accès des enfants à l’école',
    ],
    'principle-15-1': [
      'La contribution des migrants à l’emploi, à la croissance et au développement est-elle reconnue et accrue, aux deux bouts ?',
      'Études de la contribution, coût des transferts, programmes avec les communautés à l’étranger',
    ],
  },
}
