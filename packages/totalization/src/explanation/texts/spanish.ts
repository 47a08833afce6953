import type { Words } from './english.ts'

export const SPANISH_WORDS: Words = {
  sentences: {
    'selection:named': '{instrument} figura en el expediente; se aplica a {states}.',
    'selection:chosen':
      'Decide {instrument}: el día del riesgo es el único que vincula a {states} y no cede ante otro.',
    'selection:national-law-alone': 'Se pide solo la ley nacional: nada se suma entre Estados.',
    'selection:none-applies': 'No se aplica ningún instrumento conocido aquí: cada ley queda sola.',
    'own-periods': 'Tiempo en cada Estado por separado: {list}.',
    conversion: 'El período {period} ({state}) se certificó como {certified}, es decir, {length}.',
    undatable:
      'El período {period} ({state}) no puede fecharse con exactitud; se presume que no coincide con ningún otro.',
    'no-double-count': 'Contando cada día una vez, el tiempo total es de {total}. Contado: {list}.',
    'compulsory-over-voluntary':
      'El período {period} ({state}) es voluntario y coincide con un seguro obligatorio ({displacedBy}): ceden {displaced}.',
    'actual-over-assimilated':
      'El período {period} ({state}) es asimilado y coincide con uno efectivo ({displacedBy}): ceden {displaced}.',
    'double-assimilated':
      'El período {period} ({state}) también está asimilado en otro Estado ({displacedBy}), donde la persona estuvo asegurada más cerca de él: ceden {displaced}.',
    'coinciding-compulsory':
      'Cierto tiempo ({coinciding}) es obligatorio en varios Estados a la vez. En total cuenta una vez; en la proporción se reparte.',
    'year-ceiling': 'Ningún año civil cuenta más de un año: se descuentan {cut}.',
    'reference-window':
      'La ley ({state}) mira solo cierto tiempo: en él están {inWindow} de {total}.',
    'entitlement:free': '{state} no pide tiempo mínimo: hay derecho por los períodos propios.',
    'entitlement:yes':
      '{state} pide {minimum}; los períodos propios suman {own}: bastan por sí solos.',
    'entitlement:no':
      '{state} pide {minimum}; los períodos propios suman {own}: por sí solos no dan derecho.',
    'entitlement:conditions': '{state}: otras condiciones, como la edad, no se cumplen hoy.',
    'aggregation:not-needed': '{state}: no hacen falta los períodos de los demás.',
    'aggregation:yes': '{state}: con los de los demás hay {total} de {minimum}: hay derecho.',
    'aggregation:no': '{state}: con los de los demás hay {total} de {minimum}: no hay derecho.',
    'minimum-own:yes':
      '{state} suma períodos extranjeros solo a partir de {needed} propios; hay {own}.',
    'minimum-own:no':
      '{state} suma períodos extranjeros solo a partir de {needed} propios; solo hay {own}.',
    'small-periods:exempt':
      '{state}: menos de {below} ({own}) y ningún derecho por eso solo: no debe nada; los demás cuentan ese tiempo.',
    'small-periods:right':
      '{state}: menos de {below} ({own}), pero con derecho por eso solo: nada especial.',
    'small-periods:all':
      'Cada Estado tiene demasiado poco tiempo para deber algo: {state}, el último cuyas condiciones se cumplen, paga como si todo fuera suyo.',
    'small-periods:taken': '{state} asume el tiempo corto de {from} ({time}).',
    'partial-conditions':
      'Las condiciones no se cumplen en todas partes; la regla dice qué tiempo cuenta entonces.',
    'independent:amount': '{state}, por su sola ley y sus períodos propios: {independent}.',
    'independent:none': '{state}: su ley no da nada por los períodos propios.',
    'theoretical:amount': '{state}, como si todo ({time}) hubiera sido allí: {theoretical}.',
    'theoretical:none': '{state}: no se conoce el importe como si todo hubiera sido allí.',
    ratio: '{state} paga su parte, {own} de {total}.',
    'maximum-duration': '{state}: {maximum} dan la prestación completa y sustituyen a {total}.',
    'displaced-voluntary': '{state} añade {added} por las cotizaciones voluntarias que cedieron.',
    'direct-calculation': '{state}: la prestación es proporcional al tiempo propio, {amount}.',
    'comparison:independent':
      '{state}: la prestación de su sola ley ({independent}) no es menor que la parte ({proRata}): es la debida.',
    'comparison:pro-rata': '{state}: se debe la parte ({proRata}); por su sola ley: {independent}.',
    'comparison:sufficient': '{state}: bastan los períodos propios; se debe su propia prestación.',
    'comparison:supplement':
      '{state} solo daría {national}, todas las prestaciones juntas {allBenefits}. Complemento: {supplement}.',
    payable: '{state} paga {payable}, redondeado una sola vez.',
    'export:yes': '{state} la paga también en el extranjero ({residence}).',
    'export:as-own-nationals':
      '{state} la paga ({residence}) como a sus propios nacionales que viven allí.',
    'export:not-said':
      'El instrumento, según se describe aquí, no dice si {state} la paga en el extranjero ({residence}).',
    'personal-scope:yes': 'El instrumento protege a la persona.',
    'personal-scope:no':
      'El instrumento no protege a los nacionales de ese Estado ({nationality}).',
    'personal-scope:cannot be told': 'La protección depende de la nacionalidad, que no se indicó.',
    'competent-state': 'Paga todo un solo Estado, el del último seguro: {competent}.',
    'national-law': '{state}: {amount} por {time}.',
  },
  units: {
    days: 'días',
    weeks: 'semanas',
    months: 'meses',
    quarters: 'trimestres',
    years: 'años',
  },
  values: {
    none: 'nada',
    'not-stated': 'no indicado',
    'no-entitlement': 'nada',
    'cannot be told': 'no se puede decir',
    'by the calendar': 'según el calendario',
  },
  notChecked: 'no comparado con el texto',
}
