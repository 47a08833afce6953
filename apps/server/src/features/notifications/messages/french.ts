import type { NoticeWords } from './NoticeWords.ts'

export const FRENCH: NoticeWords = {
  records: {
    organisation: 'organisation',
    calendar: 'calendrier des jours fériés',
    'break-glass': 'accès d’urgence',
    contract: 'contrat',
    accreditation: 'mandat pour',
    jobOrder: 'offre d’emploi pour',
    bond: 'caution de',
    licence: 'licence',
    parameter: 'paramètre des règles',
    ban: 'interdiction de déploiement',
    watch: 'inscription sur la liste de surveillance',
    statistic: 'publication de statistiques',
    override: 'dérogation à un contrôle',
    officeKey: 'clé d’un bureau',
    clearance: 'autorisation de départ',
    questionnaire: 'questionnaire',
    report: 'rapport de',
  },
  quotes: ['« ', ' »'],
  roles: {
    administrator: 'administrateur',
    auditor: 'auditeur',
    'licensing-officer': 'agent chargé des licences',
    authority: 'autorité (direction)',
    inspector: 'inspecteur',
    'labour-attache': 'attaché du travail',
    conciliator: 'conciliateur',
    'legal-officer': 'juriste',
    'finance-officer': 'agent financier',
    'appeal-body': 'organe de recours',
    'focal-point': 'point focal d’un pays',
    'report-reviewer': 'secrétariat : examen des rapports',
    'report-releaser': 'secrétariat : publication des rapports',
    agency: 'agence',
    employer: 'employeur',
    union: 'syndicat',
    'employers-organisation': 'organisation d’employeurs',
    'resource-centre': 'centre de ressources pour migrants',
    'wage-payer': 'banque, payeur des salaires',
  },
  greeting: (name) => `${name},`,
  see: (address) => `Voir ${address}`,
  switchOff: 'Vous pouvez y désactiver ces courriels.',
  notYou:
    'Si ce n’était pas vous ou si vous n’en savez rien, changez votre mot de passe, fermez toutes les sessions de votre compte et prévenez un administrateur.',
  kinds: {
    'proposal.waiting': {
      subject: 'Une proposition vous attend',
      text: (params, { about }) =>
        `Proposé par une autre personne, à confirmer par vous : ${about(params)}.`,
    },
    'proposal.confirmed': {
      subject: 'Votre proposition a été confirmée',
      text: (params, { about }) => `Confirmée : votre proposition, ${about(params)}.`,
    },
    'proposal.refused': {
      subject: 'Votre proposition a été rejetée',
      text: (params, { about }) => `Rejetée : votre proposition, ${about(params)}.`,
    },
    'proposal.lapsed': {
      subject: 'Une proposition est devenue caduque',
      text: (params, { about }) => `Personne ne l’a confirmée à temps : ${about(params)}.`,
    },
    'deadline.missed': {
      subject: 'Un délai n’a pas été respecté',
      text: (params, { about }) => `Délai dépassé : ${about(params)}.`,
    },
    'contract.mismatch': {
      subject: 'Un contrat enregistré à l’étranger diffère',
      text: (params, { about }) =>
        `Ce qui a été enregistré à destination n’est pas ce que la travailleuse ou le travailleur a signé : ${about(params)}.`,
    },
    'contract.rechecked': {
      subject: 'Un contrat a été vérifié à nouveau',
      text: (params, { about }) =>
        `Un paramètre des règles a été corrigé ou vérifié, et les contrôles disent désormais autre chose : ${about(params)}. Ce qui a été fait reste valable.`,
    },
    'parameter.proposed': {
      subject: 'Un paramètre des règles a été proposé',
      text: (params, { about }) => `Proposé, et ouvert à vos observations : ${about(params)}.`,
    },
    'ledger.not-intact': {
      subject: 'Le contrôle d’intégrité a échoué',
      text: ({ at }, { time }) =>
        `Le journal n’est pas celui qui a été scellé, selon la vérification : ${time(at)}. Voyez ce qui a été modifié et gardez vos copies des sceaux.`,
    },
    'record.review': {
      subject: 'Un acte est à revoir',
      text: (params, { about }) =>
        `Une inscription de la liste de surveillance a été modifiée hors du journal. Fait entre-temps, à revoir : ${about(params)}.`,
    },
    'emergency.opened': {
      subject: 'Un dossier a été ouvert en urgence ; à vous d’en juger',
      text: ({ at, until, dueOn, earlier }, { time, value }) =>
        `Accès d’urgence : ${time(at)} jusqu’à ${time(until)}. À juger au plus tard le ${value(dueOn)}. Accès d’urgence de la même personne dans l’année précédente : ${value(String(earlier))}.`,
    },
    'emergency.of-yours': {
      subject: 'Un de vos dossiers a été ouvert en urgence',
      text: ({ at, until }, { time }) =>
        `Une personne a ouvert en urgence un de vos dossiers, hors de ses attributions : ${time(at)} jusqu’à ${time(until)}. Une autre personne jugera si c’était justifié.`,
    },
    'security.new-device': {
      subject: 'Connexion depuis un nouvel appareil',
      text: ({ device, at }, { value, time }) =>
        `Connexion à votre compte depuis un appareil jamais vu : ${value(device)}, ${time(at)}.`,
    },
    'security.password-changed': {
      subject: 'Votre mot de passe a été changé',
      text: ({ at }, { time }) => `Le mot de passe de votre compte a été changé : ${time(at)}.`,
    },
    'security.second-factor-removed': {
      subject: 'Un second facteur a été supprimé',
      text: ({ at }, { time }) =>
        `Une application d’authentification ou une clé d’accès a été retirée de votre compte : ${time(at)}.`,
    },
    'security.provider-linked': {
      subject: 'Votre compte a été lié à un fournisseur',
      text: ({ provider, at }, { value, time }) =>
        `Désormais, ce fournisseur peut vous connecter ici : ${value(provider)}, ${time(at)}.`,
    },
    'security.role-granted': {
      subject: 'Un rôle vous a été attribué',
      text: ({ role: given, at }, { role, time }) =>
        `Rôle qui vous a été attribué : ${role(given)}, ${time(at)}.`,
    },
  },
}
