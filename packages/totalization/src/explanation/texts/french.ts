import type { Words } from './english.ts'

export const FRENCH_WORDS: Words = {
  sentences: {
    'selection:named': '{instrument} est désigné dans le dossier ; il s’applique à {states}.',
    'selection:chosen':
      '{instrument} décide : au jour du risque, lui seul lie {states} et ne cède à aucun autre.',
    'selection:national-law-alone':
      'Seul le droit national est demandé : rien n’est ajouté entre États.',
    'selection:none-applies': 'Aucun instrument connu ici ne s’applique : chaque droit reste seul.',
    'own-periods': 'Durée dans chaque État pris séparément : {list}.',
    conversion: 'La période {period} ({state}) est certifiée pour {certified}, soit {length}.',
    undatable:
      'La période {period} ({state}) ne peut être datée exactement ; elle est présumée ne pas coïncider avec une autre.',
    'no-double-count':
      'Chaque jour compté une fois, la durée totale est de {total}. Compté : {list}.',
    'compulsory-over-voluntary':
      'La période {period} ({state}) est volontaire et coïncide avec une assurance obligatoire ({displacedBy}) : {displaced} cèdent.',
    'actual-over-assimilated':
      'La période {period} ({state}) est assimilée et coïncide avec une période effective ({displacedBy}) : {displaced} cèdent.',
    'double-assimilated':
      'La période {period} ({state}) est aussi assimilée dans un autre État ({displacedBy}), où la personne était assurée au plus près : {displaced} cèdent.',
    'coinciding-compulsory':
      'Une durée ({coinciding}) est obligatoire dans plusieurs États à la fois. Elle compte une fois au total ; dans le rapport, elle est partagée.',
    'year-ceiling': 'Aucune année civile ne compte pour plus d’un an : {cut} sont retranchés.',
    'reference-window':
      'Le droit ({state}) ne regarde qu’un certain temps : {inWindow} sur {total} s’y trouvent.',
    'entitlement:free':
      '{state} ne demande pas de durée minimale : le droit existe par ses propres périodes.',
    'entitlement:yes':
      '{state} demande {minimum} ; ses propres périodes font {own} : elles suffisent.',
    'entitlement:no':
      '{state} demande {minimum} ; ses propres périodes font {own} : seules, elles ne donnent aucun droit.',
    'entitlement:conditions':
      '{state} : d’autres conditions, comme l’âge, ne sont pas remplies aujourd’hui.',
    'aggregation:not-needed': '{state} : les périodes des autres États ne sont pas nécessaires.',
    'aggregation:yes': '{state} : avec celles des autres, {total} sur {minimum} : le droit existe.',
    'aggregation:no':
      '{state} : avec celles des autres, {total} sur {minimum} : il n’y a pas de droit.',
    'minimum-own:yes':
      '{state} n’ajoute des périodes étrangères qu’à partir de {needed} ; il y en a {own}.',
    'minimum-own:no':
      '{state} n’ajoute des périodes étrangères qu’à partir de {needed} ; il n’y en a que {own}.',
    'small-periods:exempt':
      '{state} : moins de {below} ({own}) et aucun droit par cela seul : rien n’est dû ; les autres comptent ce temps.',
    'small-periods:right':
      '{state} : moins de {below} ({own}), mais un droit par cela seul : rien de particulier.',
    'small-periods:all':
      'Chaque État a trop peu de temps pour devoir quelque chose : {state}, le dernier dont les conditions sont remplies, paie comme si tout était à lui.',
    'small-periods:taken': '{state} reprend la courte durée de {from} ({time}).',
    'partial-conditions':
      'Les conditions ne sont pas remplies partout ; la règle dit quel temps compte alors.',
    'independent:amount': '{state}, par son seul droit et ses propres périodes : {independent}.',
    'independent:none': '{state} : son droit ne donne rien pour ses propres périodes.',
    'theoretical:amount': '{state}, comme si tout ({time}) s’y était passé : {theoretical}.',
    'theoretical:none': '{state} : le montant comme si tout s’y était passé n’est pas connu.',
    ratio: '{state} paie sa part, {own} sur {total}.',
    'maximum-duration': '{state} : {maximum} donnent la prestation complète et remplacent {total}.',
    'displaced-voluntary': '{state} ajoute {added} pour les cotisations volontaires qui ont cédé.',
    'direct-calculation':
      '{state} : la prestation est proportionnelle à sa propre durée, {amount}.',
    'comparison:independent':
      '{state} : la prestation de son seul droit ({independent}) vaut au moins la part ({proRata}) : elle est due.',
    'comparison:pro-rata':
      '{state} : la part ({proRata}) est due ; par son seul droit : {independent}.',
    'comparison:sufficient':
      '{state} : ses propres périodes suffisent ; sa propre prestation est due.',
    'comparison:supplement':
      '{state} seul donnerait {national}, toutes les prestations ensemble {allBenefits}. Complément : {supplement}.',
    payable: '{state} paie {payable}, arrondi une seule fois.',
    'export:yes': '{state} la paie aussi à l’étranger ({residence}).',
    'export:as-own-nationals':
      '{state} la paie ({residence}) comme à ses propres nationaux qui y résident.',
    'export:not-said':
      'L’instrument, tel que décrit ici, ne dit pas si {state} la paie à l’étranger ({residence}).',
    'personal-scope:yes': 'La personne est protégée par l’instrument.',
    'personal-scope:no': 'L’instrument ne protège pas les nationaux de cet État ({nationality}).',
    'personal-scope:cannot be told':
      'La protection dépend de la nationalité, qui n’est pas indiquée.',
    'competent-state': 'Un seul État paie tout, celui de la dernière assurance : {competent}.',
    'national-law': '{state} : {amount} pour {time}.',
  },
  units: { days: 'jours', weeks: 'semaines', months: 'mois', quarters: 'trimestres', years: 'ans' },
  values: {
    none: 'rien',
    'not-stated': 'non indiqué',
    'no-entitlement': 'rien',
    'cannot be told': 'impossible à dire',
    'by the calendar': 'selon le calendrier',
  },
  notChecked: 'non comparé au texte',
}
